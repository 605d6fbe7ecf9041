package dev.lethe.lab;

import dev.lethe.map.Lethe;
import dev.lethe.map.LetheMap;
import dev.lethe.map.ObjectMap;
import dev.lethe.map.spi.AbstractMapProvider;
import dev.lethe.map.spi.MapProvider;
import dev.lethe.map.spi.MapSpec;
import dev.lethe.map.spi.Shape;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A stranger's backend whose maps do not say where their keys lie. */
public final class MuteProvider extends AbstractMapProvider {
    static final String NAME = "mute";

    /** Makes the provider. */
    public MuteProvider() {
        super(NAME);
    }

    /** Returns a class loader that finds this backend too. */
    static URLClassLoader loader(Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(MapProvider.class.getName()), MuteProvider.class.getName());
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, MuteProvider.class.getClassLoader());
    }

    @Override
    public Set<Shape> shapes() {
        return Set.of(Shape.OBJECT_OBJECT);
    }

    @Override
    @SuppressWarnings("unchecked") // the shape has one type of map
    public <M extends LetheMap> M create(MapSpec<M> spec) {
        ObjectMap<Object, Object> real = Lethe.builder().backend("core").objectMap();
        return (M) Proxy.newProxyInstance(
                MuteProvider.class.getClassLoader(), new Class<?>[] {ObjectMap.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
