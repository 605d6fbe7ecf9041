/** The backend {@code core} of Lethe: hash tables on the Java heap. */
module dev.lethe.map.core {
    requires dev.lethe.map.api;
    requires static org.jspecify;

    provides dev.lethe.map.spi.MapProvider with
            dev.lethe.map.core.CoreProvider;
}
