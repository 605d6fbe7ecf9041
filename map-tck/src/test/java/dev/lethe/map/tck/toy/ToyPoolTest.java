package dev.lethe.map.tck.toy;

import dev.lethe.map.tck.AllShapesPoolContract;

class ToyPoolTest extends AllShapesPoolContract {
    @Override
    protected String backend() {
        return "toy";
    }
}
