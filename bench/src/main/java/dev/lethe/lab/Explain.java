package dev.lethe.lab;

import dev.lethe.map.BackendInfo;
import dev.lethe.map.Lethe;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.spi.KeyPicture;
import dev.lethe.map.spi.SelfDescribing;
import dev.lethe.map.spi.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code lab explain KEY}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        usageHelpWidth = Terminal.TABLE_WIDTH,
        description = {
            "Puts keys into a map and draws the table that KEY belongs to, before and after KEY is removed.",
            "If KEY is not among the keys, draws where a lookup for it ends."
        },
        footer = {
            "",
            "Example: lab explain java/lang/String",
            "Exit code: 0 after a drawing, 2 when an option, a file or a backend cannot be used."
        })
final class Explain implements Callable<Integer> {
    /** Fills a table of 64 groups nearly to the point where it grows, so that some groups are full and passed. */
    private static final String USUAL_ENTRIES = "350";

    private final Terminal terminal;
    private final Plan plan;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "KEY", description = "The key; after -- if it begins with a hyphen.")
    private String key = "";

    @Mixin
    private KeyOptions source = new KeyOptions();

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            defaultValue = "core",
            description = "The backend of Lethe whose map is drawn. Default: ${DEFAULT-VALUE}.")
    private String backend = "core";

    @Option(
            names = "--entries",
            paramLabel = "N",
            defaultValue = USUAL_ENTRIES,
            description =
                    "How many of the keys are put into the map, KEY among them if it is one. Default: ${DEFAULT-VALUE}.")
    private int entries;

    Explain(Terminal terminal, Plan plan) {
        this.terminal = terminal;
        this.plan = plan;
    }

    @Override
    public Integer call() {
        refuseOptionsOfTheLab();
        if (entries < 1 || entries > plan.mostNames()) {
            throw new BadInput("The option --entries takes a number from 1 to " + Figures.count(plan.mostNames())
                    + ", not " + entries + ".");
        }
        checkBackend();
        Progress progress = new Progress(terminal);
        try {
            Keys keys = source.read(plan, progress);
            progress.end();
            draw(keys);
            return 0;
        } catch (OutOfMemoryError full) {
            progress.end();
            return Main.complainOfTheHeap(terminal, "give fewer or shorter ones with --input");
        } finally {
            progress.end();
        }
    }

    /** Options before the word explain would be read and forgotten. */
    private void refuseOptionsOfTheLab() {
        if (spec != null
                && !spec.parent()
                        .commandLine()
                        .getParseResult()
                        .matchedOptions()
                        .isEmpty()) {
            throw new BadInput("Options of explain come after that word, and it has its own; see lab explain --help.");
        }
    }

    private void checkBackend() {
        List<BackendInfo> found = Lethe.backends();
        String usable = found.stream()
                .filter(info ->
                        info.availability().isAvailable() && info.shapes().contains(Shape.OBJECT_OBJECT))
                .map(BackendInfo::name)
                .collect(Collectors.joining(", "));
        boolean known = false;
        for (BackendInfo info : found) {
            known |= info.name().equals(backend);
            if (info.name().equals(backend) && !info.availability().isAvailable()) {
                throw new BadInput("The backend '" + backend + "' cannot be used ("
                        + info.availability().reason() + "); choose among " + usable + ".");
            }
            if (info.name().equals(backend) && !info.shapes().contains(Shape.OBJECT_OBJECT)) {
                throw new BadInput("The backend '" + backend + "' has no maps with objects as keys and values;"
                        + " choose among " + usable + ".");
            }
        }
        if (!known) {
            throw new BadInput("There is no backend '" + backend + "' of Lethe; choose among " + usable + ".");
        }
    }

    private void draw(Keys keys) {
        List<String> chosen = Chosen.of(keys.names(), key, entries);
        ObjectMap<String, Integer> map = filled(chosen);
        SelfDescribing describing = describing(map);
        KeyPicture before = describing.describe(key);
        Explanation explanation = new Explanation(key, backend, before, new Explanation.Origin(chosen.size(), keys));
        if (before.present()) {
            map.remove(key);
            KeyPicture after = describing.describe(key);
            List<String> others =
                    chosen.stream().filter(name -> !name.equals(key)).collect(Collectors.toList());
            Collections.reverse(others);
            ObjectMap<String, Integer> fresh = filled(others);
            explanation.removed(after, describing(fresh).describe(key));
            fresh.close();
        }
        map.close();
        explanation.lines().forEach(terminal::line);
    }

    /** The seed is fixed, so that each run draws the same and the map without the key has the same hashes. */
    private ObjectMap<String, Integer> filled(List<String> names) {
        ObjectMap<String, Integer> map =
                Lethe.builder().backend(backend).seed(Plan.SEED).objectMap();
        for (String name : names) {
            map.put(name, map.size());
        }
        return map;
    }

    private SelfDescribing describing(ObjectMap<String, Integer> map) {
        if (map instanceof SelfDescribing describing) {
            return describing;
        }
        throw new BadInput("The maps of the backend '" + backend + "' do not say where their keys lie (they do not"
                + " implement SelfDescribing); choose another one with --backend.");
    }

    /** The keys that are put into the map. */
    private static final class Chosen {
        private Chosen() {}

        /** Takes the first ones, and in place of the last the wanted one, if it comes later. */
        static List<String> of(String[] names, String wanted, int most) {
            int count = Math.min(most, names.length);
            List<String> chosen = new ArrayList<>(List.of(names).subList(0, count));
            if (!chosen.contains(wanted) && List.of(names).contains(wanted)) {
                chosen.set(count - 1, wanted);
            }
            return chosen;
        }
    }
}
