package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The figures of the process, as monitoring sees them. */
class HeapBeanTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void theBeanShowsWhatTheProcessHolds() throws JMException {
        NativeHeap heap = NativeHeap.process();
        ObjectName name = new ObjectName(HeapBean.NAME);
        Settled.await(() -> server.isRegistered(name));
        Owner owner = new Owner(heap, "map");
        long before = (Long) server.getAttribute(name, "UsedBytes");
        Memory memory = Memory.of(owner, 1000);

        assertThat(server.getAttribute(name, "UsedBytes")).isEqualTo(before + memory.nativeBytes());
        assertThat(server.getAttribute(name, "LimitBytes"))
                .isEqualTo(Runtime.getRuntime().maxMemory());
        assertThat(server.getAttribute(name, "Way"))
                .isEqualTo(MemoryChoice.HERE.way().name());
        assertThat((Long) server.getAttribute(name, "ObtainedBytes")).isPositive();
        owner.close();
        assertThat(server.getAttribute(name, "UsedBytes")).isEqualTo(before);
    }

    @Test
    void everyAttributeIsDescribedAndReadOnly() throws JMException {
        HeapBean bean = new HeapBean(NativeHeap.process());
        MBeanAttributeInfo[] attributes = bean.getMBeanInfo().getAttributes();
        assertThat(attributes).hasSize(10).allSatisfy(attribute -> {
            assertThat(attribute.isWritable()).isFalse();
            assertThat(attribute.getDescription()).isNotBlank();
            assertThat(bean.getAttribute(attribute.getName())).isNotNull();
        });
        assertThat(attributes).extracting(MBeanAttributeInfo::getDescription).doesNotHaveDuplicates();
        String[] names =
                Arrays.stream(attributes).map(MBeanAttributeInfo::getName).toArray(String[]::new);
        assertThat(bean.getAttributes(names).asList()).hasSize(10);
        assertThat(bean.setAttributes(new AttributeList())).isEmpty();
        assertThatExceptionOfType(AttributeNotFoundException.class).isThrownBy(() -> bean.getAttribute("Nothing"));
        assertThatExceptionOfType(AttributeNotFoundException.class)
                .isThrownBy(() -> bean.setAttribute(new Attribute("Slabs", 1)));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> bean.invoke("gc", new Object[0], new String[0]));
    }
}
