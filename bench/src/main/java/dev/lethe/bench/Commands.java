package dev.lethe.bench;

import picocli.CommandLine;

/** The command lines of the programs of this package: a mistake is answered by one sentence, not by all of the help. */
final class Commands {
    private Commands() {}

    static CommandLine of(Object program) {
        return new CommandLine(program).setParameterExceptionHandler((mistake, given) -> {
            mistake.getCommandLine().getErr().println(mistake.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
    }
}
