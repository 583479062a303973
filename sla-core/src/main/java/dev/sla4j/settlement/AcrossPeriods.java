package dev.sla4j.settlement;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.report.Adjustment;
import dev.sla4j.report.CreditLine;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Right;
import dev.sla4j.report.Sequel;
import dev.sla4j.report.TargetResult;
import dev.sla4j.settlement.Past.Period;
import dev.sla4j.target.UsedOccurrences;
import dev.sla4j.time.DatedFact;
import dev.sla4j.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What follows in a period from rules over several periods: rights that arise and credits that are returned. A pure function of the agreement,
 * the results and the facts.
 */
public final class AcrossPeriods {
    private final Past past;
    private final PeriodResult current;
    private final ReferenceData data;
    private final Collection<DatedFact> facts;
    private final List<PeriodResult> earlier;

    private AcrossPeriods(Agreement agreement, PeriodResult current, History history, ReferenceData data) {
        this.past = new Past(agreement, current.period(), current, history);
        this.current = current;
        this.data = data;
        Set<DatedFact> known = new TreeSet<>(current.sequel().facts());
        for (PeriodResult result : history.results()) {
            if (result.agreement().equals(agreement.id())) {
                known.addAll(result.sequel().facts());
            }
        }
        this.facts = known;
        this.earlier = history.results().stream()
                .filter(result -> result.agreement().equals(agreement.id())
                        && result.period().start().isBefore(current.period().start()))
                .toList();
    }

    /**
     * Says what follows in a period.
     *
     * @param agreement the agreement, not null
     * @param data what the agreement names, not null
     * @param current the result of the period, its sequel holding the facts on file and the down time where a rule looks at windows; not null
     * @param history the results of earlier periods, not null
     * @return the rights and adjustments, with the facts and down time as they are
     */
    public static Sequel of(Agreement agreement, ReferenceData data, PeriodResult current, History history) {
        AcrossPeriods across = new AcrossPeriods(agreement, current, history, data);
        return new Sequel(
                across.rights(current.asOf()),
                across.adjustments(),
                current.sequel().down(),
                current.sequel().allowances(),
                current.sequel().facts());
    }

    /**
     * Says of which targets the down time is kept: a rule looks at windows of it, or at what was claimed of it.
     *
     * @param agreement the agreement, not null
     * @return the identities of the targets
     */
    public static Set<String> windowed(Agreement agreement) {
        Set<String> targets = new TreeSet<>();
        agreement.severalPeriods().rights().forEach(rule -> addWindowed(rule.trigger(), targets));
        for (ExclusionRule rule : agreement.exclusions()) {
            for (ServiceLevelTarget target : agreement.targets()) {
                if (rule.admits(ExclusionRule.claimed(target.id()))) {
                    targets.add(target.id());
                }
            }
        }
        return targets;
    }

    private static void addWindowed(Trigger trigger, Set<String> targets) {
        if (trigger instanceof Trigger.DownFor down && down.window() != null) {
            targets.add(down.target());
        }
        if (trigger instanceof Trigger.Notified notified) {
            addWindowed(notified.of(), targets);
        }
        if (trigger instanceof Trigger.Times times) {
            addWindowed(times.of(), targets);
        }
        trigger.parts().forEach(part -> addWindowed(part, targets));
    }

    private List<Right> rights(Instant asOf) {
        List<Right> rights = new ArrayList<>();
        for (ChronicRule rule : past.agreement().severalPeriods().rights()) {
            Triggers.Answer answer = new Triggers(past, data, facts, asOf, used(rule)).now(rule.trigger());
            if (answer.holds() != Holds.NO) {
                boolean certain = answer.holds() == Holds.YES && !current.isProvisional();
                rights.add(new Right(
                        rule.id(),
                        rule.clause(),
                        rule.grants(),
                        certain ? Right.Standing.ARISEN : Right.Standing.POSSIBLE,
                        List.copyOf(answer.periods()),
                        rule.exercise() == null
                                ? null
                                : Deadlines.of(rule.exercise(), past.agreement(), data, current.period())));
            }
        }
        return rights;
    }

    /** The periods that made a rule hold before, also before one whose result is missing. */
    private Set<String> used(ChronicRule rule) {
        Set<String> used = new TreeSet<>();
        if (past.agreement().policies().get(UsedOccurrences.class) == UsedOccurrences.COUNT_AGAIN) {
            return used;
        }
        for (PeriodResult result : earlier) {
            for (Right right : result.sequel().rights()) {
                if (right.rule().equals(rule.id()) && right.standing() == Right.Standing.ARISEN) {
                    used.addAll(right.periods());
                }
            }
        }
        return used;
    }

    private List<Adjustment> adjustments() {
        List<Adjustment> adjustments = new ArrayList<>();
        for (EarnBack rule : past.agreement().severalPeriods().earnBacks()) {
            Period entry = past.back(rule.periods());
            PeriodResult missed = entry == null ? null : entry.result();
            TargetResult target = missed == null ? null : missed.target(rule.target());
            CreditLine line = target == null ? null : target.creditLine();
            Holds reached = line == null || line.certain().plus(line.disputed()).isZero() ? Holds.NO : reached(rule);
            if (missed != null && line != null && reached != Holds.NO) {
                adjustments.add(returned(rule, missed.period().label(), line, reached));
            }
        }
        return adjustments;
    }

    /** What is perhaps owed or perhaps earned back is returned in dispute (S20). */
    private static Adjustment returned(EarnBack rule, String missed, CreditLine line, Holds reached) {
        boolean certain = reached == Holds.YES;
        Money zero = Money.zero(line.certain().currency());
        String limit = rule.reached().toText();
        return new Adjustment(
                Adjustment.Kind.EARNED_BACK,
                rule.target(),
                missed,
                certain ? line.certain().negated() : zero,
                certain
                        ? line.disputed().negated()
                        : line.certain().plus(line.disputed()).negated(),
                certain
                        ? "the credit of " + missed + " is returned: " + limit + " in " + reachedIn(rule)
                        : "the credit of " + missed + " may have to be returned: whether " + limit + " was reached in "
                                + reachedIn(rule) + " is not known");
    }

    private static String reachedIn(EarnBack rule) {
        return rule.periods() == 1 ? "the period after it" : "each of the " + rule.periods() + " periods after it";
    }

    private Holds reached(EarnBack rule) {
        Triggers triggers = new Triggers(past, data, facts, current.asOf(), Set.of());
        Trigger.FigureWithin reached = new Trigger.FigureWithin(rule.target(), rule.reached());
        Holds all = Holds.YES;
        for (int back = 0; back < rule.periods(); back++) {
            PeriodResult result = Objects.requireNonNull(past.back(back)).result();
            TargetResult target = result == null ? null : result.target(rule.target());
            all = all.and(result == null ? Holds.UNKNOWN : target == null ? Holds.NO : triggers.every(reached, target));
            if (target != null && target.attainment().provisional()) {
                all = all.and(Holds.UNKNOWN);
            }
        }
        return all;
    }
}
