/**
 * Ready hooks for {@link dev.lethe.map.MapBuilder#audit}, for maps of every shape: they count, show samples, freeze or limit a
 * map.
 */
@org.jspecify.annotations.NullMarked
package dev.lethe.map.audit;
