package dev.lethe.map.core;

import dev.lethe.map.tck.AllShapesPoolContract;

class CorePoolTest extends AllShapesPoolContract {
    @Override
    protected String backend() {
        return "core";
    }
}
