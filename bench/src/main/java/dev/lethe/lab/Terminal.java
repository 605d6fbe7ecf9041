package dev.lethe.lab;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Where the lab writes to, and what that place can show. */
final class Terminal {
    /** Tables are made for this many columns. */
    static final int TABLE_WIDTH = 100;

    private static final int USUAL_WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final Charset charset;
    private final boolean interactive;
    private final boolean colour;
    private final boolean unicode;
    private final int width;

    /** Makes a terminal on two streams that write in {@code charset}. */
    Terminal(PrintStream out, PrintStream err, Charset charset, boolean interactive, boolean colour, int width) {
        this.out = out;
        this.err = err;
        this.charset = charset;
        this.interactive = interactive;
        this.colour = colour;
        this.unicode = charset.newEncoder().canEncode("µ–─█░…");
        this.width = width;
    }

    /** Looks at the standard streams of this process. */
    static Terminal ofThisProcess() {
        Charset charset = charset();
        boolean interactive = isTerminal(1) && isTerminal(2);
        String noColor = System.getenv("NO_COLOR");
        boolean colour = interactive && (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                charset,
                interactive,
                colour,
                interactive ? widthOfTerminal() : USUAL_WIDTH);
    }

    /** Writes a line to standard output. */
    void line(String text) {
        out.println(fitting(text));
    }

    /** Writes a line to standard error. */
    void complain(String text) {
        err.println(fitting(text));
    }

    /** Writes to standard error over the present line. */
    void overwrite(String text) {
        err.print("\r" + fitting(text));
        err.flush();
    }

    PrintWriter out() {
        return new PrintWriter(new OutputStreamWriter(out, charset), true);
    }

    PrintWriter err() {
        return new PrintWriter(new OutputStreamWriter(err, charset), true);
    }

    /** Tells whether a person watches, so that progress may be shown. */
    boolean interactive() {
        return interactive;
    }

    boolean colour() {
        return colour;
    }

    /** Returns how many columns a line may have that is written over again. */
    int width() {
        return width;
    }

    /** Replaces what the terminal cannot show, letter by letter, so that columns stay aligned. */
    String fitting(String text) {
        if (unicode) {
            return text.replace('\u00a0', ' ');
        }
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            ascii.append(
                    switch (letter) {
                        case '\u00a0' -> ' ';
                        case 'µ' -> 'u';
                        case '–', '─' -> '-';
                        case '█' -> '#';
                        case '░' -> '.';
                        case '…' -> '~';
                        default -> letter < 128 ? letter : '?';
                    });
        }
        return ascii.toString();
    }

    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }

    /** Asks Linux what a file descriptor is; where that cannot be asked, the console of the JDK has the say. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return isConsole();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // where it is never null, it can be asked
    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }

    private static int widthOfTerminal() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (stty.waitFor(2, TimeUnit.SECONDS)) {
                String size = new String(stty.getInputStream().readAllBytes(), Charset.defaultCharset()).strip();
                int columns = Integer.parseInt(size.substring(size.indexOf(' ') + 1));
                return columns > 0 ? columns : USUAL_WIDTH;
            }
        } catch (IOException | NumberFormatException unknown) {
            return USUAL_WIDTH;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return USUAL_WIDTH;
    }
}
