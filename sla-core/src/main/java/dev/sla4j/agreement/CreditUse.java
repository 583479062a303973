package dev.sla4j.agreement;

import dev.sla4j.value.Percent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of credits: they are set off against later invoices up to a share of each, the rest is carried over, expires, and at the end of
 * the term is paid out or lost (C78, C82).
 *
 * @param mostOfInvoice the share of an invoice that credits may make up, or null if they are simply paid
 * @param expiresAfterMonths how many calendar months after it was issued a credit is lost, 0 if never
 * @param atEnd what becomes of the rest at the end of the term, not null
 */
public record CreditUse(@Nullable Percent mostOfInvoice, int expiresAfterMonths, AtEnd atEnd) {

    /** Credits are simply paid. */
    public static final CreditUse PAID = new CreditUse(null, 0, AtEnd.PAID_OUT);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the share is negative or above 100 %, or the number of months negative
     */
    public CreditUse {
        Objects.requireNonNull(atEnd, "atEnd");
        if (mostOfInvoice != null
                && (mostOfInvoice.toDecimal().signum() < 0 || mostOfInvoice.compareTo(Percent.parse("100%")) > 0)) {
            throw new IllegalArgumentException("mostOfInvoice (" + mostOfInvoice + ") must be 0% to 100%");
        }
        if (expiresAfterMonths < 0) {
            throw new IllegalArgumentException("expiresAfterMonths (" + expiresAfterMonths + ") must not be negative");
        }
    }

    /**
     * Credits are set off against later invoices, and the rest is lost at the end.
     *
     * @param mostOfInvoice the share of an invoice that credits may make up, such as {@code 100%}
     * @return the terms, not null
     */
    public static CreditUse ofInvoices(String mostOfInvoice) {
        return new CreditUse(Percent.parse(mostOfInvoice), 0, AtEnd.LOST);
    }

    /**
     * Returns a copy by which credits are lost after a time.
     *
     * @param months the number of calendar months after it was issued, at least 1
     * @return the copy, not null
     */
    public CreditUse expiringAfterMonths(int months) {
        return new CreditUse(mostOfInvoice, Check.atLeastOne(months, "months"), atEnd);
    }

    /**
     * Returns a copy that pays out the rest at the end of the term.
     *
     * @return the copy, not null
     */
    public CreditUse paidOutAtEnd() {
        return new CreditUse(mostOfInvoice, expiresAfterMonths, AtEnd.PAID_OUT);
    }

    /** What becomes of unused credits at the end of the term. */
    public enum AtEnd {
        /** They are lost. */
        LOST,
        /** They are paid in money. */
        PAID_OUT
    }
}
