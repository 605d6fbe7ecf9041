"""Counts the instructions of a lookup: to be run by gdb, on a JVM that has been inside a plain loop over lookups for some seconds.

Steps the first Java thread, the only one that runs, by one instruction at a time. The loop's code is compiled by then, so the
instructions that every lookup executes come equally often, and between two visits of the first of them lies one lookup.
"""
import collections
import os
import statistics

import gdb

STEPS = int(os.environ.get("STEPS", "20000"))
# So many instructions at least are common to all lookups; rarer counts are chance.
COMMON = 8

for setting in ("pagination off", "scheduler-locking on"):
    gdb.execute("set " + setting)
gdb.execute("handle SIGSEGV nostop noprint pass")
threads = [t for t in gdb.selected_inferior().threads() if t.name == "java"]
next(t for t in threads if t.ptid[0] != t.ptid[1]).switch()

visited = []
for _ in range(STEPS):
    gdb.execute("stepi", to_string=True)
    visited.append(int(gdb.parse_and_eval("$pc")))

times = collections.Counter(visited)
equally_often = collections.Counter(times.values())
lookups = max(n for n, places in equally_often.items() if places >= COMMON)
first = min(place for place, n in times.items() if n == lookups)
visits = [i for i, place in enumerate(visited) if place == first]
lengths = [b - a for a, b in zip(visits, visits[1:])]
groups = collections.Counter(length // 20 * 20 for length in lengths)
print(f"{len(lengths)} lookups: median {statistics.median(lengths):.0f}, mean {statistics.mean(lengths):.0f} instructions;"
      f" from: how many {sorted(groups.items())}")
