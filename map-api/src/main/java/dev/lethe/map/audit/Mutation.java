package dev.lethe.map.audit;

/** What an audit hook can see of a map. */
public enum Mutation {
    /** An entry is added. */
    PUT,
    /** A value is written over. */
    REPLACE,
    /** An entry leaves. */
    REMOVE,
    /** All entries leave. */
    CLEAR,
    /** All entries leave and are handed out. */
    DRAIN
}
