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
 * {@code java Specialise.java MASTERS OUTPUT}. See docs/adr/0001.
 *
 * <p>With {@code unsafe SHARED CLASS...} behind, it makes the shape {@code LongLong} alone, for the package of the backend off the
 * heap, and takes the plain classes named from the folder SHARED along; see docs/adr/0006. What is different there, the storage,
 * is hand-written in that module under the names that the masters use.
 *
 * <p>A master is a Java file whose name begins with {@code KeyVal} (one class for each of the four shapes) or holds
 * {@code KeyLong} or {@code KeyObject} (one class for each kind of key). The tokens are words that mean nothing else. There
 * are no conditionals: where shapes differ, they differ in a small hand-written class.
 */
final class Specialise {
    /** One shape: what each token becomes. Longer tokens come first, so that none is cut in two. */
    private static Map<String, String> tokens(boolean longKey, boolean longValue) {
        String key = longKey ? "Long" : "Object";
        String value = longValue ? "Long" : "Object";
        String shape = key + value;
        String api = !longKey && !longValue ? "Object" : shape;
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
        tokens.put("KeyValSkeleton", "Abstract" + api + "Map" + generics);
        tokens.put(
                "KeyValHook",
                api + "Audit"
                        + (longKey && longValue
                                ? ""
                                : longKey ? "<? super V>" : longValue ? "<? super K>" : "<? super K, ? super V>"));
        tokens.put("KeyValCursor", api + "Cursor" + generics);
        tokens.put("KeyVal", shape);
        tokens.put("KeyLong", key + "Long");
        tokens.put("KeyObject", key + "Object");
        tokens.put("KeyStored", longKey ? "long" : "Object");
        tokens.put("ValStored", longValue ? "long" : "Object");
        tokens.put("KeyShown", longKey ? "long" : "K");
        tokens.put("ValShown", longValue ? "long" : "V");
        tokens.put("<K, V>", generics);
        return tokens;
    }

    public static void main(String[] args) throws IOException {
        boolean offHeap = args.length > 4 && args[2].equals("unsafe");
        if (args.length != 2 && !offHeap) {
            throw new IllegalArgumentException("usage: java Specialise.java MASTERS OUTPUT [unsafe SHARED CLASS...]");
        }
        Path masters = Path.of(args[0]);
        Path output = Path.of(args[1]);
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
            for (boolean longKey : new boolean[] {true, false}) {
                for (boolean longValue : new boolean[] {true, false}) {
                    String name = master.getFileName().toString();
                    if (offHeap && !(longKey && longValue)) {
                        continue;
                    }
                    if (name.contains("KeyVal")
                            || name.contains("KeyLong") && longValue
                            || name.contains("KeyObject") && !longValue) {
                        made.add(write(master, masters, output, tokens(longKey, longValue), offHeap));
                    }
                }
            }
            if (made.size() == before && !offHeap) {
                throw new IllegalStateException("Master " + master + " yields nothing: its name holds no token");
            }
        }
        for (int i = 4; i < args.length; i++) {
            Path shared = Path.of(args[3]);
            made.add(write(shared.resolve(args[i]), shared, output, Map.of(), true));
        }
        deleteOthers(output, made);
        System.out.println("specialised " + files.size() + " masters into " + made.size() + " classes");
    }

    private static Path write(Path master, Path root, Path output, Map<String, String> tokens, boolean offHeap)
            throws IOException {
        String source = "// Made by codegen/Specialise.java from " + master.getFileName() + ": edit that one.\n"
                + exchange(Files.readString(master), tokens);
        String name = exchange(master.getFileName().toString(), tokens).replaceAll("<[^>]*>", "");
        Path folder = output.resolve(root.relativize(master)).getParent();
        if (offHeap) {
            source = source.replace("dev.lethe.map.core", "dev.lethe.map.unsafe")
                    .replace("lethe.core.", "lethe.unsafe.")
                    .replaceAll("\\bCore(?=LongLong)", "Unsafe");
            name = name.replaceAll("^Core", "Unsafe");
            folder = folder.resolveSibling("unsafe");
        }
        Path file = folder.resolve(name);
        Matcher left = Pattern.compile("Key(Val|Long|Object|Stored|Shown|To)|Val(Stored|Shown)|EntryConsumer")
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
