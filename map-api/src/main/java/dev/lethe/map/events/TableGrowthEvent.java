package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

/** A table, or all tables of a map, got more room. */
@Name("dev.lethe.TableGrowth")
@Label("Table Growth")
@Description("A table, or all tables of a map, got more room")
@Category("Lethe")
@Threshold("1 ms")
final class TableGrowthEvent extends TableEvent {
    static final TableGrowthEvent PROBE = new TableGrowthEvent();
}
