package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.Party;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Right;
import dev.sla4j.report.Verdict;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The settled result of a period for one agreement: what was attained, what is paid, what must still be claimed until when, what else changes.
 *
 * <p>Both parties make the same statement from the same result, facts and instant, byte for byte. Sums add up: the lines to the totals, the
 * totals to what is paid. Plain data; {@link #toText()} writes it for people.
 *
 * @param heading what it is about, not null
 * @param lines a line for each target, in their order
 * @param adjustments sums about other periods: returned credits and corrections
 * @param rights the rights that arose
 * @param totals the sums, or null if the agreement speaks of no money
 * @param remarks what was noticed
 */
public record Statement(
        Heading heading,
        List<Line> lines,
        List<Adjustment> adjustments,
        List<Right> rights,
        @Nullable Totals totals,
        List<String> remarks) {

    /** Checks and copies. */
    public Statement {
        Objects.requireNonNull(heading, "heading");
        lines = List.copyOf(lines);
        adjustments = List.copyOf(adjustments);
        rights = List.copyOf(rights);
        remarks = List.copyOf(remarks);
    }

    /**
     * The statement of a result as of its own instant, with nothing else on file.
     *
     * @param agreement the agreement, not null
     * @param result the result of a period, not null
     * @return the statement, not null
     * @throws IllegalArgumentException if the result is of another agreement or version
     */
    public static Statement of(Agreement agreement, PeriodResult result) {
        return of(agreement, ReferenceData.empty(), result, Dossier.empty(), result.asOf());
    }

    /**
     * The statement of a result as of an instant.
     *
     * @param agreement the agreement, not null
     * @param data what the agreement names, for deadlines in business days, not null
     * @param result the result of a period, not null
     * @param dossier what is on file beside it, not null
     * @param at the instant: what was claimed by then is claimed, what could be claimed until then no longer can
     * @return the statement, not null
     * @throws IllegalArgumentException if the result or a correction is of another agreement, or the agreement is a version of one that changes and
     *     another version says what becomes of a credit
     */
    public static Statement of(
            Agreement agreement, ReferenceData data, PeriodResult result, Dossier dossier, Instant at) {
        return new StatementMaker(period -> versionFor(agreement, period), data, result, dossier, at).make();
    }

    private static Agreement versionFor(Agreement agreement, EvaluationPeriod period) {
        if (!agreement.isFor(period)) {
            throw new IllegalArgumentException("period (" + period + ") must be one that this version of agreement "
                    + agreement.id() + " is for; another version is\nMaybe Statement.of(versions, …) is meant.");
        }
        return agreement;
    }

    /**
     * The statement of a result of an agreement that changed over time, as of an instant: what becomes of each credit – whether it must be claimed, and
     * until when – is said by the version by which its period was evaluated (S29).
     *
     * @param versions the versions of the agreement, not null
     * @param data what they name, for deadlines in business days, not null
     * @param result the result of a period, not null
     * @param dossier what is on file beside it, not null
     * @param at the instant: what was claimed by then is claimed, what could be claimed until then no longer can
     * @return the statement, not null
     * @throws IllegalArgumentException if the result or a correction is of another agreement, or of a period that these versions cut otherwise
     */
    public static Statement of(
            AgreementHistory versions, ReferenceData data, PeriodResult result, Dossier dossier, Instant at) {
        return new StatementMaker(versions::during, data, result, dossier, at).make();
    }

    /**
     * Returns what a reader may see: the parties all of it, and both the same; the public the verdicts and figures, but no customer, no money, no
     * remarks, and not how the agreement is called, because agreements are often called after their customer. What targets and clauses are called
     * is shown.
     *
     * @param audience for whom, not null
     * @return the statement, not null
     */
    public Statement redactedFor(Audience audience) {
        return switch (audience) {
            case CUSTOMER, PROVIDER -> this;
            case PUBLIC ->
                new Statement(
                        heading.forThePublic(),
                        lines.stream().map(Line::withoutMoney).toList(),
                        List.of(),
                        List.of(),
                        null,
                        List.of());
        };
    }

    /**
     * Returns the statement as text.
     *
     * @return lines, each ended
     */
    public String toText() {
        return StatementText.of(this);
    }

    /** For whom a statement is. */
    public enum Audience {
        /** The party to whom it was promised. */
        CUSTOMER,
        /** The party who promised. */
        PROVIDER,
        /** Anybody. */
        PUBLIC
    }

    /**
     * What a statement is about.
     *
     * @param agreement the identity of the agreement, or {@link #UNNAMED}, not null
     * @param parties the parties, in the order of the agreement
     * @param zone the zone of the agreement, not null
     * @param period the period, not null
     * @param at as of when, not null
     * @param provisional whether the result may still change by itself
     */
    public record Heading(
            String agreement,
            List<Party> parties,
            ZoneId zone,
            EvaluationPeriod period,
            Instant at,
            boolean provisional) {

        /** What stands for the identity of the agreement where the public reads. */
        public static final String UNNAMED = "an agreement";

        /** Checks and copies. */
        public Heading {
            Objects.requireNonNull(agreement, "agreement");
            parties = List.copyOf(parties);
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(at, "at");
        }

        private Heading forThePublic() {
            List<Party> providers = parties.stream()
                    .filter(party -> party.role() == Party.Role.PROVIDER)
                    .toList();
            return new Heading(UNNAMED, providers, zone, period, at, provisional);
        }
    }

    /**
     * What was attained of a target, and what is owed for it.
     *
     * @param target its identity, not null
     * @param clause what the contract calls it, or null
     * @param verdict whether it was kept, not null
     * @param promised the limit in words, or empty if there is none
     * @param attained the figure in words, not null
     * @param owed what is owed in money, or null if nothing is promised in money
     * @param inKind what follows beside money, in words: points, service time, consequences
     */
    public record Line(
            String target,
            @Nullable String clause,
            Verdict verdict,
            String promised,
            String attained,
            @Nullable Owed owed,
            List<String> inKind) {

        /** Checks and copies. */
        public Line {
            inKind = List.copyOf(inKind);
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(promised, "promised");
            Objects.requireNonNull(attained, "attained");
        }

        private Line withoutMoney() {
            return new Line(target, clause, verdict, promised, attained, null, List.of());
        }
    }

    /**
     * What is owed for a target, with and without waivers.
     *
     * @param to to whom it is owed, not null
     * @param credit the credit without waivers, not null
     * @param disputed what is owed in addition on the readings that are best for the customer, not null
     * @param waived the part of the credit that is waived, not null
     * @param claim how the rest stands, not null
     * @param until until when it can be claimed, exclusive, or null if it need not be; where it is claimed in parts, until when the next of them can be
     * @param parts how each part of the rest stands, where each outage is claimed for itself; else empty
     * @param notes why, in words
     */
    public record Owed(
            Creditor to,
            Money credit,
            Money disputed,
            Money waived,
            Claim claim,
            @Nullable Instant until,
            List<Part> parts,
            List<String> notes) {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if the parts do not add up to the rest
         */
        public Owed {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(credit, "credit");
            Objects.requireNonNull(disputed, "disputed");
            Objects.requireNonNull(waived, "waived");
            Objects.requireNonNull(claim, "claim");
            notes = List.copyOf(notes);
            parts = List.copyOf(parts);
            Money rest = credit.minus(waived);
            Money sum = parts.stream().map(Part::amount).reduce(Money.zero(rest.currency()), Money::plus);
            if (!parts.isEmpty() && !sum.equals(rest)) {
                throw new IllegalArgumentException("parts (" + sum + ") must add up to the rest (" + rest + ")");
            }
        }

        /**
         * Returns what is paid.
         *
         * @return the sum of what comes by itself or was claimed, not null
         */
        public Money paid() {
            return sum(Claim::isPaid);
        }

        /**
         * Returns what can still be claimed.
         *
         * @return the sum, not null
         */
        public Money claimable() {
            return sum(of -> of == Claim.CLAIMABLE);
        }

        /**
         * Returns what expired or is withheld.
         *
         * @return the sum, not null
         */
        public Money lost() {
            return sum(of -> of == Claim.EXPIRED || of == Claim.WITHHELD);
        }

        private Money sum(Predicate<Claim> which) {
            Money sum = Money.zero(credit.currency());
            if (parts.isEmpty()) {
                return which.test(claim) ? rest() : sum;
            }
            for (Part part : parts) {
                sum = which.test(part.claim()) ? sum.plus(part.amount()) : sum;
            }
            return sum;
        }

        /**
         * Returns the credit less what is waived.
         *
         * @return the rest, not null
         */
        public Money rest() {
            return credit.minus(waived);
        }
    }

    /**
     * What is owed for one outage, and is claimed for itself.
     *
     * @param start when the outage began, or null for what is owed for none
     * @param end when it ended, or null if it had not, or there is none
     * @param amount how much, less what is waived, not null
     * @param claim how it stands, not null and not in parts
     * @param until until when it can be claimed, exclusive, or null while the outage is open
     */
    public record Part(
            @Nullable Instant start,
            @Nullable Instant end,
            Money amount,
            Claim claim,
            @Nullable Instant until) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if it has parts itself
         */
        public Part {
            Objects.requireNonNull(amount, "amount");
            if (claim == Claim.IN_PARTS) {
                throw new IllegalArgumentException("claim (" + claim + ") must not be of a part");
            }
        }
    }

    /** How a credit stands. */
    public enum Claim {
        /** Nothing is owed. */
        NOTHING,
        /** It comes by itself. */
        AUTOMATIC,
        /** It was claimed in time. */
        CLAIMED,
        /** It can still be claimed. */
        CLAIMABLE,
        /** It was not claimed in time, or not before it was earned back, and is lost. */
        EXPIRED,
        /** A condition of its payment is not fulfilled. */
        WITHHELD,
        /** Each outage is claimed for itself, and its parts stand differently. */
        IN_PARTS;

        /**
         * Says whether such a credit is paid.
         *
         * @return true if it is
         */
        public boolean isPaid() {
            return this == AUTOMATIC || this == CLAIMED;
        }
    }

    /**
     * The sums of what is owed to the customer: credits = waived + paid + claimable + lost, and total = paid + adjustments; beside them what is owed to
     * the provider.
     *
     * @param credits all credits of the period, without waivers
     * @param waived what is waived of them
     * @param paid what is paid of them
     * @param claimable what can still be claimed of them
     * @param lost what expired or is withheld of them
     * @param adjustments the sum of the adjustments
     * @param total what is paid in all; below zero the provider receives it
     * @param disputed what is owed in addition on the readings that are best for the customer
     * @param returnable what the customer must return in addition on the readings that are best for the provider: of credits that were perhaps earned
     *     back, or perhaps never paid
     * @param toProvider what is owed to the provider, with its corrections; it is not set off
     */
    public record Totals(
            Money credits,
            Money waived,
            Money paid,
            Money claimable,
            Money lost,
            Money adjustments,
            Money total,
            Money disputed,
            Money returnable,
            Money toProvider) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the sums do not add up
         */
        public Totals {
            if (!credits.equals(waived.plus(paid).plus(claimable).plus(lost))) {
                throw new IllegalArgumentException(
                        "credits (" + credits + ") must be the sum of what is waived, paid, claimable and lost");
            }
            if (!total.equals(paid.plus(adjustments))) {
                throw new IllegalArgumentException(
                        "total (" + total + ") must be the sum of what is paid and the adjustments");
            }
            Objects.requireNonNull(disputed, "disputed");
            Objects.requireNonNull(returnable, "returnable");
            Objects.requireNonNull(toProvider, "toProvider");
        }

        /**
         * Returns the sums of both.
         *
         * @param other the other sums, of the same currency, not null
         * @return the sums, not null
         * @throws IllegalArgumentException if the currencies differ
         */
        public Totals plus(Totals other) {
            return new Totals(
                    credits.plus(other.credits),
                    waived.plus(other.waived),
                    paid.plus(other.paid),
                    claimable.plus(other.claimable),
                    lost.plus(other.lost),
                    adjustments.plus(other.adjustments),
                    total.plus(other.total),
                    disputed.plus(other.disputed),
                    returnable.plus(other.returnable),
                    toProvider.plus(other.toProvider));
        }
    }
}
