package dev.lethe.map.micrometer;

import dev.lethe.map.monitor.MapMonitor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** What Lethe has in this process, as the meters {@code lethe.idle.*} and {@code lethe.native.*}. */
public final class ProcessMetrics implements MeterBinder {
    private final Tags tags;

    /** Makes the binder. */
    public ProcessMetrics() {
        this(Tags.empty());
    }

    /**
     * Makes the binder, with tags of one's own.
     *
     * @param tags tags for each meter
     */
    public ProcessMetrics(Iterable<Tag> tags) {
        this.tags = Tags.of(tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "idle.used",
                "Memory kept though no entry needs it",
                it -> it.idle().usedBytes());
        gauge(
                registry,
                "idle.max",
                "How much of it may be kept",
                it -> it.idle().limitBytes());
        gauge(registry, "native.committed", "Native memory obtained", MapMonitor::nativeBytes);
        gauge(registry, "native.used", "Native memory in tables of maps", MapMonitor::nativeUsedBytes);
        gauge(registry, "native.max", "Native memory that may be obtained", MapMonitor::nativeLimitBytes);
    }

    private void gauge(MeterRegistry registry, String figure, String description, ToDoubleFunction<MapMonitor> value) {
        Gauge.builder("lethe." + figure, MapMonitor.process(), value)
                .tags(tags)
                .baseUnit(BaseUnits.BYTES)
                .description(description)
                .register(registry);
    }
}
