package dev.lethe.map.monitor;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The part of {@link MapMonitor} that names javax.management. */
final class MapsBean implements MapsMXBean {
    private final MapMonitor monitor;

    private MapsBean(MapMonitor monitor) {
        this.monitor = monitor;
    }

    static void register(MapMonitor monitor) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            server.registerMBean(new MapsBean(monitor), nameOn(server));
        } catch (InstanceAlreadyExistsException registeredBefore) {
            return; // by this class, see nameOn
        } catch (JMException refused) {
            throw new IllegalStateException("The MBean server refuses " + NAME + ": " + refused.getMessage(), refused);
        }
    }

    static void unregister() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            server.unregisterMBean(nameOn(server));
        } catch (InstanceNotFoundException neverThere) {
            return;
        } catch (JMException refused) {
            throw new IllegalStateException(
                    "The MBean server does not let go of " + NAME + ": " + refused.getMessage(), refused);
        }
    }

    /** The plain name, or, where another copy of Lethe has that, one with the class loader of this copy. */
    private static ObjectName nameOn(MBeanServer server) throws JMException {
        ObjectName plain = new ObjectName(NAME);
        if (!server.isRegistered(plain) || MapsBean.class.getClassLoader() == server.getClassLoaderFor(plain)) {
            return plain;
        }
        String loader = Integer.toHexString(System.identityHashCode(MapsBean.class.getClassLoader()));
        return new ObjectName(NAME + ",loader=" + loader);
    }

    @Override
    public List<MapFigures> getMaps() {
        return monitor.maps();
    }

    @Override
    public List<PoolFigures> getPools() {
        return monitor.pools();
    }

    @Override
    public long getIdleBytes() {
        return monitor.idle().usedBytes();
    }

    @Override
    public long getIdleLimitBytes() {
        return monitor.idle().limitBytes();
    }

    @Override
    public long getNativeBytes() {
        return monitor.nativeBytes();
    }

    @Override
    public long getNativeUsedBytes() {
        return monitor.nativeUsedBytes();
    }

    @Override
    public long getNativeLimitBytes() {
        return monitor.nativeLimitBytes();
    }
}
