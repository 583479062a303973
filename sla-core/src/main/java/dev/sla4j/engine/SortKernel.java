package dev.sla4j.engine;

import java.util.Arrays;

/**
 * Sorts numbers that are not negative, time and again in the same two arrays.
 *
 * <p>By digits from the last, each of as many bits as make the table of a digit about as long as there are numbers: nothing is compared, so nothing need be
 * foretold. A hundred latencies take a third of the time of {@link Arrays#sort(int[])} on JDK 17, and the same where that uses vectors (JDK 25). Few are left
 * to it.
 *
 * <p>Memory: 8 bytes a number of the longest, and at most 8 KB.
 */
final class SortKernel {
    private static final int FEW = 48;
    private static final int MOST_BITS = 11;

    private int[] numbers = {};
    private int[] others = {};
    private int[] ends = {};

    /** Room for so many numbers, to be filled from the start. */
    int[] room(int size) {
        if (numbers.length < size) {
            numbers = new int[size];
        }
        return numbers;
    }

    /**
     * Sorts so many that were put in the room.
     *
     * @return where they stand, until room is asked for again
     */
    int[] sort(int size) {
        if (size < FEW) {
            Arrays.sort(numbers, 0, size);
            return numbers;
        }
        int any = 0;
        for (int row = 0; row < size; row++) {
            any |= numbers[row];
        }
        int bits = 32 - Integer.numberOfLeadingZeros(any);
        int most = Math.min(MOST_BITS, 32 - Integer.numberOfLeadingZeros(size));
        int digits = Math.max(1, (bits + most - 1) / most);
        int width = (bits + digits - 1) / digits;
        if (others.length < size) {
            others = new int[numbers.length];
        }
        if (ends.length < 1 << width) {
            ends = new int[1 << width];
        }
        for (int digit = 0; digit < digits; digit++) {
            sortBy(digit * width, width, size);
        }
        return numbers;
    }

    /** Keeps the order of those whose digits are equal. */
    private void sortBy(int shift, int width, int size) {
        int[] from = numbers;
        int[] to = others;
        int[] next = ends;
        int mask = (1 << width) - 1;
        Arrays.fill(next, 0, mask + 1, 0);
        for (int row = 0; row < size; row++) {
            next[(from[row] >>> shift) & mask]++;
        }
        int before = 0;
        for (int value = 0; value <= mask; value++) {
            int seen = next[value];
            next[value] = before;
            before += seen;
        }
        for (int row = 0; row < size; row++) {
            to[next[(from[row] >>> shift) & mask]++] = from[row];
        }
        numbers = to;
        others = from;
    }
}
