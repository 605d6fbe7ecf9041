/** Two backends of Lethe: maps from long to long that keep their keys in order, for one thread or many. */
module com.example.sorted {
    requires dev.lethe.map.api;

    provides dev.lethe.map.spi.MapProvider with
            com.example.sorted.SharedSortedProvider,
            com.example.sorted.SortedProvider;
}
