package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.settlement.Statement.Claim;
import dev.sla4j.settlement.Statement.Owed;
import dev.sla4j.settlement.Statement.Part;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.LocalText;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says how the credits of a result stand at an instant: claimed, claimable, expired, withheld, waived (C82 to C84, S26). */
final class CreditDesk {
    private final Agreement agreement;
    private final ReferenceData data;
    private final PeriodResult result;
    private final Dossier dossier;
    private final Instant at;
    private final EarnedBack earnedBack;
    private final Set<DatedFact> facts;

    CreditDesk(
            Agreement agreement,
            ReferenceData data,
            PeriodResult result,
            Dossier dossier,
            Instant at,
            EarnedBack earnedBack) {
        this.agreement = agreement;
        this.data = data;
        this.result = result;
        this.dossier = dossier;
        this.at = at;
        this.earnedBack = earnedBack;
        this.facts = new TreeSet<>(result.sequel().facts());
        facts.addAll(dossier.facts());
    }

    Owed owed(CreditLine line) {
        List<String> notes = new ArrayList<>();
        Money zero = Money.zero(line.certain().currency());
        if (line.certain().plus(line.disputed()).isZero()) {
            return new Owed(line.creditor(), zero, zero, zero, Claim.NOTHING, null, List.of(), notes);
        }
        if (line.creditor() == Creditor.PROVIDER) {
            return new Owed(
                    line.creditor(), line.certain(), line.disputed(), zero, Claim.AUTOMATIC, null, List.of(), notes);
        }
        Money waived = waived(line, notes);
        ClaimTerms terms = agreement.severalPeriods().claims();
        if (terms.from() == ClaimTerms.From.OUTAGE_END && !line.ofOutages().isEmpty()) {
            return inParts(line, waived, notes);
        }
        Instant until = terms.deadline() == null ? null : deadline(line.target(), lastEnd(line));
        Claim claim = claim(line.target(), Instant.MIN, until, notes);
        Instant told = Instant.MAX.equals(until) ? null : until;
        return new Owed(line.creditor(), line.certain(), line.disputed(), waived, claim, told, List.of(), notes);
    }

