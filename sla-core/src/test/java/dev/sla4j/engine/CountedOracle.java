package dev.sla4j.engine;

import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.Fold;
import dev.sla4j.target.SlotExclusion;
import dev.sla4j.target.TooLittle;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Ratio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests one by one and time second by second: obviously right and slow (L14).
 *
 * <p>It shares nothing with the engine but the grid. Everything is looked at from two days before the period to two days after it.
 */
final class CountedOracle {
    static final long SECOND = 1_000_000_000L;
    private static final int AROUND = 2 * 86_400;

    private final long origin;
    private final long start;
    private final long end;
    private final long asOf;
    private final List<Request> requests = new ArrayList<>();
    private final boolean[] open;

    /**
     * An oracle.
     *
     * @param hours the service hours, or null for always
     * @param asOf the instant of the report
     * @param selected which requests count
     */
    CountedOracle(
            TimeRange period,
            @Nullable Predicate<Long> hours,
            long asOf,
            List<? extends Measurement> evidence,
            Predicate<Request> selected) {
        this.start = period.startNanos();
        this.end = period.endNanos();
        this.origin = start - AROUND * SECOND;
        this.asOf = asOf;
        this.open = new boolean[2 * AROUND + (int) ((end - start) / SECOND)];
        Arrays.fill(open, true);
        for (int i = 0; i < open.length; i++) {
            open[i] = hours == null || hours.test(at(i));
        }
        for (Measurement row : evidence) {
            if (row instanceof Request request) {
                if (selected.test(request)) {
                    requests.add(request);
                }
            } else if (row instanceof Exclusion window) {
                for (int i = 0; i < open.length; i++) {
                    open[i] &= !window.range().containsNanos(at(i));
                }
            }
        }
        if (asOf < end) {
            for (int i = 0; i < open.length; i++) {
                open[i] &= at(i) < asOf;
            }
        }
    }

    private long at(int second) {
        return origin + second * SECOND;
    }

    private int second(long at) {
        return (int) ((at - origin) / SECOND);
    }

    /** Whether a slot counts, by the seconds in it that have passed. */
    boolean counts(long from, long to, SlotExclusion rule) {
        boolean any = false;
        boolean all = true;
        for (int i = second(from); i < second(to); i++) {
            if (asOf >= end || at(i) < asOf) {
                any |= open[i];
                all &= open[i];
            }
        }
        return rule == SlotExclusion.WHOLLY_COVERED ? any : any && all;
    }

    /** The requests that count for a figure of the whole period. */
    List<Request> counted(Grid resolution, SlotExclusion rule, boolean counts) {
        List<Request> counted = new ArrayList<>();
        for (Request request : requests) {
            long slot = resolution.unitStart(request.atNanos());
            boolean inPeriod = start <= slot && slot < end && slot < asOf;
            if (inPeriod && counts(slot, resolution.unitEnd(slot), rule) == counts) {
                counted.add(request);
            }
        }
        return counted;
    }

    /** The seconds of the slots that count for a figure of the whole period, as far as they have passed (S12). */
    long seconds(Grid resolution, SlotExclusion rule) {
        long seconds = 0;
        for (long slot = resolution.unitStart(start); slot < end && slot < asOf; slot = resolution.unitEnd(slot)) {
            long next = resolution.unitEnd(slot);
            if (start <= slot && counts(slot, next, rule)) {
                seconds += (Math.min(next, asOf < end ? asOf : next) - slot) / SECOND;
            }
        }
        return seconds;
    }

    static @Nullable Ratio share(List<Request> of, Predicate<Request> good) {
        long goods = of.stream().filter(good).count();
        return of.isEmpty() ? null : Ratio.of(goods, of.size());
    }

