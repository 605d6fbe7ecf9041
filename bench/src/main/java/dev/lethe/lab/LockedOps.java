package dev.lethe.lab;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A map that is not made for threads, under a lock. */
final class LockedOps extends MapOps {
    private final MapOps map;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    LockedOps(MapOps map) {
        this.map = map;
    }

    @Override
    void put(int i) {
        lock.writeLock().lock();
        try {
            map.put(i);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    boolean remove(int i) {
        lock.writeLock().lock();
        try {
            return map.remove(i);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    boolean contains(int i) {
        lock.readLock().lock();
        try {
            return map.contains(i);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    long size() {
        lock.readLock().lock();
        try {
            return map.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    void clear() {
        lock.writeLock().lock();
        try {
            map.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    void removeIfAll() {
        lock.writeLock().lock();
        try {
            map.removeIfAll();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    void removeByIterator() {
        lock.writeLock().lock();
        try {
            map.removeByIterator();
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    Object root() {
        return map.root();
    }
}
