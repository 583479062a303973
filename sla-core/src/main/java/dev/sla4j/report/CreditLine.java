package dev.sla4j.report;

import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Row;
import dev.sla4j.value.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for one target.
 *
 * @param target the identity of the target, not blank
 * @param creditor to whom, not null
 * @param certain what is owed on every reading, after all caps, not null
 * @param disputed what is owed in addition on the reading that is best for the customer, after all caps, not null
 * @param rows the rows of a credit table that pay the certain credit, each once, in the order in which they were found; several where there
 *     are several subjects or outages
 * @param disputedRows the rows that pay on the reading that is best for the customer, where that pays more
 * @param ofOutages the certain credit by the outages that it is for, in the order of their begin; empty unless claims count from the end of outages
 * @param steps how it was computed, up to the cap of the target; the caps of the settlement are steps of {@link Credits}
 */
public record CreditLine(
        String target,
        Creditor creditor,
        Money certain,
        Money disputed,
        List<Row> rows,
        List<Row> disputedRows,
        List<OfOutage> ofOutages,
        List<Step> steps) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a sum is of another currency than the certain one
     */
    public CreditLine {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(creditor, "creditor");
        Objects.requireNonNull(certain, "certain");
        Objects.requireNonNull(disputed, "disputed");
        rows = List.copyOf(rows);
        disputedRows = List.copyOf(disputedRows);
        ofOutages = List.copyOf(ofOutages);
        requireSame(disputed, certain, "disputed");
        ofOutages.forEach(part -> requireSame(part.certain(), certain, "certain"));
        steps = List.copyOf(steps);
    }

    /**
     * What is owed to the customer.
     *
     * @param target the identity of the target, not blank
     * @param certain what is owed on every reading, not null
     * @param disputed what is owed in addition on the reading that is best for the customer, not null
     * @param rows the rows of a credit table that pay the certain credit
     * @param disputedRows the rows that pay on the best reading, where that pays more
     * @param steps how it was computed
     */
    public CreditLine(
            String target, Money certain, Money disputed, List<Row> rows, List<Row> disputedRows, List<Step> steps) {
        this(target, Creditor.CUSTOMER, certain, disputed, rows, disputedRows, List.of(), steps);
    }

    private static void requireSame(Money sum, Money certain, String name) {
        if (!sum.currency().equals(certain.currency())) {
            throw new IllegalArgumentException(name + " (" + sum + ") must have the currency of " + certain);
        }
    }

    /**
     * Returns a copy that does not say how it was computed.
     *
     * @return the copy, not null
     */
    public CreditLine withoutSteps() {
        return new CreditLine(target, creditor, certain, disputed, rows, disputedRows, ofOutages, List.of());
    }

    /**
     * What of a credit is for one outage.
     *
     * @param start when it began, not null
     * @param end when it ended, or null if it had not
     * @param ids the identities of the measurements that make it up, as far as they have any
     * @param certain what is owed for it, not null
     */
    public record OfOutage(Instant start, @Nullable Instant end, SortedSet<String> ids, Money certain) {

        /** Checks and copies. */
        public OfOutage {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(certain, "certain");
            ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
        }
    }
}