    /** The fold over slots, or null if there is none. */
    @Nullable
    Ratio fold(
            Fold.Kind fold, Grid grid, Grid resolution, SlotExclusion rule, EmptySlot empty, Predicate<Request> good) {
        List<Ratio> figures = new ArrayList<>();
        for (long slot = grid.unitStart(start); slot < end && slot < asOf; slot = grid.unitEnd(slot)) {
            if (slot < start) {
                continue;
            }
            boolean any = false;
            List<Request> inside = new ArrayList<>();
            for (long at = slot; at < grid.unitEnd(slot); at = resolution.unitEnd(at)) {
                if ((asOf >= end || at < asOf) && counts(at, resolution.unitEnd(at), rule)) {
                    any = true;
                    long next = resolution.unitEnd(at);
                    for (Request request : requests) {
                        if (at <= request.atNanos() && request.atNanos() < next) {
                            inside.add(request);
                        }
                    }
                }
            }
            Ratio share = share(inside, good);
            if (share != null) {
                figures.add(share);
            } else if (any && empty != EmptySlot.LEFT_OUT) {
                figures.add(empty == EmptySlot.AS_GOOD ? Ratio.ONE : Ratio.ZERO);
            }
        }
        if (figures.isEmpty()) {
            return null;
        }
        return switch (fold) {
            case MEAN -> Ratio.sum(figures).dividedBy(Ratio.of(figures.size()));
            case LOWEST -> figures.stream().reduce(Ratio::min).orElseThrow();
            case HIGHEST -> figures.stream().reduce(Ratio::max).orElseThrow();
        };
    }

    /** The level of each second: {@code U}p, {@code D}own, {@code A}bsent or {@code ?}. */
    char[] slots(Grid grid, long minimum, TooLittle few, Predicate<Ratio> isDown, Predicate<Request> good) {
        char[] levels = new char[open.length];
        long slot = grid.unitStart(at(0));
        for (int i = 0; i < levels.length; slot = grid.unitEnd(slot)) {
            char level = level(slot, grid, minimum, few, isDown, good);
            long next = grid.unitEnd(slot);
            while (i < levels.length && at(i) < next) {
                levels[i++] = level;
            }
        }
        return levels;
    }

    private char level(
            long slot, Grid grid, long minimum, TooLittle few, Predicate<Ratio> isDown, Predicate<Request> good) {
        long slotEnd = grid.unitEnd(slot);
        List<Request> inside = requests.stream()
                .filter(request -> slot <= request.atNanos() && request.atNanos() < slotEnd)
                .toList();
        Ratio share = inside.size() < minimum ? null : share(inside, good);
        if (share != null) {
            return isDown.test(share) ? 'D' : 'U';
        }
        if (slotEnd > asOf) {
            return '?';
        }
        return few == TooLittle.UP ? 'U' : few == TooLittle.UNKNOWN ? '?' : 'A';
    }

    /** The run rule, looked up second by second; what differs between the readings of the unknown is unknown. */
    static char[] sustained(char[] levels, int opens, int closes) {
        char[] least = known(replaced(levels, 'U'), opens, closes);
        char[] most = known(replaced(levels, 'D'), opens, closes);
        for (int i = 0; i < least.length; i++) {
            least[i] = least[i] == most[i] ? least[i] : '?';
        }
        return least;
    }

    private static char[] replaced(char[] levels, char unknown) {
        return new String(levels).replace('?', unknown).toCharArray();
    }

    private static char[] known(char[] levels, int opens, int closes) {
        char[] result = new char[levels.length];
        char state = 'U';
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] != 'A' && levels[i] != state) {
                int length = 0;
                for (int k = i; k < levels.length && (levels[k] == levels[i] || levels[k] == 'A'); k++) {
                    length += levels[k] == 'A' ? 0 : 1;
                }
                boolean begins = i == 0 || rowBefore(levels, i) != levels[i];
                if (begins && length >= (levels[i] == 'D' ? opens : closes)) {
                    state = levels[i];
                }
            }
            result[i] = levels[i] == 'A' ? 'A' : state;
        }
        return result;
    }

    private static char rowBefore(char[] levels, int second) {
        for (int i = second - 1; i >= 0; i--) {
            if (levels[i] != 'A') {
                return levels[i];
            }
        }
        return ' ';
    }

    /** Seconds of the period that count and have a level. */
    long seconds(char[] levels, char level) {
        long seconds = 0;
        for (int i = second(start); i < second(end); i++) {
            seconds += open[i] && levels[i] == level ? 1 : 0;
        }
        return seconds;
    }
}
