package dev.sla4j.engine;

import dev.sla4j.target.LimitRule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The limit of one item at one instant, with all that depends on its attributes looked up; equal if the item was promised the same.
 *
 * @param rule the rule that gave it, of no cases
 * @param limit the limit of a clock, or null where the promise is a date
 * @param notBefore the first instant of a window, {@link Long#MIN_VALUE} if there is none
 * @param until the last instant that was promised, or {@link Cycle#NEVER}
 * @param tolerated what a tolerance is added to, or null
 */
record Promise(
        LimitRule rule,
        @Nullable Limit limit,
        long notBefore,
        long until,
        @Nullable Promise tolerated) {
    private static final Ratio NANOS = Ratio.of(1_000_000_000L);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /**
     * By when an item must be done.
     *
     * @param at the deadline, {@link Cycle#NEVER} if it lies beyond all that is known or there is none
     * @param inclusive whether done exactly then is kept
     */
    record Deadline(long at, boolean inclusive) {
        static final Deadline NONE = new Deadline(Cycle.NEVER, true);

        boolean isKeptAt(long done) {
            return inclusive ? done <= at : done < at;
        }

        /** Whether an item that is not done now cannot keep it any more. */
        boolean hasPassedAt(long now) {
            return inclusive ? at < now : at <= now;
        }
    }

    /** The limit of a thing by a rule; null if it has none. */
    static @Nullable Promise of(LimitRule given, ItemThing thing) {
        LimitRule rule = thing.chosen(given);
        if (rule == null) {
            return null;
        }
        if (rule instanceof LimitRule.Grace grace) {
            Promise of = of(grace.of(), thing);
            return of == null ? null : new Promise(grace, grace.tolerance(), of.notBefore, of.until, of);
        }
        if (rule instanceof LimitRule.Until until) {
            long last = thing.instant(until.until());
            long first = until.notBefore() == null ? Long.MIN_VALUE : thing.instant(until.notBefore());
            boolean known = last != Cycle.NEVER && first != Cycle.NEVER;
            return known ? new Promise(until, null, first, last, null) : null;
        }
        if (rule instanceof LimitRule.OnWorkingDay) {
            return new Promise(rule, null, Long.MIN_VALUE, Cycle.NEVER, null);
        }
        Limit limit = Conditions.limitOf(rule, thing);
        boolean unknown = rule instanceof LimitRule.PerUnit scaled && thing.measure(scaled.size()) == null;
        return limit == null && !unknown ? null : new Promise(rule, limit, Long.MIN_VALUE, Cycle.NEVER, null);
    }

    /** The rule that applies, without cases. */
    LimitRule applied() {
        return tolerated == null
                ? rule
                : new LimitRule.Grace(tolerated.applied(), ((LimitRule.Grace) rule).tolerance());
    }

    /** Whether there is a limit, and it is not known how long it is. */
    boolean isUnknown() {
        return tolerated == null ? rule instanceof LimitRule.PerUnit && limit == null : tolerated.isUnknown();
    }

    /** Whether it is a date that needs no clock. */
    boolean isDate() {
        return tolerated == null ? rule instanceof LimitRule.Until : tolerated.isDate();
    }

    Deadline deadline(long start, Cycle cycle, ItemHours hours, ItemScene scene) {
        if (tolerated != null) {
            Deadline before = tolerated.deadline(start, cycle, hours, scene);
            Deadline more = scene.nanosOf(Objects.requireNonNull(limit));
            boolean reached = before.at() < Cycle.NEVER - more.at();
            return reached ? new Deadline(before.at() + more.at(), more.inclusive()) : Deadline.NONE;
        }
        if (rule instanceof LimitRule.Until) {
            return new Deadline(until, true);
        }
        if (rule instanceof LimitRule.OnWorkingDay day) {
            return WorkingDayDeadline.of(day, start, cycle, scene);
        }
        if (Objects.requireNonNull(limit).upper() == null) {
            return Deadline.NONE;
        }
        Deadline nanos = scene.nanosOf(limit);
        if (nanos.at() < 0) {
            return new Deadline(Long.MIN_VALUE, true);
        }
        return new Deadline(hours.deadline(start, nanos, cycle.stops()), nanos.inclusive());
    }

    /** Whether it says how much time must have passed at least. */
    boolean hasLeast() {
        return tolerated == null ? limit != null && limit.lower() != null : tolerated.hasLeast();
    }

    /** Whether an item that was done at an instant, after some time, was early. */
    boolean isEarly(long done, long elapsed) {
        if (tolerated != null) {
            return tolerated.isEarly(done, elapsed);
        }
        if (limit == null || limit.lower() == null) {
            return done < notBefore;
        }
        return !new Limit(limit.lower(), null).accepts(Figure.timeNanos(BigInteger.valueOf(elapsed)));
    }

    /** The upper bound in whole nanoseconds: times are whole, so at most a fraction more is at most the whole below. */
    static Deadline nanosOf(Limit limit) {
        Ratio exact = Objects.requireNonNull(limit.upper()).figure().value().times(NANOS);
        BigInteger[] parts = exact.numerator().divideAndRemainder(exact.denominator());
        BigInteger floor = exact.signum() < 0 && parts[1].signum() != 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        boolean whole = parts[1].signum() == 0;
        return new Deadline(floor.min(MOST).longValue(), limit.upper().inclusive() || !whole);
    }
}
