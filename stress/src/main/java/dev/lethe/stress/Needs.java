package dev.lethe.stress;

import dev.lethe.map.Capability;
import dev.lethe.map.spi.Shape;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a claim asks of a backend beside {@link Capability#CONCURRENT}; one without this asks for maps from long to long. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Needs {
    /** The shape of its maps. */
    Shape shape() default Shape.LONG_LONG;

    /** What the backend must be able to do for the shape. */
    Capability[] value() default {};
}