    /** When the last outage that a credit is for ended, if claims count from there, else the period; {@link Instant#MAX} while it is open. */
    private Instant lastEnd(CreditLine line) {
        if (agreement.severalPeriods().claims().from() == ClaimTerms.From.PERIOD_END
                || line.ofOutages().isEmpty()) {
            return result.period().end();
        }
        return line.ofOutages().stream()
                .map(outage -> outage.end() == null ? Instant.MAX : outage.end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Each outage for itself; what is owed for none as of the end of the period. */
    private Owed inParts(CreditLine line, Money waived, List<String> notes) {
        List<Money> certain = new ArrayList<>();
        line.ofOutages().forEach(outage -> certain.add(outage.certain()));
        Money ofOutages = certain.stream().reduce(Money.zero(waived.currency()), Money::plus);
        certain.add(line.certain().minus(ofOutages));
        List<Money> rest = Money.allocate(
                line.certain().minus(waived),
                certain.stream().map(money -> Ratio.of(money.amount())).toList());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < line.ofOutages().size(); i++) {
            CreditLine.OfOutage outage = line.ofOutages().get(i);
            Instant ends = outage.end() == null ? Instant.MAX : outage.end();
            parts.add(part(line.target(), outage.start(), ends, rest.get(i), notes));
        }
        Money other = rest.get(rest.size() - 1);
        if (!other.isZero()) {
            parts.add(part(line.target(), null, result.period().end(), other, notes));
        }
        Claim claim =
                parts.stream().allMatch(part -> part.claim() == parts.get(0).claim())
                        ? parts.get(0).claim()
                        : Claim.IN_PARTS;
        Instant next = parts.stream()
                .filter(part -> part.claim() == Claim.CLAIMABLE)
                .map(Part::until)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Owed(line.creditor(), line.certain(), line.disputed(), waived, claim, next, parts, notes);
    }

    private Part part(String target, @Nullable Instant start, Instant end, Money amount, List<String> notes) {
        boolean open = end.equals(Instant.MAX);
        Instant until = deadline(target, end);
        List<String> why = new ArrayList<>();
        Claim claim = claim(target, start == null ? Instant.MIN : start, until, why);
        String of = start == null ? "" : "outage of " + local(start) + ": ";
        why.forEach(note -> notes.add(of + note));
        return new Part(
                start, start == null || open ? null : end, amount, claim, until.equals(Instant.MAX) ? null : until);
    }

    /** Each waiver of its share, rounded down, together at most the credit. */
    private Money waived(CreditLine line, List<String> notes) {
        Money waived = Money.zero(line.certain().currency());
        for (Waiver waiver : dossier.waivers()) {
            if (waiver.covers(line.target(), result.period().label(), at)) {
                Money part = line.certain().times(waiver.share().toRatio()).round(RoundingMode.DOWN);
                waived = waived.plus(part).min(line.certain());
                notes.add(waiver.share() + " waived by " + waiver.authority() + " [" + waiver.id() + "]: "
                        + waiver.reason());
            }
        }
        return waived;
    }

    /** What was earned back cannot be claimed any more. */
    private Instant deadline(String target, Instant end) {
        Deadline deadline =
                Objects.requireNonNull(agreement.severalPeriods().claims().deadline());
        EvaluationPeriod period =
                end.equals(Instant.MAX) || end.equals(result.period().end())
                        ? result.period()
                        : agreement.cycle().periodContaining(end.minusNanos(1), agreement.zone());
        Instant stated = end.equals(Instant.MAX) ? end : Deadlines.of(deadline, agreement, data, period, end);
        EvaluationPeriod returned = earnedBack.in(result.period(), target, at);
        return returned == null || stated.isBefore(returned.end()) ? stated : returned.end();
    }

    private Claim claim(String target, Instant from, @Nullable Instant until, List<String> notes) {
        ClaimTerms terms = agreement.severalPeriods().claims();
        if (terms.minimumAge() > 0 && isBefore(terms.minimumAge())) {
            notes.add("nothing is paid in the first " + terms.minimumAge() + " periods of the term");
            return Claim.WITHHELD;
        }
        Claim claim = until == null ? unclaimed(terms, target, notes) : claimed(terms, target, from, until, notes);
        remarkUnknownReturn(claim, terms, target, from, until, notes);
        Instant standing = until == null ? result.period().end() : claimedAt(target, from, until);
        if (terms.goodStanding() && claim.isPaid() && standing != null && isOverdue(target, standing)) {
            notes.add("a balance was overdue at " + local(standing));
            return Claim.WITHHELD;
        }
        return claim;
    }

    /** By whole periods: a part of one that a change of the agreement cut is as old as all of it. */
    private boolean isBefore(int periods) {
        return new Past(agreement, agreement.wholeOf(result.period()), null, History.empty()).back(periods) == null;
    }

    private Claim unclaimed(ClaimTerms terms, String target, List<String> notes) {
        EvaluationPeriod returned = earnedBack.in(result.period(), target, at);
        Instant before = returned == null ? at.plusNanos(1) : returned.end();
        if (terms.harmShown() && find(DatedFact.HARM_SHOWN, target, Instant.MIN, before) == null) {
            notes.add("it must be shown that the customer was affected" + unpaid(returned));
            return Claim.WITHHELD;
        }
        return Claim.AUTOMATIC;
    }

    private static String unpaid(@Nullable EvaluationPeriod returned) {
        return returned == null ? "" : "; it was earned back in " + returned.label() + " and is not paid any more";
    }

    /** A credit that was paid later than it may have been earned back would never be returned. */
    private void remarkUnknownReturn(
            Claim claim, ClaimTerms terms, String target, Instant from, @Nullable Instant until, List<String> notes) {
        DatedFact paidBy = until != null
                ? find(DatedFact.CLAIM, target, from, until)
                : terms.harmShown() ? find(DatedFact.HARM_SHOWN, target, from, at.plusNanos(1)) : null;
        Instant when = paidBy == null ? at : paidBy.at();
        String unknown = earnedBack.unknown(result.period(), target, when);
        if (unknown != null && (claim == Claim.CLAIMABLE || (claim.isPaid() && paidBy != null))) {
            notes.add("whether it was earned back before is not known: " + unknown);
        }
    }

    private Claim claimed(ClaimTerms terms, String target, Instant from, Instant until, List<String> notes) {
        DatedFact claim = find(DatedFact.CLAIM, target, from, until);
        boolean shown = !terms.harmShown() || find(DatedFact.HARM_SHOWN, target, from, until) != null;
        if (claim != null && shown) {
            notes.add("claimed at " + local(claim.at()));
            return Claim.CLAIMED;
        }
        if (claim != null) {
            notes.add("claimed at " + local(claim.at()) + "; it must also be shown that the customer was affected");
        }
        if (at.isBefore(until)) {
            return Claim.CLAIMABLE;
        }
        EvaluationPeriod returned = earnedBack.in(result.period(), target, at);
        if (returned != null && until.equals(returned.end())) {
            notes.add("not claimed by then" + unpaid(returned));
        }
        return Claim.EXPIRED;
    }

    private String local(Instant instant) {
        return LocalText.of(instant, agreement.zone());
    }

    private @Nullable Instant claimedAt(String target, Instant from, Instant until) {
        DatedFact claim = find(DatedFact.CLAIM, target, from, until);
        return claim == null ? null : claim.at();
    }

    private boolean isOverdue(String target, Instant when) {
        return facts.stream()
                .anyMatch(fact -> fact.kind().equals(DatedFact.OVERDUE)
                        && fact.isAbout(target, result.period().label())
                        && fact.holdsAt(when));
    }

    /** The first fact of a kind about a target that was on file from one instant until before another and is known by now. */
    private @Nullable DatedFact find(String kind, String target, Instant from, Instant before) {
        for (DatedFact fact : facts) {
            if (fact.kind().equals(kind)
                    && fact.isAbout(target, result.period().label())
                    && !fact.at().isBefore(from)
                    && fact.at().isBefore(before)
                    && !fact.at().isAfter(at)) {
                return fact;
            }
        }
        return null;
    }
}
