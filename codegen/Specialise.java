import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the four shapes of a class from one master by the exchange of tokens; run by the build as
 * {@code java Specialise.java MASTERS OUTPUT [PACKAGE SHAPES SHARED FILE...]}. See docs/adr/0001.
 *
 * <p>With PACKAGE, all that is made goes into that package, with the backend's name, its last part, in place of core's. SHAPES is
 * {@code all}, {@code LongLong}, or {@code LongLong,StringLong} where strings are kept as bytes. The files named, each relative
 * to the folder SHARED, are taken along: masters are specialised, plain classes copied. So several backends have one text and no dependency on each other. What is different in one, it has by
 * hand under the names that the masters use; see docs/adr/0006.
 *
 * <p>A master is a Java file whose name begins with {@code KeyVal} (one class for each of the four shapes) or holds
 * {@code KeyLong} or {@code KeyObject} (one class for each kind of key). The tokens are words that mean nothing else. There
 * are no conditionals: where shapes differ, they differ in a small hand-written class.
 */
final class Specialise {
    /**
     * One shape: what each token becomes. Longer tokens come first, so that none is cut in two.
     *
     * @param bytes whether keys, objects to users, are strings that a table keeps as bytes: the same text, and names of its own
     */
    private static Map<String, String> tokens(boolean longKey, boolean longValue, boolean bytes) {
        String key = longKey ? "Long" : "Object";
        String value = longValue ? "Long" : "Object";
        String shape = (bytes ? "String" : key) + value;
        String api = !longKey && !longValue ? "Object" : key + value;
        String generics = longKey && longValue ? "" : longKey ? "<V>" : longValue ? "<K>" : "<K, V>";
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(
                "KeyValueToValue",
                longValue
                        ? (longKey ? "LongBinaryOperator" : "ObjectLongOperator<? super K>")
                        : (longKey
                                ? "LongObjectFunction<? super V, ? extends V>"
                                : "BiFunction<? super K, ? super V, ? extends V>"));
        tokens.put(
                "KeyToValue",
                longValue
                        ? (longKey ? "LongUnaryOperator" : "ToLongFunction<? super K>")
                        : (longKey ? "LongFunction<? extends V>" : "Function<? super K, ? extends V>"));
        tokens.put(
                "EntryConsumer",
                longValue
                        ? (longKey ? "LongLongConsumer" : "ObjLongConsumer<? super K>")
                        : (longKey ? "LongObjectConsumer<? super V>" : "BiConsumer<? super K, ? super V>"));
        tokens.put(
                "EntryPredicate",
                longValue
                        ? (longKey ? "LongLongPredicate" : "ObjectLongPredicate<? super K>")
                        : (longKey ? "LongObjectPredicate<? super V>" : "BiPredicate<? super K, ? super V>"));
        tokens.put("KeyValSkeleton", "Abstract" + api + "Map" + generics);
        tokens.put(
                "KeyValHook",
                api + "Audit"
                        + (longKey && longValue
                                ? ""
                                : longKey ? "<? super V>" : longValue ? "<? super K>" : "<? super K, ? super V>"));
        tokens.put("KeyValCursor", api + "Cursor" + generics);
        tokens.put("KeyValApi", api + "Map" + generics);
        tokens.put(
                "KeyValSource",
                api + "Map"
                        + (longKey && longValue
                                ? ""
                                : longKey
                                        ? "<? extends V>"
                                        : longValue ? "<? extends K>" : "<? extends K, ? extends V>"));
        tokens.put("KeyVal", shape);
        tokens.put("KeyLong", (bytes ? "String" : key) + "Long");
        tokens.put("KeyObject", key + "Object");
        tokens.put("KeyPredicate", longKey ? "LongPredicate" : "Predicate<? super K>");
        tokens.put("KeyBoxed", longKey ? "Long" : "K");
        tokens.put("ValBoxed", longValue ? "Long" : "V");
        tokens.put("KeyStored", longKey ? "long" : "Object");
        tokens.put("ValStored", longValue ? "long" : "Object");
        tokens.put("KeyShown", longKey ? "long" : "K");
        tokens.put("ValShown", longValue ? "long" : "V");
        tokens.put("<K, V>", generics);
        return tokens;
    }

    /** The package that everything goes into, if it is not the one it is in; and the shapes that are made, if not all four. */
    private record Target(Path output, String named, List<String> shapes) {
        boolean makes(boolean longKey, boolean longValue) {
            return shapes.isEmpty() || longKey && longValue && shapes.contains("LongLong");
        }

