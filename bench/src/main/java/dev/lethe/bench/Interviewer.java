package dev.lethe.bench;

import java.io.IOException;

/** Gets answers. */
@FunctionalInterface
interface Interviewer {
    /** Asks one question; an exception says that there is no answer. */
    Answer ask(Question question) throws IOException;
}
