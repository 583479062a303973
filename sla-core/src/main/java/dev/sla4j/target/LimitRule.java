package dev.sla4j.target;

import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The limit for a single thing: constant, or by what the thing is like.
 *
 * <p>Models the target matrix: "reads within 2 s, writes within 5 s" (C04), "P1 1 h, P2 4 h" (C89), "by impact × urgency" (C90).
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface LimitRule
        permits LimitRule.Fixed,
                LimitRule.ByCase,
                LimitRule.PerUnit,
                LimitRule.Until,
                LimitRule.OnWorkingDay,
                LimitRule.Grace {

    /**
     * One limit for all.
     *
     * @param limit the limit, not null
     * @return the rule, not null
     */
    static LimitRule fixed(Limit limit) {
        return new Fixed(limit);
    }

    /**
     * The first case: things that a condition accepts have a limit; more cases and an {@code otherwise} may follow.
     *
     * @param when the condition, not null
     * @param limit the limit, not null
     * @return the rule, not null
     */
    static ByCase when(Condition when, Limit limit) {
        return new ByCase(List.of(new Case(when, fixed(limit))), null);
    }

    /**
     * The first case, with a rule of its own.
     *
     * @param when the condition, not null
     * @param limit the rule, not null
     * @return the rule, not null
     */
    static ByCase when(Condition when, LimitRule limit) {
        return new ByCase(List.of(new Case(when, limit)), null);
    }

    /**
     * A limit that grows with the size of the thing, by units that were started: "2 s for each 1 000 items or part of them" (C100).
     *
     * @param limit the limit for one unit, not null
     * @param size the number that says how large a thing is, not null
     * @param unit how large one unit is, above zero
     * @return the rule, not null
     */
    static PerUnit perUnit(Limit limit, Quantity size, BigDecimal unit) {
        return new PerUnit(limit, size, unit, UnitsOfSize.STARTED);
    }

    /**
     * A work item must be done by an instant that was promised for it (C101).
     *
     * @param attribute the attribute that holds the instant, such as {@code due}
     * @return the rule, not null
     */
    static LimitRule until(String attribute) {
        return new Until(null, attribute);
    }

    /**
     * A work item must be done within a window that was promised for it: to be early is a miss too (C98).
     *
     * @param notBefore the attribute that holds the first instant
     * @param until the attribute that holds the last instant
     * @return the rule, not null
     */
    static LimitRule between(String notBefore, String until) {
        return new Until(Objects.requireNonNull(notBefore, "notBefore"), until);
    }

    /**
     * A work item must be done by the end, 24:00 local time, of the k-th working day after the day on which its clock started (C96).
     *
     * @param k the number of working days; 0 for the same day, or the next working day if that is none
     * @param workingDays the hours whose days are working days, not null
     * @return the rule, not null
     */
    static LimitRule endOfWorkingDay(int k, WeeklySchedule workingDays) {
        return new OnWorkingDay(k, OnWorkingDay.Until.END_OF_DAY, workingDays);
    }

    /**
     * A work item must be done within k working days: by the time of day at which its clock started, k working days later.
     *
     * @param k the number of working days
     * @param workingDays the hours whose days are working days, not null
     * @return the rule, not null
     */
    static LimitRule workingDays(int k, WeeklySchedule workingDays) {
        return new OnWorkingDay(k, OnWorkingDay.Until.SAME_TIME, workingDays);
    }

    /**
     * Returns a rule that tolerates that much elapsed time after the deadline of this one (C48).
     *
     * @param tolerance the tolerance, such as {@code <= PT90M}, or {@code < PT60S} where 60 seconds are too late already
     * @return the rule, not null
     * @throws IllegalArgumentException if this is not about time, or the tolerance is no upper limit of time, above zero
     */
    default LimitRule grace(String tolerance) {
        return new Grace(this, Limit.parse(tolerance));
    }

    /**
     * Returns whether the limits are of times or of numbers.
     *
     * @return the unit, not null
     */
    Figure.Unit unit();

    /**
     * One limit for all.
     *
     * @param limit the limit, not null
     */
    record Fixed(Limit limit) implements LimitRule {

        /** Checks. */
        public Fixed {
            Objects.requireNonNull(limit, "limit");
        }

        @Override
        public Figure.Unit unit() {
            return limit.unit();
        }
    }

    /**
     * The limit of the first case that accepts the thing. A thing that no case accepts has no limit, unless {@code otherwise} gives one. Where it cannot
     * be decided whether a case accepts it, because a number is missing or an attribute of what is open, the thing is undecided, unless all limits that it may
     * have say the same (S8).
     *
     * @param cases the cases in order, at least one, all of one unit
     * @param otherwise the limit of all other things, or null if they have none
     */
    record ByCase(List<Case> cases, @Nullable LimitRule otherwise) implements LimitRule {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is no case or the units differ
         */
        public ByCase {
            cases = List.copyOf(cases);
            if (cases.isEmpty()) {
                throw new IllegalArgumentException("cases must not be empty");
            }
            Figure.Unit unit = cases.get(0).limit().unit();
            for (Case each : cases) {
                if (each.limit().unit() != unit) {
                    throw new IllegalArgumentException(
                            "limit (" + each.limit() + ") must be of unit " + unit + ", that of the first case");
                }
            }
            if (otherwise != null && otherwise.unit() != unit) {
                throw new IllegalArgumentException(
                        "limit (" + otherwise + ") must be of unit " + unit + ", that of the first case");
            }
        }

        /**
         * Adds a case after those before.
         *
         * @param when the condition, not null
         * @param limit the limit, not null
         * @return the rule, not null
         */
        public ByCase or(Condition when, Limit limit) {
            List<Case> more = new ArrayList<>(cases);
            more.add(new Case(when, fixed(limit)));
            return new ByCase(more, otherwise);
        }

        /**
         * Adds a case with a rule of its own after those before.
         *
         * @param when the condition, not null
         * @param limit the rule, not null
         * @return the rule, not null
         */
        public ByCase or(Condition when, LimitRule limit) {
            List<Case> more = new ArrayList<>(cases);
            more.add(new Case(when, limit));
            return new ByCase(more, otherwise);
        }

        /**
         * States the rule of all other things.
         *
         * @param limit the rule, not null
         * @return the rule, not null
         */
        public ByCase otherwise(LimitRule limit) {
            return new ByCase(cases, Objects.requireNonNull(limit, "limit"));
        }

        /**
         * States the limit of all other things.
         *
         * @param limit the limit, not null
         * @return the rule, not null
         */
        public ByCase otherwise(Limit limit) {
            return new ByCase(cases, fixed(limit));
        }

        @Override
        public Figure.Unit unit() {
            return cases.get(0).limit().unit();
        }
    }

    /**
     * A limit that grows with the size of the thing: {@code bound × units(size ÷ unit)}.
     *
     * <p>A thing whose size is negative has no limit; of one whose size is not known nothing is decided (S8).
     *
     * @param limit the limit for one unit, of a time or a number, not null
     * @param size the number that says how large a thing is, not null
     * @param per how large one unit is, above zero
     * @param units which units count, not null
     */
    record PerUnit(Limit limit, Quantity size, BigDecimal per, UnitsOfSize units) implements LimitRule {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the limit is one of shares, the size is no number or the unit is not above zero
         */
        public PerUnit {
            Objects.requireNonNull(limit, "limit");
            Objects.requireNonNull(size, "size");
            Objects.requireNonNull(per, "per");
            Objects.requireNonNull(units, "units");
            if (limit.unit() == Figure.Unit.SHARE) {
                throw new IllegalArgumentException("limit (" + limit + ") must be one of a time or a number");
            }
            if (size.unit() != Figure.Unit.NUMBER) {
                throw new IllegalArgumentException("size (" + size + ") must be a number");
            }
            if (per.signum() <= 0) {
                throw new IllegalArgumentException("per (" + per + ") must be above zero");
            }
            per = per.stripTrailingZeros();
        }

        /**
         * States which units count.
         *
         * @param newUnits the units, not null
         * @return the rule, not null
         */
        public PerUnit by(UnitsOfSize newUnits) {
            return new PerUnit(limit, size, per, newUnits);
        }

        @Override
        public Figure.Unit unit() {
            return limit.unit();
        }
    }

    /**
     * An instant that was promised for a work item, or a window. It is a date, so pauses do not move it; a new promise is a change of the
     * attribute. An item without the promise, or with a text that is no instant, has no limit. Done exactly at an end of the window is kept.
     *
     * @param notBefore the attribute that holds the first instant, or null if early is fine
     * @param until the attribute that holds the last instant, not blank
     */
    record Until(@Nullable String notBefore, String until) implements LimitRule {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if an attribute is blank
         */
        public Until {
            Check.notBlank(until, "until");
            if (notBefore != null) {
                Check.notBlank(notBefore, "notBefore");
            }
        }

        @Override
        public Figure.Unit unit() {
            return Figure.Unit.TIME;
        }
    }

    /**
     * A working day counted from the local day on which the clock of a work item started, in the zone of the schedule. A working day that was
     * paused or excluded as a whole does not count.
     *
     * @param k the number of working days, not negative
     * @param until until when on that day, not null
     * @param workingDays the hours whose days are working days, not null
     */
    record OnWorkingDay(int k, OnWorkingDay.Until until, WeeklySchedule workingDays) implements LimitRule {
        private static final int MOST_DAYS = 10_000;

        /** Until when on the day. */
        public enum Until {
            /** Until 24:00 local time. */
            END_OF_DAY,
            /** Until the time of day at which the clock started; on a day that was none, from the beginning of the first one that counts. */
            SAME_TIME
        }

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the number is negative or above 10 000
         */
        public OnWorkingDay {
            Check.atLeast(k, 0, "k");
            if (k > MOST_DAYS) {
                throw new IllegalArgumentException("k (" + k + ") must be at most " + MOST_DAYS);
            }
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(workingDays, "workingDays");
        }

        @Override
        public Figure.Unit unit() {
            return Figure.Unit.TIME;
        }
    }

    /**
     * Elapsed time that is tolerated after the deadline of another rule.
     *
     * @param of the other rule, about time
     * @param tolerance the tolerance, one upper bound above zero
     */
    record Grace(LimitRule of, Limit tolerance) implements LimitRule {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the rule is not about time, or the tolerance is no upper limit of time above zero
         */
        public Grace {
            Objects.requireNonNull(of, "of");
            if (of.unit() != Figure.Unit.TIME) {
                throw new IllegalArgumentException("rule (" + of + ") must be about time to have a grace");
            }
            if (tolerance.lower() != null
                    || tolerance.upper() == null
                    || tolerance.unit() != Figure.Unit.TIME
                    || tolerance.upper().figure().value().signum() <= 0) {
                throw new IllegalArgumentException(
                        "tolerance (" + tolerance + ") must be an upper limit of time above zero, such as <= PT90M");
            }
        }

        @Override
        public Figure.Unit unit() {
            return Figure.Unit.TIME;
        }
    }

    /**
     * A case of a rule.
     *
     * @param when which things it is for, not null
     * @param limit their limit, not null
     */
    record Case(Condition when, LimitRule limit) {

        /** Checks. */
        public Case {
            Objects.requireNonNull(when, "when");
            Objects.requireNonNull(limit, "limit");
        }
    }
}
