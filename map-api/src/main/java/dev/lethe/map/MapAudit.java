package dev.lethe.map;

/**
 * A hook that sees each mutation of a map before it takes effect and may veto it.
 *
 * <p>This type is the common parent of the hooks, one for each shape, which a later release adds together with the
 * builder's method to set them; {@link dev.lethe.map.spi.MapSpec} has their place already.
 */
public interface MapAudit {}
