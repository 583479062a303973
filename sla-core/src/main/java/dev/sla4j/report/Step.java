package dev.sla4j.report;

import dev.sla4j.target.Policy;
import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.Rounding;
import dev.sla4j.value.UnroundedMoney;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of an explanation, with typed values, so that a reader or a program can re-add it.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Step
        permits Step.Heading,
                Step.Note,
                Step.Span,
                Step.Reading,
                Step.TimeTerm,
                Step.TimeTotal,
                Step.WeightedTerm,
                Step.CountTerm,
                Step.FigureTerm,
                Step.Evidence,
                Step.Item,
                Step.Quotient,
                Step.Comparison,
                Step.Lookup,
                Step.Excess,
                Step.Units,
                Step.InKind,
                Step.Share,
                Step.Part,
                Step.MoneyTerm,
                Step.MoneyTotal,
                Step.Chosen,
                Step.Held {

    /**
     * A heading over further steps.
     *
     * @param text the heading
     * @param clause the clause of the contract it is about, or null
     * @param detail from which level on it is told
     * @param steps the steps below it
     */
    record Heading(String text, @Nullable String clause, Detail detail, List<Step> steps) implements Step {
        /** Copies. */
        public Heading {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A sentence.
     *
     * @param text the sentence
     */
    record Note(String text) implements Step {}

    /**
     * A range of time.
     *
     * @param what what it is
     * @param range the range
     */
    record Span(String what, TimeRange range) implements Step {}

    /**
     * A reading of a policy that was applied.
     *
     * @param policy the name of the policy
     * @param reading the reading
     * @param stated whether the agreement states it; otherwise it is the default
     */
    record Reading(String policy, Policy reading, boolean stated) implements Step {}

    /**
     * A term of a sum of time.
     *
     * @param what what it is
     * @param sign 1 if it is added, −1 if it is taken away
     * @param nanos its length in nanoseconds, not negative
     * @param clause the rule or clause it rests on, or null
     */
    record TimeTerm(
            String what,
            int sign,
            BigInteger nanos,
            @Nullable String clause) implements Step {}

    /**
     * The sum of the terms since the last total under the same heading.
     *
     * @param what what it is
     * @param nanos its length in nanoseconds
     */
    record TimeTotal(String what, BigInteger nanos) implements Step {}

    /**
     * A term of a weighted sum of time: {@code nanos × weight}.
     *
     * @param what what it is
     * @param nanos its length in nanoseconds, not negative
     * @param weight the population, times the impact where it is down
     */
    record WeightedTerm(String what, BigInteger nanos, Ratio weight) implements Step {}

    /**
     * A number of things, or the sum of their weights.
     *
     * @param what what they are
     * @param count how many
     */
    record CountTerm(String what, Ratio count) implements Step {}

    /**
     * A figure that a combination is made of.
     *
     * @param name the name of the part, the subject or the period
     * @param weight by how much it counts in a mean, or null if it has no weight
     * @param figure the figure; none if it was not measured
     */
    record FigureTerm(String name, @Nullable Ratio weight, Figure figure) implements Step {}

    /**
     * A measurement, or an outage made up of some, and what became of it.
     *
     * @param what what it is
     * @param ids the identities of the measurements, as far as they have any
     * @param range its range
     * @param counted how much of it counts in the period, in nanoseconds
     * @param countedInAll how much of it counts, also beyond the period
     * @param remark what became of the rest, or empty
     */
    record Evidence(
            String what, List<String> ids, TimeRange range, BigInteger counted, BigInteger countedInAll, String remark)
            implements Step {
        /** Copies. */
        public Evidence {
            ids = List.copyOf(ids);
        }
    }

    /**
     * A work item behind a figure that counts.
     *
     * @param what its kind, and whether it is still open
     * @param id its identity
     * @param range from the start of its clock to where that stopped or to the report; empty, at its begin, if no clock decides
     * @param value what its clock or its number says, or null if neither decides
     * @param weight by how much it counts, or null if each counts as one
     * @param due by when it had to be done, or null if there was no such instant
     * @param remark limit, pauses and offences, or empty
     */
    record Item(
            String what,
            String id,
            TimeRange range,
            @Nullable Figure value,
            @Nullable Ratio weight,
            @Nullable Instant due,
            String remark)
            implements Step {}

    /**
     * A figure as a quotient: {@code result = numerator ÷ denominator}, or its complement {@code 1 − numerator ÷ denominator}.
     *
     * @param what the formula in words
     * @param numerator the numerator
     * @param denominator the denominator, above zero
     * @param complement whether the result is the complement
     * @param result the figure
     */
    record Quotient(String what, Ratio numerator, Ratio denominator, boolean complement, Figure result)
            implements Step {}

    /**
     * A figure compared with a limit.
     *
     * @param figure the figure
     * @param compared the figure as it was compared, rounded if the agreement says so
     * @param limit the limit
     * @param verdict the verdict
     */
    record Comparison(Figure figure, Figure compared, Limit limit, Verdict verdict) implements Step {}

    /**
     * A value looked up in a credit table.
     *
     * @param value the value
     * @param compared the value as it was looked up, rounded if the agreement says so
     * @param row the row that applies, or null if none does
     * @param amount what the row pays, in words
     */
    record Lookup(Figure value, Figure compared, @Nullable Limit row, String amount) implements Step {}

    /**
     * An allowance that is taken away first: {@code result = value − allowance}, or zero.
     *
     * @param what what the value is
     * @param value the value
     * @param allowance the allowance, in the same unit
     * @param result what is left
     */
    record Excess(String what, Figure value, Figure allowance, Figure result) implements Step {}

    /**
     * How many units a value has: {@code result = value ÷ each}, complete, started or in proportion.
     *
     * @param value the value
     * @param each the unit
     * @param counting which units count
     * @param result how many
     */
    record Units(Figure value, Figure each, UnitsOfSize counting, Ratio result) implements Step {}

    /**
     * What is owed in kind: {@code result = each × units}.
     *
     * @param what what it is
     * @param each what one unit pays: a time or a number of points
     * @param units how many units
     * @param result what is owed
     */
    record InKind(String what, Figure each, Ratio units, Figure result) implements Step {}

    /**
     * A share of a base that becomes money, a term of the next total: {@code result = round(base × share × units)}.
     *
     * @param what what it is
     * @param base the exact base, an amount of the currency of the result
     * @param share the share
     * @param units how many times it is owed
     * @param rounding how it is rounded, or null if it is not
     * @param result the money
     */
    record Share(
            String what,
            Ratio base,
            Ratio share,
            Ratio units,
            @Nullable Rounding rounding,
            UnroundedMoney result) implements Step {}

    /**
     * The part of one of several in the last term, which it replaces: divided equally, largest remainder first.
     *
     * @param what what it is
     * @param whole what is divided
     * @param parts into how many parts
     * @param number which of them, from 1
     * @param result the part
     */
    record Part(String what, UnroundedMoney whole, int parts, int number, UnroundedMoney result) implements Step {}

    /**
     * Money that is a term of the next total.
     *
     * @param what what it is
     * @param sum the money
     */
    record MoneyTerm(String what, UnroundedMoney sum) implements Step {
        /**
         * A term in whole units of its currency.
         *
         * @param what what it is
         * @param sum the money
         */
        public MoneyTerm(String what, Money sum) {
            this(what, UnroundedMoney.of(sum));
        }
    }

    /**
     * The sum of the terms since the last total or heading of its level; it is a term of what follows. Under a heading, the sum of what its steps leave is a
     * term of the level above.
     *
     * @param what the stage
     * @param result the money
     */
    record MoneyTotal(String what, UnroundedMoney result) implements Step {
        /**
         * A total in whole units of its currency.
         *
         * @param what the stage
         * @param result the money
         */
        public MoneyTotal(String what, Money result) {
            this(what, UnroundedMoney.of(result));
        }
    }

    /**
     * One of the terms since the last total, which is all that is paid of them.
     *
     * @param what why this one
     * @param result the money
     */
    record Chosen(String what, UnroundedMoney result) implements Step {}

    /**
     * The last term or total held at a cap, which replaces it: {@code result = min(before, most)}.
     *
     * @param what which cap
     * @param before the money before
     * @param most the cap
     * @param result the money after
     */
    record Held(String what, UnroundedMoney before, UnroundedMoney most, UnroundedMoney result) implements Step {}
}
