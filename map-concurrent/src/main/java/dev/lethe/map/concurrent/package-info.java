/**
 * The backend {@code concurrent}: readers take no lock, each table has one for its writers, and a clear is one store.
 *
 * <p>Nothing here is for users: they find the backend through {@link dev.lethe.map.Lethe}.
 */
@NullMarked
package dev.lethe.map.concurrent;

import org.jspecify.annotations.NullMarked;
