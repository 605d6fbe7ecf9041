/** A backend of Lethe: maps from long to long that keep their keys in order. */
module com.example.sorted {
    requires dev.lethe.map.api;

    provides dev.lethe.map.spi.MapProvider with
            com.example.sorted.SortedProvider;
}
