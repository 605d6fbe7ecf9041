package dev.lethe.map.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.map.LetheMap;
import dev.lethe.map.LongLongCursor;
import dev.lethe.map.LongLongMap;
import dev.lethe.map.LongObjectCursor;
import dev.lethe.map.LongObjectMap;
import dev.lethe.map.ObjectCursor;
import dev.lethe.map.ObjectLongCursor;
import dev.lethe.map.ObjectLongMap;
import dev.lethe.map.ObjectMap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Views that can be taken away: what they hand on, what they refuse, and that no method of a shape was forgotten. */
class RevocableMapTest {
    private static final List<Class<? extends LetheMap>> SHAPES =
            List.of(ObjectMap.class, LongObjectMap.class, LongLongMap.class, ObjectLongMap.class);

    /** What only reads, and so works on a view for reading. */
    private static final Set<String> READS = Set.of(
            "containsKey",
            "containsValue",
            "get",
            "getOrDefault",
            "mappingCount",
            "size",
            "isEmpty",
            "stats",
            "probeLengths",
            "cursor",
            "keys",
            "values",
            "forEach",
            "asMap",
            "keySet",
            "entrySet",
            "equals",
            "hashCode");

    /** What the owner is told of, or what is an object around the view. */
    private static final Set<String> OTHERS = Set.of("close", "closing");

    private static final class Borrower implements RevocableMap.Owner {
        final AtomicInteger closed = new AtomicInteger();

        @Override
        public void closeView() {
            closed.incrementAndGet();
        }

        @Override
        public IllegalStateException revoked() {
            return new IllegalStateException("revoked");
        }

        @Override
        public IllegalStateException readOnly() {
            return new IllegalStateException("read only");
        }
    }

    private final Borrower owner = new Borrower();

    private static List<LetheMap> maps() {
        return List.of(ToyMaps.objects(), ToyMaps.longToObjects(), ToyMaps.longs(), ToyMaps.objectsToLong());
    }

