package dev.lethe.map.tck;

import org.jspecify.annotations.Nullable;

/** Executes single commands on a map and its model, and compares the answers. */
final class Commands {
    private Commands() {}

    static void execute(Duel duel, MapCommand command) {
        Object key = duel.key(keyNumber(command));
        Object value = duel.value(command.value());
        Object absent = duel.absent(command.amount());
        switch (command.opcode()) {
            case PUT -> duel.same("put", map -> map.put(key, value));
            case GET_AND_PUT -> duel.same("getAndPut", map -> map.getAndPut(key, value, absent));
            case PUT_IF_ABSENT -> duel.same("putIfAbsent", map -> map.putIfAbsent(key, value));
            case REMOVE -> duel.same("remove", map -> map.remove(key));
            case GET_AND_REMOVE -> duel.same("getAndRemove", map -> map.getAndRemove(key, absent));
            case REMOVE_EXPECTED -> {
                Object expected = expected(duel, command, value);
                duel.same("remove expected", map -> map.remove(key, expected));
            }
            case REPLACE -> duel.same("replace", map -> map.replace(key, value));
            case REPLACE_EXPECTED -> {
                Object expected = expected(duel, command, duel.value(command.amount()));
                duel.same("replace expected", map -> map.replace(key, expected, value));
            }
            case LOOK_UP -> {
                duel.same("containsKey", map -> map.containsKey(key));
                duel.same("getOrDefault", map -> map.getOrDefault(key, absent));
                duel.same("containsValue", map -> map.containsValue(value));
            }
            case ADD -> add(duel, key, command);
            case COMPUTE_IF_ABSENT, COMPUTE_IF_PRESENT, COMPUTE, MERGE -> ComputeCommands.execute(duel, command, key);
            case WALK_CURSOR, WALK_ITERATOR, WALK_INTERNAL -> WalkCommands.execute(duel, command);
            case VIEW, COMPARE -> ViewCommands.execute(duel, command, key, value);
            case MUTATE_AND_REMOVE, MUTATE_FOR_A_WHILE -> MutationCommands.execute(duel, command);
            case PUT_MANY, REMOVE_MANY, CHURN, RESERVE, TRIM, CLEAR, CLEAR_LAZILY ->
                BurstCommands.execute(duel, command);
            case REMOVE_MOST, FILL_CYCLES, FLOOD -> ShrinkCommands.execute(duel, command);
            case FAULTY_KEY -> FaultyKeyCommands.execute(duel, command);
            case COPY -> CopyCommands.execute(duel, command);
            case VETO -> VetoCommands.execute(duel, command);
            case SCARCE -> ScarceCommands.execute(duel, command);
            case PUT_ALL, REMOVE_IF, RETAIN_ALL, REPLACE_ALL, DRAIN -> BulkCommands.execute(duel, command);
        }
    }

    /** Most keys are among 16, so that they meet; the rest are from a range that bursts use, too. */
    static int keyNumber(MapCommand command) {
        return command.key() < 192 ? command.key() % 16 : command.key();
    }

    private static @Nullable Object expected(Duel duel, MapCommand command, @Nullable Object other) {
        return command.amount() % 2 == 0 ? duel.model().getOrDefault(duel.key(keyNumber(command)), other) : other;
    }

    private static void add(Duel duel, @Nullable Object key, MapCommand command) {
        long delta = command.value() - 100L;
        boolean before = command.amount() % 2 == 0;
        if (!duel.subject().shape().objectValues()) {
            duel.same("add", map -> {
                if (map instanceof LongLongSubject longs) {
                    return longs.add(key, delta, before);
                }
                return map instanceof ObjectLongSubject objects
                        ? objects.add(key, delta, before)
                        : modelAdd(duel.model(), key, delta, before);
            });
        } else {
            duel.same("merge", map -> map.merge(key, duel.value(2), null, (old, given) -> Duel.brief(old) + given));
        }
    }

    private static long modelAdd(MapModel model, @Nullable Object key, long delta, boolean before) {
        long old = Subject.number(model.getOrDefault(key, 0L));
        model.put(key, old + delta);
        return before ? old : old + delta;
    }
}
