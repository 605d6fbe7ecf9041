package dev.lethe.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs inputs on a target without Jazzer: {@code java dev.lethe.fuzz.Replay TARGET FILE...}; for debuggers, and for what was found. */
public final class Replay {
    private Replay() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: java dev.lethe.fuzz.Replay TARGET FILE...");
        }
        OurTarget target = OurTarget.of(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            target.run(Files.readAllBytes(Path.of(arguments[i])));
            System.out.println(target + " takes " + arguments[i]);
        }
    }
}
