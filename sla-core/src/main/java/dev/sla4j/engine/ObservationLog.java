package dev.sla4j.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Observations one after the other, without an object for each: when it was made, what was seen, and until when it speaks. Memory: 20 bytes an
 * observation, up to half as much again while it grows.
 */
final class ObservationLog {
    private long[] at;
    private Level[] levels;
    private long[] validUntil;
    private int size;
    private boolean ordered = true;

    ObservationLog(int expected) {
        this.at = new long[expected];
        this.levels = new Level[expected];
        this.validUntil = new long[expected];
    }

    void add(long instant, Level level, long until) {
        if (size == at.length) {
            int more = Math.max(16, Math.addExact(size, size >> 1));
            at = Arrays.copyOf(at, more);
            levels = Arrays.copyOf(levels, more);
            validUntil = Arrays.copyOf(validUntil, more);
        }
        ordered &= size == 0 || at[size - 1] < instant;
        at[size] = instant;
        levels[size] = level;
        validUntil[size++] = until;
    }

    int size() {
        return size;
    }

    long at(int index) {
        return at[index];
    }

    Level level(int index) {
        return levels[index];
    }

    long validUntil(int index) {
        return validUntil[index];
    }

    /** In their order; of several at one instant the first of the worst. */
    ObservationLog worst(Comparator<Level> badness) {
        if (ordered) {
            return this;
        }
        Comparator<Integer> order = Comparator.<Integer>comparingLong(index -> at[index])
                .thenComparing(index -> levels[index], badness.reversed());
        ObservationLog worst = new ObservationLog(size);
        for (int index : IntStream.range(0, size).boxed().sorted(order).toList()) {
            if (worst.size == 0 || worst.at[worst.size - 1] != at[index]) {
                worst.add(at[index], levels[index], validUntil[index]);
            }
        }
        return worst;
    }
}
