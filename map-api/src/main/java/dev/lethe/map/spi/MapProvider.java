package dev.lethe.map.spi;

import dev.lethe.map.Capability;
import dev.lethe.map.LetheMap;
import java.util.Set;

/**
 * A backend, found by {@link java.util.ServiceLoader}; extend {@link AbstractMapProvider}.
 *
 * <p>The constructor is public, takes nothing and does next to nothing: a provider is made whenever somebody looks for
 * backends, and asked at once for its name, its priority, its shapes and what it can do for each; these answers do not
 * change. A provider that throws while it does so is reported as broken and passed over. All methods may be called from
 * any thread. Declare the provider both in the module descriptor and in {@code
 * META-INF/services}, so that it is found on the module path and on the class path.
 */
public interface MapProvider {
    /**
     * Returns the name by which the builder asks for this backend.
     *
     * @return a short word in lower case
     */
    String name();

    /**
     * Returns the rank among the backends that can serve a request; the highest is chosen, ties go by name.
     *
     * @return the priority; {@code core} has 100
     */
    int priority();

    /**
     * Tells whether the backend can be used in this JVM. Asked only when the backend can serve a request otherwise, and a
     * backend off the heap only when it was named in code or {@link Capability#OFF_HEAP} is required, so that it need not
     * touch native memory before somebody wants it. Asked before each choice: it must be cheap when repeated.
     *
     * @return yes, or no with the reason
     */
    Availability availability();

    /**
     * Returns the shapes that this backend has.
     *
     * @return the shapes
     */
    Set<Shape> shapes();

    /**
     * Returns what this backend can do for a shape.
     *
     * @param shape the shape
     * @return the capabilities; empty for a shape it does not have
     */
    Set<Capability> capabilities(Shape shape);

    /**
     * Says why this backend cannot make the map of a spec whose shape and capabilities it has, for example because of the type of
     * the keys. Asked at each choice, before {@link #availability()}.
     *
     * @param spec what is wanted
     * @return the reason and the way out, without a full stop; empty when it can
     */
    default String refusal(MapSpec<?> spec) {
        return "";
    }

    /**
     * Makes a map.
     *
     * <p>Returns {@code spec.cast(map)}. With {@link Capability#CONCURRENT} for {@link Shape#OBJECT_OBJECT} the map is a
     * {@link dev.lethe.map.ConcurrentObjectMap}. A spec that asks for something the backend does not do, an audit for
     * example, is refused by an {@link IllegalArgumentException}, never ignored.
     *
     * @param spec what is wanted
     * @param <M> the interface of the shape
     * @return a new, empty map
     */
    <M extends LetheMap> M create(MapSpec<M> spec);
}