    private static Stream<Method> methodsOf(LetheMap map) {
        return SHAPES.stream()
                .filter(shape -> shape.isInstance(map))
                .flatMap(shape -> Stream.of(shape.getMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    /** Calls a method with arguments that are of its types: functions that answer null or 0, empty collections. */
    private static Object call(LetheMap map, Method method) throws Throwable {
        Object[] arguments = Stream.of(method.getParameterTypes())
                .map(RevocableMapTest::argument)
                .toArray();
        try {
            return method.invoke(map, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Object argument(Class<?> type) {
        if (type == long.class || type == Object.class) {
            return 2L;
        }
        if (type == java.util.Collection.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (LetheMap.class.isAssignableFrom(type)) {
            return maps().stream().filter(type::isInstance).findFirst().orElseThrow();
        }
        return Proxy.newProxyInstance(
                RevocableMapTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Class<?> answer = method.getReturnType();
                    return answer == long.class ? (Object) 0L : answer == boolean.class ? (Object) false : null;
                });
    }

    @Test
    void everyMethodOfEveryShapeRefusesOnceRevoked() {
        for (LetheMap map : maps()) {
            methodsOf(map)
                    .filter(method -> !OTHERS.contains(method.getName())
                            && !method.getName().equals("equals"))
                    .forEach(method -> {
                        RevocableMap view = RevocableMap.of(map).view(owner, false);
                        view.revoke();
                        view.revoke();
                        assertThatThrownBy(() -> call((LetheMap) view, method))
                                .as(method.toString())
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessage("revoked");
                    });
        }
    }

    @Test
    void viewForReadingRefusesEveryChangeAndNothingElse() throws Throwable {
        for (LetheMap map : maps()) {
            for (Method method : methodsOf(map).toList()) {
                LetheMap view = (LetheMap) RevocableMap.of(map).view(owner, true);
                if (READS.contains(method.getName()) || OTHERS.contains(method.getName())) {
                    call(view, method);
                } else {
                    assertThatThrownBy(() -> call(view, method))
                            .as(method.toString())
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("read only");
                }
            }
            assertThat(map.mappingCount()).as("entries after all that").isEqualTo(3);
        }
    }

    @Test
    @NullUnmarked // whatever the values are, null can be given
    void cursorsOfAViewForReadingRefuseEveryChange() {
        for (LetheMap map : maps()) {
            String before = map.toString();
            LetheMap view = (LetheMap) RevocableMap.of(map).view(owner, true);
            List<ThrowingCallable> changes;
            if (view instanceof LongLongMap longs) {
                LongLongCursor cursor = longs.cursor();
                assertThat(cursor.advance()).isTrue();
                changes = List.of(() -> cursor.setValue(7), cursor::remove);
            } else if (view instanceof LongObjectMap<?> objects) {
                LongObjectCursor<?> cursor = objects.cursor();
                assertThat(cursor.advance()).isTrue();
                changes = List.of(() -> cursor.setValue(null), cursor::remove);
            } else if (view instanceof ObjectLongMap<?> objects) {
                ObjectLongCursor<?> cursor = objects.cursor();
                assertThat(cursor.advance()).isTrue();
                changes = List.of(() -> cursor.setValue(7), cursor::remove);
            } else {
                ObjectCursor<?, ?> cursor = ((ObjectMap<?, ?>) view).cursor();
                assertThat(cursor.advance()).isTrue();
                changes = List.of(() -> cursor.setValue(null), cursor::remove);
            }
            for (ThrowingCallable change : changes) {
                assertThatThrownBy(change).as(view.getClass().getName()).hasMessage("read only");
            }
            assertThat(map.toString()).isEqualTo(before);
        }
    }

    @Test
    void callsAnswerWhatTheMapAnswers() throws Throwable {
        List<LetheMap> models = maps();
        for (int i = 0; i < models.size(); i++) {
            for (Method method : methodsOf(models.get(i))
                    .filter(each -> !Set.of("cursor", "keys", "values", "asMap", "closing", "close", "stats")
                            .contains(each.getName()))
                    .toList()) {
                LetheMap model = maps().get(i);
                LetheMap map = maps().get(i);
                LetheMap view = (LetheMap) RevocableMap.of(map).view(owner, false);
                Object expected = call(model, method);
                assertThat(call(view, method)).as(method.toString()).isEqualTo(expected);
                assertThat(map.toString()).as("the map after " + method).isEqualTo(model.toString());
            }
        }
    }

    @Test
    void ownerIsToldOfClose() {
        LetheMap map = ToyMaps.longs();
        RevocableMap view = RevocableMap.of(map).view(owner, false);
        ((LetheMap) view).close();
        ((LetheMap) view).closing().close();
        assertThat(owner.closed).hasValue(2);
        assertThat(map.mappingCount()).isEqualTo(3);
    }

    @Test
    void viewsOfOneMapAreRevokedOneByOne() {
        RevocableMap.Views views = RevocableMap.of(ToyMaps.longs());
        RevocableMap one = views.view(owner, false);
        RevocableMap other = views.view(owner, true);
        one.revoke();
        assertThat(((LongLongMap) other).getOrDefault(2, 0)).isEqualTo(20);
    }

    @Test
    void iteratorsOfAViewRemoveWhatTheyHandedOut() {
        ToyObjectMap<Long, Long> map = ToyMaps.objects();
        RevocableMap view = RevocableMap.of(map).view(owner, false);
        @SuppressWarnings("unchecked")
        Iterator<Long> keys = ((ObjectMap<Long, Long>) view).keySet().iterator();
        Long first = keys.next();
        assertThat(keys.hasNext()).isTrue();
        keys.remove();
        assertThat(map.containsKey(first)).isFalse();
        assertThat(map.mappingCount()).isEqualTo(2);
        view.revoke();
        assertThatThrownBy(keys::next).hasMessage("revoked");
    }

    @Test
    void mapWithoutAShapeIsRefused() {
        LetheMap odd = (LetheMap) Proxy.newProxyInstance(
                RevocableMapTest.class.getClassLoader(),
                new Class<?>[] {LetheMap.class},
                (self, method, arguments) -> null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevocableMap.of(odd))
                .withMessageContaining("shapes");
    }
}
