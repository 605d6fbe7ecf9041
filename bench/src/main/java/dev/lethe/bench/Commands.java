package dev.lethe.bench;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command lines of the programs of this package: a mistake is answered by one sentence, not by all of the help. */
final class Commands {
    private Commands() {}

    static CommandLine of(Object program) {
        return new CommandLine(program).setParameterExceptionHandler((mistake, given) -> {
            mistake.getCommandLine().getErr().println(mistake.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
    }

    /** Runs a program and ends the JVM with its exit code. */
    static void run(Object program, String... arguments) {
        System.exit(of(program).execute(arguments));
    }

    /** Ends a program with a sentence unless what its options say is right. */
    static void check(CommandSpec program, boolean right, String message) {
        if (!right) {
            throw new ParameterException(program.commandLine(), message);
        }
    }
}
