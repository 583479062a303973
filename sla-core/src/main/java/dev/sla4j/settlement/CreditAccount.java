package dev.sla4j.settlement;

import dev.sla4j.agreement.CreditUse;
import dev.sla4j.value.Money;
import dev.sla4j.value.UnroundedMoney;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What becomes of credits: set off against later invoices, carried over, expired, paid out or lost at the end (C78, C82).
 *
 * <p>On each invoice the oldest credits are used first, together at most the agreed share of that invoice, rounded down; what is left is carried
 * over. A credit is lost at the instant at which so many calendar months have passed since it was issued, in the zone of the agreement; one that
 * expires at the instant of an invoice is no longer used on it. At the end of the term the rest is paid out or lost. A pure function; every sum is
 * an entry, and the entries of each credit add up to it.
 *
 * @param entries what became of the credits, in the order of time; those of one instant in the order of the credits
 * @param open what is left of each credit, in the order in which they were issued; none of it zero
 */
public record CreditAccount(List<Entry> entries, List<Credit> open) {

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if the sums are of several currencies
     */
    public CreditAccount {
        entries = List.copyOf(entries);
        open = List.copyOf(open);
        oneCurrency(Stream.concat(
                entries.stream().map(entry -> new Sum("entry of credit " + entry.credit(), entry.amount())),
                open.stream().map(credit -> new Sum("credit " + credit.id(), credit.amount()))));
    }

    /** A sum and what it is of. */
    private record Sum(String of, Money amount) {}

    private static void oneCurrency(Stream<Sum> sums) {
        Sum first = null;
        for (Sum sum : (Iterable<Sum>) sums::iterator) {
            first = first == null ? sum : first;
            if (!sum.amount().currency().equals(first.amount().currency())) {
                throw new IllegalArgumentException("amount (" + sum.amount() + ") of " + sum.of() + " must be in "
                        + first.amount().currency() + " as that of " + first.of()
                        + ": what is owed in one currency is not set off against another");
            }
        }
    }

    /**
     * Follows credits through invoices.
     *
     * @param use what the agreement says, not null
     * @param zone the zone of the agreement, not null
     * @param credits the credits, all of one currency, none below zero
     * @param invoices the invoices, of the same currency, none below zero
     * @param until up to when, included: later credits and invoices are ignored; not null
     * @return the account, not null
     * @throws IllegalArgumentException if the currencies differ or a sum is below zero
     */
    public static CreditAccount of(
            CreditUse use, ZoneId zone, List<Credit> credits, List<Invoice> invoices, Instant until) {
        return new Book(use, zone, credits, invoices).until(until, false);
    }

    /**
     * Follows credits through invoices to the end of the term, where what is left is paid out or lost.
     *
     * @param use what the agreement says, not null
     * @param zone the zone of the agreement, not null
     * @param credits the credits, all of one currency, none below zero
     * @param invoices the invoices, of the same currency, none below zero
     * @param end the end of the term, not null
     * @return the account, with nothing open
     * @throws IllegalArgumentException if the currencies differ or a sum is below zero
     */
    public static CreditAccount atEnd(
            CreditUse use, ZoneId zone, List<Credit> credits, List<Invoice> invoices, Instant end) {
        return new Book(use, zone, credits, invoices).until(end, true);
    }

