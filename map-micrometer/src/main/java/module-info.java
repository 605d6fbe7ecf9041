/** Figures of Lethe for Micrometer: of maps, of pools and of the process. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // Micrometer is a module by the name in its manifest alone
module dev.lethe.map.micrometer {
    requires transitive dev.lethe.map.api;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports dev.lethe.map.micrometer;
}
