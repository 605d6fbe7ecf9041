package dev.lethe.map.monitor;

import dev.lethe.map.LetheMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.MapPool;
import dev.lethe.map.spi.IdleBudget;
import dev.lethe.map.spi.NativeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

/**
 * What can be seen of Lethe in this process: the maps and pools that somebody asked to be tracked, idle memory, native memory.
 *
 * <pre>{@code
 * MapMonitor monitor = MapMonitor.process();
 * LongLongMap counts = monitor.track("counts", Lethe.builder().longLongMap());
 * monitor.track("requests", pool);
 * monitor.register();                                // the MXBean dev.lethe:type=Maps
 * }</pre>
 *
 * <p>What is tracked is held weakly, and a map is forgotten when it is closed: to be tracked keeps nothing alive. For any thread.
 *
 * <p>Figures are read when somebody asks, from the asking thread. A map that is not for many threads may be changed by its own thread meanwhile:
 * reading never writes and never fails, but then its figures may be a mixture of two moments, or those of the time before.
 */
public final class MapMonitor {
    private static final MapMonitor PROCESS = new MapMonitor();

    private final List<Tracked<? extends LetheMap>> maps = new CopyOnWriteArrayList<>();
    private final List<Tracked<MapPool>> pools = new CopyOnWriteArrayList<>();

    MapMonitor() {}

    /**
     * Returns the monitor that all of this process shares.
     *
     * @return the monitor
     */
    public static MapMonitor process() {
        return PROCESS;
    }

    /**
     * Has the figures of a map shown. Cost: one look at all that is tracked.
     *
     * @param name what to call it; several may have one name
     * @param map the map; one that is tracked already gets the new name
     * @param <M> its type
     * @return the same map
     */
    public <M extends LetheMap> M track(String name, M map) {
        Tracked<M> tracked = new Tracked<>(name, map);
        maps.removeIf(other -> other.isGone() || other.isOf(map));
        maps.add(tracked);
        return map;
    }

    /**
     * Has the figures of a pool shown. Cost: one look at all that is tracked.
     *
     * @param name what to call it; several may have one name
     * @param pool the pool; one that is tracked already gets the new name
     * @return the same pool
     */
    public MapPool track(String name, MapPool pool) {
        Tracked<MapPool> tracked = new Tracked<>(name, pool);
        pools.removeIf(other -> other.isGone() || other.isOf(pool));
        pools.add(tracked);
        return pool;
    }

    /**
     * Shows the figures of a map or pool no more; does nothing when it is not tracked.
     *
     * @param mapOrPool the map or pool
     */
    public void untrack(Object mapOrPool) {
        Objects.requireNonNull(mapOrPool, "mapOrPool");
        maps.removeIf(other -> other.isGone() || other.isOf(mapOrPool));
        pools.removeIf(other -> other.isGone() || other.isOf(mapOrPool));
    }

    /**
     * Returns the figures of the tracked maps. Cost: a look at each table of each.
     *
     * @return a new list, in the order in which they were tracked
     */
    public List<MapFigures> maps() {
        List<MapFigures> all = new ArrayList<>();
        for (Tracked<? extends LetheMap> tracked : List.copyOf(maps)) {
            MapFigures figures = tracked.figures();
            if (figures == null) {
                maps.remove(tracked);
            } else {
                all.add(figures);
            }
        }
        return all;
    }

    /**
     * Returns the figures of the tracked pools, one for each generation. Cost: a look at each map of each.
     *
     * @return a new list, in the order in which they were tracked
     */
    public List<PoolFigures> pools() {
        List<PoolFigures> all = new ArrayList<>();
        for (Tracked<MapPool> tracked : List.copyOf(pools)) {
            MapPool pool = tracked.get();
            if (pool == null) {
                pools.remove(tracked);
            } else {
                for (Generation generation : Generation.fixed()) {
                    all.add(new PoolFigures(tracked.name(), pool.stats(generation)));
                }
            }
        }
        return all;
    }

    /**
     * Returns the memory that is kept though no entry needs it: what idle maps of pools and idle native memory retain.
     *
     * @return the budget of the process, to look at
     */
    public IdleBudget idle() {
        return IdleBudget.process();
    }

    /**
     * Returns the native memory that all backends have obtained from the operating system.
     *
     * @return bytes, 0 when no backend off the heap was used
     */
    public long nativeBytes() {
        return sum(NativeUse::obtainedBytes);
    }

    /**
     * Returns what the tables of all maps, tracked or not, take of {@link #nativeBytes()}.
     *
     * @return bytes
     */
    public long nativeUsedBytes() {
        return sum(NativeUse::usedBytes);
    }

    /**
     * Returns how much native memory all backends that were used may obtain together.
     *
     * @return bytes, 0 when no backend off the heap was used
     */
    public long nativeLimitBytes() {
        return sum(NativeUse::limitBytes);
    }

    private static long sum(ToLongFunction<NativeUse> figure) {
        return NativeUse.registered().stream().mapToLong(figure).sum();
    }

    /**
     * Shows this monitor as the MXBean {@value MapsMXBean#NAME} of the platform's MBean server. Calling it again does nothing.
     *
     * @throws IllegalStateException when the runtime image lacks the module {@code java.management}, nobody resolved it, or the server refuses
     */
    public void register() {
        onServer(() -> MapsBean.register(this));
    }

    /**
     * Takes the MXBean away; does nothing when it is not there.
     *
     * @throws IllegalStateException as {@link #register()}
     */
    public void unregister() {
        onServer(MapsBean::unregister);
    }

    private static void onServer(Runnable call) {
        try {
            call.run();
        } catch (LinkageError noSuchModule) { // MapsBean alone names javax.management
            throw new IllegalStateException(
                    "The module java.management is not there; add it to the runtime image, or start with --add-modules java.management.",
                    noSuchModule);
        }
    }
}