    /**
     * Returns the sum of the entries of a kind.
     *
     * @param kind the kind, not null
     * @param currency the currency of the account, for a sum of none, not null
     * @return the sum, not null
     */
    public Money sum(Kind kind, Currency currency) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .map(Entry::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /**
     * A credit.
     *
     * @param id of which period and target it is, or another name, not null
     * @param issuedAt when it was issued, not null
     * @param amount how much, not below zero
     */
    public record Credit(String id, Instant issuedAt, Money amount) {

        /** Checks. */
        public Credit {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(issuedAt, "issuedAt");
            notNegative(amount);
        }
    }

    /**
     * An invoice.
     *
     * @param id its number, not null
     * @param at its date, not null
     * @param amount how much is billed before credits, not below zero
     */
    public record Invoice(String id, Instant at, Money amount) {

        /** Checks. */
        public Invoice {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(at, "at");
            notNegative(amount);
        }
    }

    private static void notNegative(Money amount) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException("amount (" + amount + ") must not be below zero");
        }
    }

    /**
     * What became of a credit or a part of it.
     *
     * @param kind what, not null
     * @param credit the credit, not null
     * @param at when, not null
     * @param amount how much of it, not null
     * @param invoice on which invoice it was used, or empty
     */
    public record Entry(Kind kind, String credit, Instant at, Money amount, String invoice) {

        /** Checks. */
        public Entry {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(credit, "credit");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(invoice, "invoice");
        }
    }

    /** What may become of a credit. */
    public enum Kind {
        /** It was set off against an invoice. */
        USED,
        /** It was paid in money. */
        PAID_OUT,
        /** It expired. */
        EXPIRED,
        /** It was lost at the end of the term. */
        LOST
    }

    /** The account while it is kept. */
    private static final class Book {
        private final CreditUse use;
        private final ZoneId zone;
        private final List<Credit> credits;
        private final List<Invoice> invoices;
        private final List<Credit> open = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private int next;

        Book(CreditUse use, ZoneId zone, List<Credit> credits, List<Invoice> invoices) {
            this.use = Objects.requireNonNull(use, "use");
            this.zone = Objects.requireNonNull(zone, "zone");
            this.credits = credits.stream()
                    .sorted(Comparator.comparing(Credit::issuedAt))
                    .toList();
            this.invoices =
                    invoices.stream().sorted(Comparator.comparing(Invoice::at)).toList();
            oneCurrency(Stream.concat(
                    credits.stream().map(credit -> new Sum("credit " + credit.id(), credit.amount())),
                    invoices.stream().map(invoice -> new Sum("invoice " + invoice.id(), invoice.amount()))));
        }

        CreditAccount until(Instant until, boolean ends) {
            for (Invoice invoice : invoices) {
                if (!invoice.at().isAfter(until)) {
                    advance(invoice.at());
                    use(invoice);
                }
            }
            advance(until);
            if (ends) {
                Kind kind = use.atEnd() == CreditUse.AtEnd.PAID_OUT ? Kind.PAID_OUT : Kind.LOST;
                open.forEach(credit -> add(kind, credit, until, credit.amount(), ""));
                open.clear();
            }
            return new CreditAccount(entries, open);
        }

        /** Credits that are issued up to an instant, and those that expire. */
        private void advance(Instant at) {
            while (next < credits.size() && !credits.get(next).issuedAt().isAfter(at)) {
                Credit credit = credits.get(next++);
                expire(credit.issuedAt());
                if (use.mostOfInvoice() == null) {
                    add(Kind.PAID_OUT, credit, credit.issuedAt(), credit.amount(), "");
                } else if (!credit.amount().isZero()) {
                    open.add(credit);
                }
            }
            expire(at);
        }

        /** In the order of time: at the end of a short month a younger credit may expire at an earlier hour of the same day. */
        private void expire(Instant at) {
            if (use.expiresAfterMonths() > 0) {
                List<Credit> expired = open.stream()
                        .filter(credit -> !expiry(credit).isAfter(at))
                        .sorted(Comparator.comparing(this::expiry))
                        .toList();
                expired.forEach(credit -> add(Kind.EXPIRED, credit, expiry(credit), credit.amount(), ""));
                open.removeAll(expired);
            }
        }

        private Instant expiry(Credit credit) {
            return LocalClock.plus(credit.issuedAt(), Period.ofMonths(use.expiresAfterMonths()), zone);
        }

        private void use(Invoice invoice) {
            if (use.mostOfInvoice() == null) {
                return;
            }
            UnroundedMoney most = invoice.amount().times(use.mostOfInvoice().toRatio());
            Money room = most.round(RoundingMode.DOWN);
            for (int i = 0; i < open.size() && !room.isZero(); i++) {
                Credit credit = open.get(i);
                Money part = credit.amount().min(room);
                room = room.minus(part);
                add(Kind.USED, credit, invoice.at(), part, invoice.id());
                open.set(
                        i,
                        new Credit(
                                credit.id(), credit.issuedAt(), credit.amount().minus(part)));
            }
            open.removeIf(credit -> credit.amount().isZero());
        }

        private void add(Kind kind, Credit credit, Instant at, Money amount, String invoice) {
            if (!amount.isZero()) {
                entries.add(new Entry(kind, credit.id(), at, amount, invoice));
            }
        }
    }
}
