/** The backend {@code concurrent} of Lethe: hash tables that any number of threads share. */
module dev.lethe.map.concurrent {
    requires dev.lethe.map.api;
    requires static org.jspecify;

    provides dev.lethe.map.spi.MapProvider with
            dev.lethe.map.concurrent.ConcurrentProvider;
}
