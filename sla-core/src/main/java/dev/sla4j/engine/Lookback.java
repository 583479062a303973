package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.Remark;
import dev.sla4j.target.Combined;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Learned;
import dev.sla4j.target.Levels;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Over;
import dev.sla4j.target.Reported;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Weight;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How far an agreement looks back from a period: at results and at evidence (S24, S30). */
final class Lookback {
    /** A rule over the whole term of an agreement without beginning reads what it is given; no more than this is asked for. */
    private static final int MOST_PERIODS = 1200;

    private Lookback() {}

    static Horizon of(Agreement agreement, EvaluationPeriod period) {
        Duration reach = Duration.ZERO;
        Set<String> wholes = new LinkedHashSet<>();
        for (ServiceLevelTarget target : agreement.targets()) {
            Duration slot = Indicators.longestSlot(target).multipliedBy(2);
            reach = slot.compareTo(reach) > 0 ? slot : reach;
            for (Indicator leaf : Indicators.leaves(target)) {
                if (Figures.isOfDowntime(leaf)) {
                    Duration one = Reach.of(Figures.downtimeOf(leaf), agreement.exclusions());
                    reach = one.compareTo(reach) > 0 ? one : reach;
                    Units.leaves(Figures.downtimeOf(leaf)).forEach(each -> wholes.add(wholeOf(each)));
                } else if (Indicators.selectionOf(leaf).kind() == Selection.Kind.ITEMS) {
                    wholes.add("work items with all their moments");
                }
            }
        }
        wholes.remove("");
        return new Horizon(period, around(period.range(), reach), List.copyOf(wholes), earlier(agreement, period));
    }

    private static String wholeOf(Downtime leaf) {
        if (leaf instanceof Observed || leaf instanceof Sampled) {
            return "the last observation before, and the row of observations that was running";
        }
        return leaf instanceof Reported ? "outages that touch it, as wholes" : "";
    }

    private static TimeRange around(TimeRange period, Duration reach) {
        Instant start = period.start().minus(reach);
        Instant end = period.end().plus(reach);
        return TimeRange.of(start, end);
    }

    private static List<EvaluationPeriod> earlier(Agreement agreement, EvaluationPeriod period) {
        int count = periods(agreement, period);
        List<EvaluationPeriod> earlier = new ArrayList<>();
        EvaluationPeriod before = period;
        while (earlier.size() < count) {
            before = agreement.periodBefore(before);
            if (agreement.termWithin(before.range()).isEmpty()
                    || before.range().startNanos() < ComplianceEngine.EARLIEST) {
                break;
            }
            earlier.add(before);
        }
        return earlier;
    }

    /** Of how many periods before one the results are read. */
    private static int periods(Agreement agreement, EvaluationPeriod period) {
        int most = 0;
        for (ServiceLevelTarget target : agreement.targets()) {
            most = Math.max(most, periods(target.indicator()));
            if (target.penalty() != null && target.penalty().repeated() != null) {
                most = Math.max(most, 1);
            }
            Objective objective = target.objective();
            if (objective != null) {
                most = Math.max(most, ofObjective(objective));
            }
        }
        for (ExclusionRule rule : agreement.exclusions()) {
            if (rule.allowancePer() != null) {
                most = Math.max(
                        most, LongAllowances.before(agreement, rule, period).size());
            }
        }
        return Math.min(Math.max(most, ofTerms(agreement)), MOST_PERIODS);
    }

    /** Of rules over several periods. */
    private static int ofTerms(Agreement agreement) {
        int most = 0;
        for (ChronicRule right : agreement.severalPeriods().rights()) {
            most = Math.max(most, ofTrigger(agreement, right.trigger()));
        }
        for (EarnBack earnBack : agreement.severalPeriods().earnBacks()) {
            most = Math.max(most, earnBack.periods());
        }
        for (RunningCap cap : agreement.severalPeriods().caps()) {
            boolean begins = cap.periods() > 0 || agreement.termStart() != null;
            most = Math.max(most, cap.periods() > 0 ? cap.periods() - 1 : begins ? MOST_PERIODS : 0);
        }
        return most;
    }

    private static int ofTrigger(Agreement agreement, Trigger trigger) {
        int most = 0;
        if (trigger instanceof Trigger.Times times) {
            most = times.ofLast() - 1 + ofTrigger(agreement, times.of());
        } else if (trigger instanceof Trigger.Notified notified) {
            most = ofTrigger(agreement, notified.of());
        } else if (trigger instanceof Trigger.DownFor down && down.window() != null) {
            // The shortest period of the cycle is hardly known; a window reaches over one more than fit into it, and a
            // month has 28 days at least.
            Duration shortest = agreement
                    .cycle()
                    .periodContaining(Instant.parse("2026-02-14T00:00:00Z"), agreement.zone())
                    .length();
            most = (int) Math.min(MOST_PERIODS, down.window().dividedBy(shortest) + 1);
        }
        for (Trigger part : trigger.parts()) {
            most = Math.max(most, ofTrigger(agreement, part));
        }
        return most;
    }

    private static int ofObjective(Objective objective) {
        int most = objective instanceof Learned learned ? learned.periods() : 0;
        for (Indicator other : objective.indicators()) {
            most = Math.max(most, periods(other));
        }
        if (objective instanceof Combined combined) {
            for (Objective part : combined.parts()) {
                most = Math.max(most, ofObjective(part));
            }
        } else if (objective instanceof Levels levels) {
            for (Levels.Level level : levels.levels()) {
                most = Math.max(most, ofObjective(level.objective()));
            }
        }
        return most;
    }

    private static int periods(Indicator indicator) {
        int here = 0;
        if (indicator instanceof Fold fold) {
            here = fold.over() instanceof Over.Periods periods ? periods.count() - 1 : 0;
            if (fold.over() instanceof Over.Parts parts) {
                for (Over.Part part : parts.parts()) {
                    here = Math.max(here, isPrevious(part.weight()) ? 1 : 0);
                }
            } else if (fold.over() instanceof Over.Subjects subjects) {
                here = isPrevious(subjects.weight()) ? 1 : 0;
            }
        }
        for (Indicator operand : indicator.operands()) {
            here = Math.max(here, periods(operand));
        }
        return here;
    }

    private static boolean isPrevious(Weight weight) {
        return weight instanceof Weight.Measured measured && measured.previous();
    }

    /** What the rules need and nobody handed in is unknown, and the reader must know. */
    static void remarkMissing(
            Agreement agreement, EvaluationPeriod period, History history, Collection<Remark> remarks) {
        List<String> missing = new ArrayList<>();
        for (EvaluationPeriod needed : earlier(agreement, period)) {
            boolean there = false;
            for (PeriodResult result : history.results()) {
                there |= result.agreement().equals(agreement.id())
                        && result.period().range().endNanos() == needed.range().endNanos();
            }
            if (!there) {
                missing.add(needed.label());
            }
        }
        if (!missing.isEmpty()) {
            remarks.add(new Remark(
                    Remark.Kind.MISSING_RESULT,
                    "rules over several periods read earlier results that were not handed in, of "
                            + (missing.size() > 3
                                    ? missing.size() + " periods, the latest of them " + missing.get(0)
                                    : String.join(", ", missing))
                            + ": what they would say is unknown"));
        }
    }
}
