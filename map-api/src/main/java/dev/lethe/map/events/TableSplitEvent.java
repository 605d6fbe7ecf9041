package dev.lethe.map.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

/** A table was split in two. */
@Name("dev.lethe.TableSplit")
@Label("Table Split")
@Description("A table was split in two")
@Category("Lethe")
@Threshold("1 ms")
final class TableSplitEvent extends TableEvent {
    static final TableSplitEvent PROBE = new TableSplitEvent();
}
