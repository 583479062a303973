package dev.sla4j.target;

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
 * <p>Models the target matrix: "reads within 2 s, writes within 5 s" (C04), "P1 1 h, P2 4 h" (C89), "by impact × urgency" (C90), "within 2 s per 1 000 items" (C100).
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface LimitRule permits LimitRule.Fixed, LimitRule.ByCase, LimitRule.PerUnit {

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
     * The limit of the first case that accepts the thing. A thing that no case accepts has no limit, unless {@code otherwise} gives one.
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
     * <p>A thing whose size is not known, or is negative, has no limit.
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
