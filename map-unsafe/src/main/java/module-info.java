/** The backend {@code unsafe} of Lethe: hash tables off the Java heap. */
module dev.lethe.map.unsafe {
    requires dev.lethe.map.api;
    requires static java.management; // figures for monitoring, where the runtime image has it
    requires jdk.unsupported; // sun.misc.Unsafe; were it optional, nobody would resolve it on the module path
    requires static org.jspecify;

    provides dev.lethe.map.spi.MapProvider with
            dev.lethe.map.unsafe.UnsafeProvider;
}
