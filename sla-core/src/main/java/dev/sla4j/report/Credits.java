package dev.sla4j.report;

import dev.sla4j.value.Money;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is owed for a period, as lines that add up. */
public final class Credits {
    private static final Credits NONE = new Credits(null, List.of(), List.of(), List.of());

    private final @Nullable Money zero;
    private final List<CreditLine> lines;
    private final List<Step> steps;
    private final List<Remark> remarks;

    private Credits(@Nullable Money zero, List<CreditLine> lines, List<Step> steps, List<Remark> remarks) {
        this.zero = zero;
        this.lines = List.copyOf(lines);
        this.steps = List.copyOf(steps);
        this.remarks = List.copyOf(remarks);
    }

    /**
     * The credits of an agreement that speaks of no money.
     *
     * @return the credits, not null
     */
    public static Credits none() {
        return NONE;
    }

    /**
     * Credits in one currency.
     *
     * @param zero zero in that currency, not null
     * @param lines a line for each target with a penalty, in the order of the targets
     * @param steps how the lines became what is owed: the caps of the settlement
     * @param remarks what was noticed, such as a row that pays although the promise was kept
     * @return the credits, not null
     */
    public static Credits of(Money zero, List<CreditLine> lines, List<Step> steps, List<Remark> remarks) {
        return new Credits(Objects.requireNonNull(zero, "zero"), lines, steps, remarks);
    }

    /**
     * Says whether the agreement speaks of money at all.
     *
     * @return true if there is a currency
     */
    public boolean hasCurrency() {
        return zero != null;
    }

    /**
     * Returns what is owed on every reading.
     *
     * @return the sum of the lines, not null
     * @throws IllegalStateException if the agreement speaks of no money
     */
    public Money total() {
        return lines.stream().map(CreditLine::certain).reduce(zero(), Money::plus);
    }

    /**
     * Returns what is owed in addition on the readings that are best for the customer.
     *
     * @return the sum of the lines, not null
     * @throws IllegalStateException if the agreement speaks of no money
     */
    public Money disputed() {
        return lines.stream().map(CreditLine::disputed).reduce(zero(), Money::plus);
    }

    /**
     * Returns the lines.
     *
     * @return a line for each target with a penalty, in the order of the targets
     */
    public List<CreditLine> lines() {
        return lines;
    }

    /**
     * Returns how the lines became what is owed.
     *
     * @return the steps, not null
     */
    public List<Step> steps() {
        return steps;
    }

    /**
     * Returns what was noticed.
     *
     * @return the remarks, not null
     */
    public List<Remark> remarks() {
        return remarks;
    }

    /**
     * Returns a copy of the sums alone: without the steps, and without the remarks, which a report and its result list with the others.
     *
     * @return the copy, not null
     */
    public Credits withoutSteps() {
        return new Credits(zero, lines.stream().map(CreditLine::withoutSteps).toList(), List.of(), List.of());
    }

    /**
     * Returns the currency.
     *
     * @return the currency, or null if the agreement speaks of no money
     */
    public @Nullable Currency currency() {
        return zero == null ? null : zero.currency();
    }

    private Money zero() {
        if (zero == null) {
            throw new IllegalStateException("the agreement speaks of no money: it has neither a fee nor a sum");
        }
        return zero;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Credits that
                && Objects.equals(zero, that.zero)
                && lines.equals(that.lines)
                && steps.equals(that.steps)
                && remarks.equals(that.remarks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(zero, lines, steps);
    }

    @Override
    public String toString() {
        return zero == null ? "Credits[none]" : "Credits[" + total() + ", disputed " + disputed() + "]";
    }
}
