package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

/** Two tables became one. */
@Name("dev.lethe.TableMerge")
@Label("Table Merge")
@Description("Two tables became one")
@Category("Lethe")
@Threshold("1 ms")
final class TableMergeEvent extends TableEvent {
    static final TableMergeEvent PROBE = new TableMergeEvent();
}
