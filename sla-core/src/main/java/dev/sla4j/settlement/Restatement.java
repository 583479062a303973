package dev.sla4j.settlement;

import dev.sla4j.penalty.Creditor;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.value.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A closed period that was evaluated again with another result: old, new, difference and cause, never a silent change (S25).
 *
 * @param was the result on file, not null
 * @param now the result of the same period by what is known now, not null
 * @param causes why they differ, as far as it is known
 * @param readBy the labels of later periods on file that read this one, the earliest first
 */
public record Restatement(PeriodResult was, PeriodResult now, List<Cause> causes, List<String> readBy) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the results are of different agreements or periods
     */
    public Restatement {
        causes = List.copyOf(causes);
        readBy = List.copyOf(readBy);
        if (!was.agreement().equals(now.agreement())
                || !was.period().range().equals(now.period().range())) {
            throw new IllegalArgumentException(
                    "now (" + now.heading() + ") must be of the agreement and period of was (" + was.heading() + ")");
        }
    }

    /**
     * Returns the targets whose result changed.
     *
     * @return a change for each, in the order of the new result, then of those that are no more
     */
    public List<Change> changes() {
        Set<String> ids = new LinkedHashSet<>();
        now.targets().forEach(target -> ids.add(target.id()));
        was.targets().forEach(target -> ids.add(target.id()));
        List<Change> changes = new ArrayList<>();
        for (String id : ids) {
            TargetResult old = was.target(id);
            TargetResult young = now.target(id);
            if (!Objects.equals(old, young)) {
                changes.add(new Change(id, old, young));
            }
        }
        return changes;
    }

    /**
     * Returns what the next bill must add or take away: the difference of the certain credits of each target, and of what was returned.
     *
     * @return the adjustments, none of them zero
     */
    public List<Adjustment> adjustments() {
        List<Adjustment> adjustments = new ArrayList<>();
        for (Change change : changes()) {
            Money before = credit(change.was());
            Money after = credit(change.now());
            if (before != null || after != null) {
                Money zero = Money.zero((before == null ? Objects.requireNonNull(after) : before).currency());
                add(adjustments, change.target(), (after == null ? zero : after).minus(before == null ? zero : before));
            }
        }
        Money returned = sum(now.sequel().adjustments(), sum(was.sequel().adjustments(), null));
        if (returned != null) {
            Money zero = Money.zero(returned.currency());
            Money after = sum(now.sequel().adjustments(), zero);
            Money before = sum(was.sequel().adjustments(), zero);
            add(adjustments, null, Objects.requireNonNull(after).minus(Objects.requireNonNull(before)));
        }
        return adjustments;
    }

    private void add(List<Adjustment> adjustments, @Nullable String target, Money difference) {
        if (!difference.isZero()) {
            adjustments.add(correction(target, difference));
        }
    }

    private Adjustment correction(@Nullable String target, Money difference) {
        String why = causes.isEmpty() ? "evaluated again" : causes.get(0).text();
        return new Adjustment(
                Adjustment.Kind.CORRECTION,
                target,
                was.period().label(),
                difference,
                "correction of " + was.period().label() + ": " + why
                        + (causes.size() > 1 ? ", and " + (causes.size() - 1) + " more" : ""));
    }

    /**
     * What is as much as before and may yet be paid otherwise, as nothing: credits that are for other outages, of which others may have been claimed, or
     * that were earned back before they were claimed in one of both; and returned credits whose sum is the same, but not each of them, or not what was
     * paid of them.
     */
    List<Adjustment> ofEqualSums() {
        List<Adjustment> adjustments = new ArrayList<>();
        List<Adjustment> before = was.sequel().adjustments();
        List<Adjustment> after = now.sequel().adjustments();
        boolean returned = !before.isEmpty() || !after.isEmpty();
        if (returned && adjustments().stream().allMatch(each -> each.target() != null)) {
            Currency currency =
                    (after.isEmpty() ? before : after).get(0).amount().currency();
            adjustments.add(correction(null, Money.zero(currency)));
        }
        adjustments.addAll(ofEqualCredits());
        return adjustments;
    }

    private List<Adjustment> ofEqualCredits() {
        List<Adjustment> adjustments = new ArrayList<>();
        for (TargetResult target : now.targets()) {
            TargetResult old = was.target(target.id());
            CreditLine before = old == null ? null : old.creditLine();
            CreditLine after = target.creditLine();
            if (before != null && after != null && before.certain().equals(after.certain())) {
                adjustments.add(
                        correction(target.id(), Money.zero(after.certain().currency())));
            }
        }
        return adjustments;
    }

    private static @Nullable Money credit(@Nullable TargetResult target) {
        CreditLine line = target == null ? null : target.creditLine();
        if (line == null) {
            return null;
        }
        return line.creditor() == Creditor.CUSTOMER
                ? line.certain()
                : line.certain().negated();
    }

    private static @Nullable Money sum(List<Adjustment> adjustments, @Nullable Money start) {
        Money sum = start;
        for (Adjustment adjustment : adjustments) {
            sum = sum == null ? adjustment.amount() : sum.plus(adjustment.amount());
        }
        return sum;
    }

    /**
     * Returns the restatement as text.
     *
     * @return lines, each ended
     */
    public String toText() {
        return StatementText.of(this);
    }

    /**
     * What changed of a target.
     *
     * @param target its identity, not null
     * @param was its result on file, or null if it had none
     * @param now its result now, or null if it has none
     */
    public record Change(
            String target,
            @Nullable TargetResult was,
            @Nullable TargetResult now) {

        /** Checks. */
        public Change {
            Objects.requireNonNull(target, "target");
        }
    }

    /**
     * Why a result changed.
     *
     * @param kind what changed, not null
     * @param text in words, not blank
     */
    public record Cause(Kind kind, String text) {

        /** Checks. */
        public Cause {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(text, "text");
        }

        /** What changed. */
        public enum Kind {
            /** Evidence became known. */
            EVIDENCE_ADDED,
            /** Another version of evidence became known. */
            EVIDENCE_CHANGED,
            /** Evidence is no longer there. */
            EVIDENCE_WITHDRAWN,
            /** Evidence is another, by its digest. */
            EVIDENCE,
            /** The result of an earlier period that is read was restated. */
            EARLIER_RESULT,
            /** The agreement is another, by its digest. */
            AGREEMENT,
            /** Holiday calendars, zone rules or this library are others. */
            SURROUNDINGS
        }
    }
}
