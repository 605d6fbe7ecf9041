package dev.lethe.map.unsafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.map.Lethe;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.monitor.MapFigures;
import dev.lethe.map.monitor.MapMonitor;
import dev.lethe.map.monitor.MapsMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMX;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The native memory of the process, as the MXBean of all backends shows it. */
class NativeUseTest {
    @Test
    void theBeanOfTheProcessShowsWhatTheHeapHas() throws Exception {
        MapMonitor monitor = MapMonitor.process();
        monitor.register();
        LongLongMap map =
                monitor.track("native", Lethe.builder().backend("unsafe").longLongMap());
        for (long key = 0; key < 10_000; key++) {
            map.put(key, key);
        }
        MapsMXBean bean = JMX.newMXBeanProxy(
                ManagementFactory.getPlatformMBeanServer(), new ObjectName(MapsMXBean.NAME), MapsMXBean.class);
        HeapFigures heap = NativeHeap.process().figures();

        assertThat(bean.getNativeUsedBytes()).isEqualTo(heap.usedBytes()).isPositive();
        assertThat(bean.getNativeBytes()).isGreaterThanOrEqualTo(bean.getNativeUsedBytes());
        assertThat(bean.getNativeLimitBytes()).isEqualTo(heap.limitBytes());
        assertThat(bean.getMaps())
                .extracting(MapFigures::getNativeBytes)
                .containsExactly(map.stats().retainedNativeBytes());

        map.close();
        assertThat(bean.getMaps()).as("closed").isEmpty();
        assertThat(bean.getNativeUsedBytes())
                .isEqualTo(NativeHeap.process().figures().usedBytes())
                .isLessThan(heap.usedBytes());
        monitor.unregister();
    }
}
