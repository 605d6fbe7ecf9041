package dev.lethe.map.tck.pool;

import dev.lethe.map.LetheMap;
import dev.lethe.map.pool.Generation;
import dev.lethe.map.pool.Lease;
import dev.lethe.map.spi.RevocableMap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** The lease of a toy pool. */
final class ToyLease<M extends LetheMap> implements Lease<M>, RevocableMap.Owner {
    private final ToyPool pool;
    private final ToyPool.Entry entry;
    private final Generation generation;
    private final LetheMap map;
    private boolean open = true;
    Object watch;

    ToyLease(ToyPool pool, ToyPool.Entry entry, Generation generation) {
        this.pool = pool;
        this.entry = entry;
        this.generation = generation;
        this.map = switch (pool.fault) {
            case ABA, PARTS_WORK, CLOSE_IS_PASSED_ON -> proxy();
            default -> (LetheMap) RevocableMap.of(entry.map).view(this, false);
        };
    }

    /** A view that checks the calls on the map alone, and by the flag that the fault is about. */
    private LetheMap proxy() {
        return (LetheMap) Proxy.newProxyInstance(
                ToyLease.class.getClassLoader(), interfacesOf(entry.map.getClass()), (self, method, arguments) -> {
                    if (method.getName().equals("close") && pool.fault != PoolFault.CLOSE_IS_PASSED_ON) {
                        close();
                        return null;
                    }
                    if (pool.fault == PoolFault.ABA ? !entry.lent : !open) {
                        throw revoked();
                    }
                    try {
                        return method.invoke(entry.map, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static Class<?>[] interfacesOf(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(each -> Arrays.stream(each.getInterfaces()))
                .filter(LetheMap.class::isAssignableFrom)
                .distinct()
                .toArray(Class<?>[]::new);
    }

    ToyLease<M> again() {
        open = true;
        return this;
    }

    @Override
    @SuppressWarnings("unchecked") // the map is that of the recipe
    public M map() {
        if (pool.fault == PoolFault.ABA ? !entry.lent : !open) {
            throw revoked();
        }
        return (M) map;
    }

    @Override
    public Generation generation() {
        return generation;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        synchronized (pool) {
            if (!open && pool.fault != PoolFault.RETURNS_TWICE) {
                return;
            }
            open = false;
            if (map instanceof RevocableMap view
                    && pool.fault != PoolFault.STALE_WORKS
                    && pool.fault != PoolFault.LEASE_IS_REUSED) {
                view.revoke();
            }
            pool.takeBack(entry, watch);
        }
    }

    @Override
    public void closeView() {
        close();
    }

    @Override
    public IllegalStateException revoked() {
        return new IllegalStateException("This lease was closed.");
    }

    @Override
    public IllegalStateException readOnly() {
        return new IllegalStateException("Never for reading only.");
    }
}
