package dev.sla4j.target;

import dev.sla4j.value.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Over what a {@link Fold} goes: indicators, subjects, slots, or periods.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Over permits Over.Parts, Over.Subjects, Over.Slots, Over.Periods {

    /**
     * Over indicators, of equal weight, named by their number.
     *
     * @param indicators the indicators, at least one
     * @return what is folded, not null
     */
    static Parts indicators(Indicator... indicators) {
        List<Part> parts = new ArrayList<>();
        for (Indicator indicator : indicators) {
            parts.add(Part.of("part " + (parts.size() + 1), indicator));
        }
        return new Parts(parts);
    }

    /**
     * Over the subjects of the target, of equal weight.
     *
     * @param of what is measured of each, not null
     * @return what is folded, not null
     */
    static Subjects subjects(Indicator of) {
        return new Subjects(of, Weight.one());
    }

    /**
     * Over this period and those before it.
     *
     * @param of what is measured of each, not null
     * @param count how many periods, with this one
     * @return what is folded, not null
     */
    static Periods periods(Indicator of, int count) {
        return new Periods(of, count, StartUp.FEWER);
    }

    /**
     * Over the slots of the period.
     *
     * @param of the figure of each slot: a share, a statistic or a percentile of things
     * @param length the length of a slot, above zero and a multiple of the resolution of the target
     * @return what is folded, not null
     */
    static Slots slots(Indicator of, Duration length) {
        return new Slots(of, length);
    }

    /**
     * Returns the indicators that are measured for it, those of weights included.
     *
     * @return the indicators, at least one
     */
    List<Indicator> operands();

    /**
     * Returns what the parts are measured in.
     *
     * @return the unit, not null
     */
    Figure.Unit unit();

    /**
     * Over named indicators.
     *
     * @param parts the parts, at least one, of one unit, each with a name of its own
     */
    record Parts(List<Part> parts) implements Over {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if there is no part, the units differ, a name stands twice, a weight is one by subject, or no part
         *     weighs anything
         */
        public Parts {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("parts must not be empty");
            }
            Figure.Unit unit = parts.get(0).of().unit();
            Set<String> names = new HashSet<>();
            boolean weightless = true;
            for (Part part : parts) {
                if (part.of().unit() != unit) {
                    throw new IllegalArgumentException(
                            "part (" + part.name() + ") must be of unit " + unit + ", that of the first part");
                }
                if (part.name().startsWith("weight of ")) {
                    throw new IllegalArgumentException(
                            "name of a part (" + part.name() + ") must not be that of a weight");
                }
                if (!names.add(part.name())) {
                    throw new IllegalArgumentException("name of a part (" + part.name() + ") must be stated once only");
                }
                if (part.weight() instanceof Weight.BySubject) {
                    throw new IllegalArgumentException(
                            "weight of part " + part.name() + " must not be one by subject, because it is none");
                }
                weightless &= part.weight() instanceof Weight.Fixed fixed
                        && fixed.value().signum() == 0;
            }
            if (weightless) {
                throw new IllegalArgumentException("weight of at least one part must be above zero");
            }
        }

        @Override
        public List<Indicator> operands() {
            List<Indicator> all = new ArrayList<>();
            for (Part part : parts) {
                all.add(part.of());
                all.addAll(part.weight().operands());
            }
            return all;
        }

        @Override
        public Figure.Unit unit() {
            return parts.get(0).of().unit();
        }
    }

    /**
     * One indicator of a fold.
     *
     * @param name its name in the report, not blank
     * @param of what is measured, not null
     * @param weight by how much it counts in a mean, not null
     */
    record Part(String name, Indicator of, Weight weight) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public Part {
            Check.notBlank(name, "name");
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(weight, "weight");
        }

        /**
         * A part of weight one.
         *
         * @param name its name in the report, not blank
         * @param of what is measured, not null
         * @return the part, not null
         */
        public static Part of(String name, Indicator of) {
            return new Part(name, of, Weight.one());
        }

        /**
         * Returns a copy of a weight.
         *
         * @param newWeight the weight, not null
         * @return the copy, not null
         */
        public Part weighing(Weight newWeight) {
            return new Part(name, of, newWeight);
        }

        /**
         * Returns a copy of a weight that the agreement states.
         *
         * @param newWeight the weight, such as {@code 0.6}
         * @return the copy, not null
         */
        public Part weighing(String newWeight) {
            return weighing(Weight.of(newWeight));
        }
    }

    /**
     * Over each subject that the target is about; one to which the promise does not apply is left out.
     *
     * @param of what is measured of each, not null
     * @param weight by how much each counts in a mean, not null
     */
    record Subjects(Indicator of, Weight weight) implements Over {

        /** Checks. */
        public Subjects {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(weight, "weight");
        }

        /**
         * Returns a copy in which each subject counts by a figure of its own.
         *
         * @param newWeight the weight, such as {@code Weight.of(Indicator.count(Selection.requests()))}, not null
         * @return the copy, not null
         */
        public Subjects weighing(Weight newWeight) {
            return new Subjects(of, newWeight);
        }

        @Override
        public List<Indicator> operands() {
            List<Indicator> all = new ArrayList<>(List.of(of));
            all.addAll(weight.operands());
            return all;
        }

        @Override
        public Figure.Unit unit() {
            return of.unit();
        }
    }

    /**
     * Over this period and those directly before it, each of weight one. The figures of earlier periods are those that their reports hold for the
     * same target (S24); a period without a report, or without a figure, ends the row.
     *
     * @param of what is measured of each period, not null
     * @param count how many periods, with this one, at least 1
     * @param startUp what holds while there are fewer, not null
     */
    record Periods(Indicator of, int count, StartUp startUp) implements Over {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the count is below 1
         */
        public Periods {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(startUp, "startUp");
            Check.atLeast(count, 1, "count");
        }

        /**
         * Returns a copy of another rule for the first periods.
         *
         * @param newStartUp the rule, not null
         * @return the copy, not null
         */
        public Periods startingUp(StartUp newStartUp) {
            return new Periods(of, count, newStartUp);
        }

        @Override
        public List<Indicator> operands() {
            return List.of(of);
        }

        @Override
        public Figure.Unit unit() {
            return of.unit();
        }
    }

    /**
     * Over the slots of the period, each of equal weight, however many things it has.
     *
     * <p>Models "the average of the error rates of all five-minute intervals of the month" (C02, A01), which is not the error rate of the month, and
     * "in the worst hour". Example:
     *
     * <pre>{@code Indicator.mean(Over.slots(Indicator.goodRatio(Selection.requests()), Duration.ofMinutes(5)))}</pre>
     *
     * <p>A slot belongs to the period that contains its start; slots are anchored like every grid ({@link GridAnchor}). A slot in which no time
     * counts, because of service hours or exclusions, is no slot of the figure. A slot in which nothing happened is left out, or counts as good or
     * bad ({@link EmptySlot}, S9). Without any slot there is no figure. The mean of many fractions is known as exactly as a comparison needs it
     * ({@code Figure.Mean}, S16).
     *
     * @param of the figure of each slot: a share, a statistic or a percentile of things, not null
     * @param length the length of a slot, above zero and a multiple of the resolution of the target
     */
    record Slots(Indicator of, Duration length) implements Over {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the figure is neither a share nor a statistic nor a percentile, or the length is not above zero
         */
        public Slots {
            Check.counted(of, "of");
            Check.positive(length, "length");
        }

        @Override
        public List<Indicator> operands() {
            return List.of(of);
        }

        @Override
        public Figure.Unit unit() {
            return of.unit();
        }
    }
}
