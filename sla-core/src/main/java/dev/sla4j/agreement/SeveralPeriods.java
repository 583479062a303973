package dev.sla4j.agreement;

import dev.sla4j.time.DatedFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an agreement says over several periods, and about its credits once they are computed.
 *
 * <pre>{@code
 * SeveralPeriods.none()
 *         .right(ChronicRule.of("termination", Trigger.missed("uptime").times(2, 3), "to terminate"))
 *         .capped(RunningCap.ofTerm("8%"))
 *         .earnBack(EarnBack.of("uptime", ">= 99.95%", 3))
 *         .claims(ClaimTerms.within(Deadline.days(15)));
 * }</pre>
 *
 * @param rights the rights that arise over time, each identity once
 * @param caps the caps over time, applied in their order
 * @param earnBacks the credits that are returned, each target once
 * @param claims what a customer must do to be paid, not null
 * @param use what becomes of credits, not null
 */
public record SeveralPeriods(
        List<ChronicRule> rights, List<RunningCap> caps, List<EarnBack> earnBacks, ClaimTerms claims, CreditUse use) {
    private static final SeveralPeriods NONE =
            new SeveralPeriods(List.of(), List.of(), List.of(), ClaimTerms.AUTOMATIC, CreditUse.PAID);

    /** Checks and copies. */
    public SeveralPeriods {
        rights = List.copyOf(rights);
        caps = List.copyOf(caps);
        earnBacks = List.copyOf(earnBacks);
        Objects.requireNonNull(claims, "claims");
        Objects.requireNonNull(use, "use");
    }

    /**
     * Each period stands for itself, and credits are simply paid.
     *
     * @return the terms, not null
     */
    public static SeveralPeriods none() {
        return NONE;
    }

    /**
     * Returns the kinds of dated facts that some of it reads: those of claims, and those by which notice of a miss is given. Facts of other kinds
     * change nothing.
     *
     * @return the kinds, none if each period stands for itself; not null
     */
    public SortedSet<String> factKinds() {
        SortedSet<String> kinds = new TreeSet<>();
        if (claims.deadline() != null) {
            kinds.add(DatedFact.CLAIM);
        }
        if (claims.goodStanding()) {
            kinds.add(DatedFact.OVERDUE);
        }
        if (claims.harmShown()) {
            kinds.add(DatedFact.HARM_SHOWN);
        }
        rights.forEach(right -> addKinds(right.trigger(), kinds));
        return Collections.unmodifiableSortedSet(kinds);
    }

    private static void addKinds(Trigger trigger, SortedSet<String> kinds) {
        if (trigger instanceof Trigger.Notified notified) {
            kinds.add(notified.kind());
            addKinds(notified.of(), kinds);
        } else if (trigger instanceof Trigger.Times times) {
            addKinds(times.of(), kinds);
        }
        trigger.parts().forEach(part -> addKinds(part, kinds));
    }

    /**
     * Returns a copy with one more right.
     *
     * @param right the right, not null
     * @return the copy, not null
     */
    public SeveralPeriods right(ChronicRule right) {
        return new SeveralPeriods(plus(rights, right), caps, earnBacks, claims, use);
    }

    /**
     * Returns a copy with one more cap over time.
     *
     * @param cap the cap, not null
     * @return the copy, not null
     */
    public SeveralPeriods capped(RunningCap cap) {
        return new SeveralPeriods(rights, plus(caps, cap), earnBacks, claims, use);
    }

    /**
     * Returns a copy by which credits of one more target are returned.
     *
     * @param earnBack the rule, not null
     * @return the copy, not null
     */
    public SeveralPeriods earnBack(EarnBack earnBack) {
        return new SeveralPeriods(rights, caps, plus(earnBacks, earnBack), claims, use);
    }

    /**
     * Returns a copy with terms for claims.
     *
     * @param newClaims the terms, not null
     * @return the copy, not null
     */
    public SeveralPeriods claims(ClaimTerms newClaims) {
        return new SeveralPeriods(rights, caps, earnBacks, newClaims, use);
    }

    /**
     * Returns a copy that says what becomes of credits.
     *
     * @param newUse the terms, not null
     * @return the copy, not null
     */
    public SeveralPeriods use(CreditUse newUse) {
        return new SeveralPeriods(rights, caps, earnBacks, claims, newUse);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(Objects.requireNonNull(one));
        return more;
    }
}