        /** The source for the package, with the names of its backend. */
        String adapt(String source) {
            if (named.isEmpty()) {
                return source;
            }
            String backend = named.substring(named.lastIndexOf('.') + 1);
            return source.replace("dev.lethe.map.core", named)
                    .replace("lethe.core.", "lethe." + backend + ".")
                    .replaceAll("\\bCore(?=LongLong|StringLong)", capital(backend));
        }

        String adaptName(String name) {
            return named.isEmpty()
                    ? name
                    : name.replaceAll("^Core", capital(named.substring(named.lastIndexOf('.') + 1)));
        }

        Path folder(Path relative) {
            return named.isEmpty() ? output.resolve(relative) : output.resolve(named.replace('.', File.separatorChar));
        }

        private static String capital(String name) {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }

    public static void main(String[] args) throws IOException {
        boolean shares = args.length > 5
                && List.of("all", "LongLong", "LongLong,StringLong").contains(args[3]);
        if (args.length != 2 && !shares) {
            throw new IllegalArgumentException("usage: java Specialise.java MASTERS OUTPUT"
                    + " [PACKAGE all|LongLong|LongLong,StringLong SHARED FILE...]");
        }
        Path masters = Path.of(args[0]);
        List<String> shapes = shares && !args[3].equals("all") ? List.of(args[3].split(",")) : List.of();
        Target target = new Target(Path.of(args[1]), shares ? args[2] : "", shapes);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(masters)) {
            files = walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("No master in " + masters);
        }
        List<Path> made = new ArrayList<>();
        for (Path master : files) {
            int before = made.size();
            specialise(master, masters, target, made);
            if (made.size() == before && target.shapes().isEmpty()) {
                throw new IllegalStateException("Master " + master + " yields nothing: its name holds no token");
            }
        }
        for (int i = 5; i < args.length; i++) {
            Path root = Path.of(args[4]);
            int before = made.size();
            specialise(root.resolve(args[i]), root, target, made);
            if (made.size() == before) {
                made.add(write(root.resolve(args[i]), root, target, Map.of()));
            }
        }
        deleteOthers(target.output(), made);
        System.out.println("specialised " + files.size() + " masters into " + made.size() + " classes");
    }

    /** Makes the classes of a master; none of a plain class. */
    private static void specialise(Path master, Path root, Target target, List<Path> made) throws IOException {
        String name = master.getFileName().toString();
        for (boolean longKey : new boolean[] {true, false}) {
            for (boolean longValue : new boolean[] {true, false}) {
                boolean wanted = name.contains("KeyVal")
                        || name.contains("KeyLong") && longValue
                        || name.contains("KeyObject") && !longValue;
                if (wanted && target.makes(longKey, longValue)) {
                    made.add(write(master, root, target, tokens(longKey, longValue, false)));
                }
            }
        }
        if (target.shapes().contains("StringLong") && (name.contains("KeyVal") || name.contains("KeyLong"))) {
            made.add(write(master, root, target, tokens(false, true, true)));
        }
    }

    private static Path write(Path master, Path root, Target target, Map<String, String> tokens) throws IOException {
        String source = "// Made by codegen/Specialise.java from " + master.getFileName() + ": edit that one.\n"
                + target.adapt(exchange(Files.readString(master), tokens));
        String name = target.adaptName(
                exchange(master.getFileName().toString(), tokens).replaceAll("<[^>]*>", ""));
        Path folder = target.folder(root.relativize(master).getParent());
        Path file = folder.resolve(name);
        Matcher left = Pattern.compile(
                        "Key(Val|Long|Object|Stored|Shown|Boxed|Predicate|To)|Val(Stored|Shown|Boxed)|Entry(Consumer|Predicate)")
                .matcher(source.substring(source.indexOf('\n')).replaceAll("\\bObjectLong|LongObject", ""));
        if (!tokens.isEmpty() && left.find()) { // a plain class may speak of masters in comments
            throw new IllegalStateException("A token remains in " + file + ": " + left.group());
        }
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        }
        return file;
    }

    private static String exchange(String text, Map<String, String> tokens) {
        String result = text;
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            result = result.replace(token.getKey(), token.getValue());
        }
        return result;
    }

    /** A class whose master is gone must not linger. */
    private static void deleteOthers(Path output, List<Path> made) throws IOException {
        try (Stream<Path> walk = Files.walk(output)) {
            walk.filter(file -> Files.isRegularFile(file) && !made.contains(file))
                    .forEach(file -> {
                        try {
                            Files.delete(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
