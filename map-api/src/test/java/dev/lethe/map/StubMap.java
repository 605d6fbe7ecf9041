package dev.lethe.map;

import dev.lethe.map.spi.MapSpec;
import java.lang.reflect.Proxy;

/** What the maps of {@link Strangers} are besides: they know who made them and from what, and can do nothing else. */
public interface StubMap {
    String backend();

    MapSpec<?> spec();

    static StubMap of(LetheMap map) {
        return (StubMap) map;
    }

    /** Makes a map of any interface. */
    static LetheMap make(Class<? extends LetheMap> type, String backend, MapSpec<?> spec) {
        return (LetheMap) Proxy.newProxyInstance(
                StubMap.class.getClassLoader(),
                new Class<?>[] {type, StubMap.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "backend", "toString" -> backend;
                    case "spec" -> spec;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }
}
