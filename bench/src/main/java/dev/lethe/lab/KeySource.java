package dev.lethe.lab;

import java.io.IOException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the keys of a run come from: a file of the user's, or else the class files of the running JDK. */
final class KeySource {
    private KeySource() {}

    /**
     * Reads the keys.
     *
     * @param input the file, or null for the names of the JDK
     * @throws BadInput when there are none to be had
     */
    static Keys read(@Nullable Path input, Plan plan, Progress progress) {
        List<String> names;
        String source;
        if (input != null) {
            names = KeyFile.read(input, plan.mostNames());
            source = "distinct lines of " + input;
        } else {
            progress.begin("reading the names in the JDK's class files", 0);
            names = namesOfThisJdk(plan, progress);
            source = "distinct names in the class files of this JDK (jrt:/)";
        }
        String first = names.size() == plan.mostNames() ? "the first " : "";
        return Keys.of(first + Figures.count(names.size()) + " " + source, names, plan.longsPerName());
    }

    private static List<String> namesOfThisJdk(Plan plan, Progress progress) {
        try {
            return JdkNames.read(plan.mostNames(), progress::at);
        } catch (IOException | FileSystemNotFoundException | ProviderNotFoundException broken) {
            throw new BadInput("The names of this JDK could not be read through jrt:/ (" + broken
                    + "); give keys of your own with --input.");
        }
    }
}
