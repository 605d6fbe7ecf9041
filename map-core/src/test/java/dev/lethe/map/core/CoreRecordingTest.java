package dev.lethe.map.core;

import dev.lethe.map.tck.AllShapesRecordingContract;

class CoreRecordingTest extends AllShapesRecordingContract {
    @Override
    protected String backend() {
        return "core";
    }
}
