/**
 * The interfaces of Lethe: what users see ({@code dev.lethe.map}), and what backends implement ({@code dev.lethe.map.spi}). Over any backend:
 * maps that are lent and taken back ({@code pool}), ready hooks ({@code audit}), recordings ({@code events}), figures ({@code monitor}).
 */
module dev.lethe.map.api {
    requires static java.management; // figures for monitoring, where the runtime image has it
    requires static jdk.jfr; // recordings, where the runtime image has it
    requires static org.jspecify;

    exports dev.lethe.map;
    exports dev.lethe.map.audit;
    exports dev.lethe.map.events;
    exports dev.lethe.map.monitor;
    exports dev.lethe.map.pool;
    exports dev.lethe.map.spi;

    uses dev.lethe.map.spi.MapProvider;
}
