package dev.lethe.map.concurrent;

import dev.lethe.map.tck.AllShapesRecordingContract;

class ConcurrentRecordingTest extends AllShapesRecordingContract {
    @Override
    protected String backend() {
        return "concurrent";
    }
}
