package dev.lethe.map.unsafe;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Shows the figures of the heap as the bean {@value #NAME}. Dynamic, because an interface would have to be exported. */
final class HeapBean implements DynamicMBean {
    static final String NAME = "dev.lethe.map:type=NativeMemory";

    private static final System.Logger LOGGER = System.getLogger("dev.lethe.map.unsafe");

    private final NativeHeap heap;

    HeapBean(NativeHeap heap) {
        this.heap = heap;
    }

    /** Registers the bean of a heap, where the JVM has the module java.management. A failure is no reason to refuse maps. */
    static void register(NativeHeap heap) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            HeapBean bean = new HeapBean(heap);
            try {
                server.registerMBean(bean, new ObjectName(NAME));
            } catch (InstanceAlreadyExistsException sameFromAnotherLoader) {
                String loader = Integer.toHexString(System.identityHashCode(HeapBean.class.getClassLoader()));
                server.registerMBean(bean, new ObjectName(NAME + ",loader=" + loader));
            }
        } catch (JMException | RuntimeException | LinkageError refused) {
            LOGGER.log(System.Logger.Level.DEBUG, "The figures of native memory are not shown by JMX", refused);
        }
    }

    private Map<String, Object> values() {
        HeapFigures now = heap.figures();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("LimitBytes", now.limitBytes());
        values.put("ObtainedBytes", now.obtainedBytes());
        values.put("UsedBytes", now.usedBytes());
        values.put("IdleBytes", now.idleBytes());
        values.put("Slabs", (long) now.slabs());
        values.put("Blocks", now.blocks());
        values.put("Owners", now.owners());
        values.put("Leaks", now.leaks());
        values.put("Way", MemoryChoice.HERE.way().name());
        values.put("Checked", NativeMemory.CHECKED);
        return values;
    }

    private static String describe(String attribute) {
        return switch (attribute) {
            case "LimitBytes" -> "The most that may be obtained from the operating system";
            case "ObtainedBytes" -> "What is obtained from it";
            case "UsedBytes" -> "What the tables of maps take of that";
            case "IdleBytes" -> "What is kept without use";
            case "Slabs" -> "The pieces that were obtained";
            case "Blocks" -> "The parts that maps hold";
            case "Owners" -> "The maps that are not closed";
            case "Leaks" -> "The maps so far that became unreachable unclosed while they held memory";
            case "Way" -> "UNSAFE for sun.misc.Unsafe, FOREIGN for java.lang.foreign";
            default -> "Whether each access is checked";
        };
    }

    @Override
    public Object getAttribute(String attribute) throws AttributeNotFoundException {
        Object value = values().get(attribute);
        if (value == null) {
            throw new AttributeNotFoundException(NAME + " has no attribute " + attribute);
        }
        return value;
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        Map<String, Object> values = values();
        AttributeList list = new AttributeList();
        for (String attribute : attributes) {
            Object value = values.get(attribute);
            if (value != null) {
                list.add(new Attribute(attribute, value));
            }
        }
        return list;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(NAME + " has no attribute that can be set");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public @Nullable Object invoke(String action, Object[] parameters, String[] signature) {
        throw new UnsupportedOperationException(NAME + " has no operations");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] attributes = values().entrySet().stream()
                .map(entry -> new MBeanAttributeInfo(
                        entry.getKey(), type(entry.getValue()), describe(entry.getKey()), true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(
                HeapBean.class.getName(), "The native memory of Lethe's maps", attributes, null, null, null);
    }

    private static String type(Object value) {
        return value instanceof Long ? "long" : value instanceof Boolean ? "boolean" : String.class.getName();
    }
}
