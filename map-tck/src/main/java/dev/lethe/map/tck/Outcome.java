package dev.lethe.map.tck;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What came of a call: an answer, or an exception. */
record Outcome(@Nullable Object answer, @Nullable Throwable thrown) {
    static Outcome of(Supplier<? extends @Nullable Object> call) {
        try {
            return new Outcome(call.get(), null);
        } catch (RuntimeException thrown) {
            return new Outcome(null, thrown);
        }
    }

    /** Tells whether both have equal answers, or exceptions of the same class. */
    boolean matches(Outcome other) {
        if (thrown != null && other.thrown != null) {
            return thrown.getClass() == other.thrown.getClass();
        }
        return thrown == null && other.thrown == null && Objects.equals(answer, other.answer);
    }

    @Override
    public String toString() {
        return thrown == null ? Duel.brief(answer) : thrown.toString();
    }
}
