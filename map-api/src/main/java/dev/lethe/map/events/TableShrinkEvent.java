package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

/** A table, or all tables of a map, gave room back. */
@Name("dev.lethe.TableShrink")
@Label("Table Shrink")
@Description("A table, or all tables of a map, gave room back")
@Category("Lethe")
@Threshold("1 ms")
final class TableShrinkEvent extends TableEvent {
    static final TableShrinkEvent PROBE = new TableShrinkEvent();
}
