package dev.lethe.map;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sets a system property for the time of a call. */
public final class Property {
    private Property() {}

    public static <T> T with(String name, @Nullable String value, Supplier<T> call) {
        String before = System.getProperty(name);
        set(name, value);
        try {
            return call.get();
        } finally {
            set(name, before);
        }
    }

    private static void set(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }
}
