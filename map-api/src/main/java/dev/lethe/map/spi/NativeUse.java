package dev.lethe.map.spi;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How much native memory a backend has, for those who watch the process; see {@link dev.lethe.map.monitor.MapMonitor}.
 *
 * <p>A backend off the heap registers one for all of its maps. All methods are for any thread, and cheap.
 */
public interface NativeUse {
    /**
     * Returns which backend this is about.
     *
     * @return its name
     */
    String backend();

    /**
     * Returns what is obtained from the operating system, used or not.
     *
     * @return bytes
     */
    long obtainedBytes();

    /**
     * Returns what the tables of maps take of that.
     *
     * @return bytes
     */
    long usedBytes();

    /**
     * Returns how much may be obtained.
     *
     * @return bytes
     */
    long limitBytes();

    /**
     * Has the figures of a backend counted. It is held weakly, so that the backend can be unloaded: the backend keeps it.
     *
     * @param use the figures of a backend
     */
    static void register(NativeUse use) {
        Registered.USES.removeIf(held -> held.get() == null);
        Registered.USES.add(new WeakReference<>(Objects.requireNonNull(use, "use")));
    }

    /**
     * Returns what is registered and still there.
     *
     * @return a copy, empty when no backend off the heap was used
     */
    static List<NativeUse> registered() {
        List<NativeUse> all = new ArrayList<>();
        for (WeakReference<NativeUse> held : Registered.USES) {
            NativeUse use = held.get();
            if (use != null) {
                all.add(use);
            }
        }
        return all;
    }

    /** Apart, because what an interface holds is public. */
    final class Registered {
        private static final List<WeakReference<NativeUse>> USES = new CopyOnWriteArrayList<>();

        private Registered() {}
    }
}
