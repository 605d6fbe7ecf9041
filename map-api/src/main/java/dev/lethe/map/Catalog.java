package dev.lethe.map;

import dev.lethe.map.spi.MapProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The providers that can be seen from a class loader.
 *
 * <p>A provider that breaks while it is loaded or asked what it is becomes an entry that is not available and says why;
 * the search goes on. Only the result for Lethe's own class loader is kept: to keep others would keep foreign class
 * loaders alive.
 */
final class Catalog {
    /** A class loader that fails more often than this is given up on; some fail at each question. */
    private static final int MOST_FAILURES = 100;

    private static final Comparator<BackendInfo> BY_PREFERENCE = Comparator.comparingInt(BackendInfo::priority)
            .reversed()
            .thenComparing(BackendInfo::name)
            .thenComparing(BackendInfo::providerClass);

    /** What Lethe's own class loader sees; null until somebody looked and nothing broke, as that may pass. */
    private static volatile @Nullable List<BackendInfo> own;

    private final List<BackendInfo> found = new ArrayList<>();
    private final Set<Object> identities = new HashSet<>();

    private Catalog() {}

    /** Looks with Lethe's own class loader, and with that of the calling thread. */
    static List<BackendInfo> find() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context == null || context == Lethe.class.getClassLoader()) {
            return own();
        }
        List<BackendInfo> known = own();
        Catalog catalog = new Catalog();
        known.forEach(catalog::add);
        catalog.search(context, known);
        return catalog.inOrder();
    }

    static List<BackendInfo> find(@Nullable ClassLoader loader) {
        Catalog catalog = new Catalog();
        catalog.search(loader, List.of());
        return catalog.inOrder();
    }

    private static List<BackendInfo> own() {
        List<BackendInfo> known = own;
        if (known == null) {
            known = find(Lethe.class.getClassLoader());
            if (known.stream().noneMatch(BackendInfo::isBroken)) {
                own = known;
            }
        }
        return known;
    }

    /** Looks with a loader; what another loader saw before is not made again. */
    private void search(@Nullable ClassLoader loader, List<BackendInfo> known) {
        Iterator<ServiceLoader.Provider<MapProvider>> providers =
                ServiceLoader.load(MapProvider.class, loader).stream().iterator();
        int failures = 0;
        while (failures < MOST_FAILURES) {
            try {
                if (!providers.hasNext()) {
                    return;
                }
                ServiceLoader.Provider<MapProvider> provider = providers.next();
                if (known.stream().noneMatch(info -> info.isOf(provider.type()))) {
                    add(load(provider));
                }
            } catch (Throwable broken) {
                Breakage.rethrowIfFatal(broken);
                failures++;
                add(BackendInfo.broken(loader, broken));
            }
        }
    }

    /** Two loaders may see one provider, and one provider broken. */
    private void add(BackendInfo info) {
        if (identities.add(info.identity())) {
            found.add(info);
        }
    }

    private List<BackendInfo> inOrder() {
        found.sort(BY_PREFERENCE);
        return List.copyOf(found);
    }

    private static BackendInfo load(ServiceLoader.Provider<MapProvider> provider) {
        try {
            return BackendInfo.of(provider.get());
        } catch (Throwable broken) {
            Breakage.rethrowIfFatal(broken);
            return BackendInfo.broken(provider.type(), broken);
        }
    }
}
