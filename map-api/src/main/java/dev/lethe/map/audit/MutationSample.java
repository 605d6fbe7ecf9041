package dev.lethe.map.audit;

import org.jspecify.annotations.Nullable;

/**
 * One mutation, as {@link SamplingAudit} shows it; numbers are boxed.
 *
 * @param mutation what is about to happen
 * @param key the key; null for a clear and a drain, and where the key is null
 * @param old the value before; null for a put, a clear and a drain, and where the value is null
 * @param value the value after; null but for a put and a replace, and where the value is null
 */
public record MutationSample(
        Mutation mutation,
        @Nullable Object key,
        @Nullable Object old,
        @Nullable Object value) {}
