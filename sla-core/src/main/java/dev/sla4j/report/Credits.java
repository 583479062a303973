package dev.sla4j.report;

import dev.sla4j.penalty.Creditor;
import dev.sla4j.value.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is owed for a period, as lines that add up. */
public final class Credits {
    private static final Credits NONE = new Credits(null, List.of(), List.of(), List.of(), List.of(), List.of());

    private final @Nullable Money zero;
    private final List<CreditLine> lines;
    private final List<Step> steps;
    private final List<Remark> remarks;
    private final List<InKind> inKind;
    private final List<Choice> choices;

    private Credits(
            @Nullable Money zero,
            List<CreditLine> lines,
            List<Step> steps,
            List<Remark> remarks,
            List<InKind> inKind,
            List<Choice> choices) {
        this.zero = zero;
        this.lines = List.copyOf(lines);
        this.inKind = List.copyOf(inKind);
        this.choices = List.copyOf(choices);
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
        return new Credits(Objects.requireNonNull(zero, "zero"), lines, steps, remarks, List.of(), List.of());
    }

    /**
     * Returns a copy with what follows beside money.
     *
     * @param others what follows, in the order of the targets
     * @param more what was noticed in addition
     * @return the copy, not null
     */
    public Credits with(List<InKind> others, List<Remark> more) {
        List<Remark> all = new ArrayList<>(remarks);
        all.addAll(more);
        return new Credits(zero, lines, steps, all, others, choices);
    }

    /**
     * Returns a copy with what the customer may choose.
     *
     * @param options the choices, in the order of the groups
     * @return the copy, not null
     */
    public Credits choosing(List<Choice> options) {
        return new Credits(zero, lines, steps, remarks, inKind, options);
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
     * Returns what is owed to the customer on every reading; nothing that the customer owes is set off.
     *
     * @return the sum of the lines, not null
     * @throws IllegalStateException if the agreement speaks of no money
     */
    public Money total() {
        return total(Creditor.CUSTOMER);
    }

    /**
     * Returns what is owed to the customer in addition on the readings that are best for the customer.
     *
     * @return the sum of the lines, not null
     * @throws IllegalStateException if the agreement speaks of no money
     */
    public Money disputed() {
        return disputed(Creditor.CUSTOMER);
    }

    /**
     * Returns what is owed to one party on every reading.
     *
     * @param creditor to whom, not null
     * @return the sum of the lines, not null
     * @throws IllegalStateException if the agreement speaks of no money
     */
    public Money total(Creditor creditor) {
        return sum(creditor, CreditLine::certain);
    }

    /**
     * Returns what is owed to one party in addition on the readings that are best for it.
     *
     * @param creditor to whom, not null
     * @return the sum of the lines, not null
     * @throws IllegalStateException if the agreement speaks of no money
     */
    public Money disputed(Creditor creditor) {
        return sum(creditor, CreditLine::disputed);
    }

    private Money sum(Creditor creditor, Function<CreditLine, Money> part) {
        return lines.stream()
                .filter(line -> line.creditor() == creditor)
                .map(part)
                .reduce(zero(), Money::plus);
    }

    /**
     * Returns what follows beside money: service time, points, rights.
     *
     * @return what follows, for each target of which something does, in the order of the targets
     */
    public List<InKind> inKind() {
        return inKind;
    }

    /**
     * Returns what the customer may choose between.
     *
     * @return a choice for each group of which the customer takes one credit
     */
    public List<Choice> choices() {
        return choices;
    }

    /**
     * One of several credits that the customer may take; the total has the highest.
     *
     * @param group the name of the group
     * @param options what may be taken, in the order of the group
     */
    public record Choice(String group, List<Option> options) {

        /** Copies. */
        public Choice {
            Objects.requireNonNull(group, "group");
            options = List.copyOf(options);
        }
    }

    /**
     * A credit that may be taken, before the caps of the group and of those around it.
     *
     * @param name the target or group that it is for
     * @param certain what it is on every reading, not null
     * @param highest what it is on the reading that is best for the customer, not null
     */
    public record Option(String name, Money certain, Money highest) {

        /** Checks. */
        public Option {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(certain, "certain");
            Objects.requireNonNull(highest, "highest");
        }
    }

    /**
     * Returns zero in the currency of the agreement.
     *
     * @return zero, or null if the agreement speaks of no money
     */
    public @Nullable Money nothing() {
        return zero;
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
        return new Credits(
                zero,
                lines.stream().map(CreditLine::withoutSteps).toList(),
                List.of(),
                List.of(),
                inKind.stream().map(InKind::withoutSteps).toList(),
                choices);
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
                && remarks.equals(that.remarks)
                && inKind.equals(that.inKind)
                && choices.equals(that.choices);
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
