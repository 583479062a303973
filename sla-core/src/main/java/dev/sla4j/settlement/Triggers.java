package dev.sla4j.settlement;

import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.DownRanges;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Past.Period;
import dev.sla4j.time.DatedFact;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says whether triggers hold: the one place that turns the members of {@link Trigger} into algorithms (C87, C88). */
final class Triggers {
    /**
     * Whether a trigger holds in the current period.
     *
     * @param holds whether it does
     * @param periods the labels of the periods that make it hold
     */
    record Answer(Holds holds, SortedSet<String> periods) {}

    private final Past past;
    private final ReferenceData data;
    private final Collection<DatedFact> facts;
    private final Instant asOf;
    private final Set<String> used;

    /**
     * For one rule.
     *
     * @param used the labels of the periods that made the rule hold before and count no more
     */
    Triggers(Past past, ReferenceData data, Collection<DatedFact> facts, Instant asOf, Set<String> used) {
        this.past = past;
        this.data = data;
        this.facts = facts;
        this.asOf = asOf;
        this.used = used;
    }

    Answer now(Trigger trigger) {
        if (trigger instanceof Trigger.Times times) {
            return times(times);
        }
        if (trigger instanceof Trigger.AnyOf any) {
            return any.parts().stream().map(this::now).reduce(Triggers::better).orElseThrow();
        }
        if (trigger instanceof Trigger.AllOf all) {
            return all.parts().stream().map(this::now).reduce(Triggers::both).orElseThrow();
        }
        if (trigger instanceof Trigger.Notified notified && notified.of().isOverPeriods()) {
            Answer of = now(notified.of());
            return new Answer(of.holds().and(notified(notified, past.current())), of.periods());
        }
        String label = past.current().period().label();
        SortedSet<String> periods = new TreeSet<>(List.of(label));
        return new Answer(used.contains(label) ? Holds.NO : in(trigger, past.current(), true), periods);
    }

    private static Answer better(Answer one, Answer other) {
        return other.holds().compareTo(one.holds()) > 0 ? other : one;
    }

    private static Answer both(Answer one, Answer other) {
        SortedSet<String> periods = new TreeSet<>(one.periods());
        periods.addAll(other.periods());
        return new Answer(one.holds().and(other.holds()), periods);
    }

    private Answer times(Trigger.Times times) {
        SortedSet<String> held = new TreeSet<>();
        int open = 0;
        Holds current = Holds.NO;
        List<Period> last = past.last(times.ofLast());
        for (int back = 0; back < last.size(); back++) {
            Period entry = last.get(back);
            Holds holds = used.contains(entry.period().label()) ? Holds.NO : in(times.of(), entry, back == 0);
            current = back == 0 ? holds : current;
            if (holds == Holds.YES) {
                held.add(entry.period().label());
            }
            open += holds == Holds.UNKNOWN ? 1 : 0;
        }
        Holds enough = held.size() >= times.atLeast()
                ? Holds.YES
                : held.size() + open >= times.atLeast() ? Holds.UNKNOWN : Holds.NO;
        return new Answer(current.and(enough), held);
    }

    /** Whether a trigger that looks at one period holds in it. */
    private Holds in(Trigger trigger, Period entry, boolean isCurrent) {
        if (trigger instanceof Trigger.AnyOf any) {
            return any.parts().stream().map(part -> in(part, entry, isCurrent)).reduce(Holds.NO, Holds::or);
        }
        if (trigger instanceof Trigger.AllOf all) {
            return all.parts().stream().map(part -> in(part, entry, isCurrent)).reduce(Holds.YES, Holds::and);
        }
        if (trigger instanceof Trigger.Notified notified) {
            return in(notified.of(), entry, isCurrent).and(notified(notified, entry));
        }
        PeriodResult result = entry.result();
        if (result == null) {
            return Holds.UNKNOWN;
        }
        if (trigger instanceof Trigger.Missed missed) {
            return missed(missed, result);
        }
        if (trigger instanceof Trigger.FigureWithin within) {
            TargetResult target = result.target(within.target());
            return target == null ? Holds.NO : anySubject(target, subject -> figure(within, subject));
        }
        if (trigger instanceof Trigger.DownFor down) {
            TargetResult target = result.target(down.target());
            if (target == null) {
                return Holds.NO;
            }
            return down.window() == null
                    ? anySubject(target, subject -> down(down.limit(), subject))
                    : window(down, down.window(), entry);
        }
        throw new AssertionError("unhandled trigger " + trigger);
    }

    /** Whether the figure of every subject lies within a limit; that of none does where nothing was promised. */
    Holds every(Trigger.FigureWithin within, TargetResult target) {
        List<SubjectResult> promised =
                target.subjects().stream().filter(SubjectResult::applies).toList();
        Holds all = Holds.of(!promised.isEmpty());
        for (SubjectResult subject : promised) {
            all = all.and(figure(within, subject));
        }
        return all;
    }

    private static Holds missed(Trigger.Missed missed, PeriodResult result) {
        Holds any = Holds.NO;
        for (TargetResult target : result.targets()) {
            if (missed.targets().isEmpty() || missed.targets().contains(target.id())) {
                any = any.or(
                        target.verdict() == Verdict.UNDETERMINED
                                ? Holds.UNKNOWN
                                : Holds.of(target.verdict() == Verdict.MISSED));
            }
        }
        return any;
    }

    private interface OfSubject {
        Holds holds(SubjectResult subject);
    }

    private static Holds anySubject(TargetResult target, OfSubject of) {
        Holds any = Holds.NO;
        for (SubjectResult subject : target.subjects()) {
            any = subject.applies() ? any.or(of.holds(subject)) : any;
        }
        return any;
    }

    /** Where too little is known of a figure its bounds decide, if both agree. */
    private Holds figure(Trigger.FigureWithin within, SubjectResult subject) {
        ServiceLevelTarget target = past.agreement().target(within.target());
        boolean known = subject.isKnown(target.minimumCoverage().toRatio());
        if (known && subject.figure().isMeasured()) {
            Holds low = accepts(within.limit(), Enclosed.lowerEnd(subject.figure()));
            Holds high = accepts(within.limit(), Enclosed.upperEnd(subject.figure()));
            return low == high ? low : Holds.UNKNOWN;
        }
        Ends ends = Ends.of(subject.bounds(), target.indicator().isHigherWorse());
        return ends == null ? Holds.UNKNOWN : ends.within(within.limit());
    }

    private static Holds accepts(Limit limit, Figure figure) {
        return Holds.of(figure.unit() == limit.unit() && limit.accepts(figure));
    }

    private static Holds down(Limit limit, SubjectResult subject) {
        Bounds bounds = subject.bounds();
        Figure least = Figure.timeNanos(subject.account().down());
        Figure most =
                Figure.timeNanos(subject.account().down().add(subject.account().unknown()));
        if (bounds != null && bounds.mostDown().signum() > 0) {
            least = Figure.timeNanos(bounds.leastDown());
            most = Figure.timeNanos(bounds.mostDown());
        }
        // The limit is a lower bound, so it is reached on all readings if on the least.
        return limit.accepts(least) ? Holds.YES : limit.accepts(most) ? Holds.UNKNOWN : Holds.NO;
    }

    private Holds window(Trigger.DownFor down, Duration length, Period entry) {
        Holds any = Holds.NO;
        for (DownRanges ranges : Objects.requireNonNull(entry.result()).sequel().down()) {
            if (ranges.target().equals(down.target())) {
                Gathered all = gathered(down.target(), ranges.subject(), length, entry);
                TimeRange ends = entry.period().range();
                Figure least = Figure.timeNanos(Windows.most(all.down(), length, ends));
                Figure most = Figure.timeNanos(Windows.most(all.down().union(all.unknown()), length, ends));
                any = any.or(
                        down.limit().accepts(least)
                                ? Holds.YES
                                : down.limit().accepts(most) ? Holds.UNKNOWN : Holds.NO);
            }
        }
        return any;
    }

    private record Gathered(TimeSet down, TimeSet unknown) {}

    /** The down time of the period and of those before it that a window may reach; what is used up counts no more. */
    private Gathered gathered(String target, @Nullable String subject, Duration length, Period entry) {
        Instant reach = entry.period().start().minus(length);
        TimeSet down = TimeSet.EMPTY;
        TimeSet unknown = TimeSet.EMPTY;
        List<Period> all = new ArrayList<>();
        boolean begun = false;
        for (int back = 0; ; back++) {
            Period one = past.back(back);
            begun |= entry.equals(one);
            if (one == null
                    || (begun
                            && (!one.period().end().isAfter(reach)
                                    || used.contains(one.period().label())))) {
                break;
            }
            if (begun) {
                all.add(one);
            }
        }
        for (Period one : all) {
            DownRanges ranges = rangesOf(one.result(), target, subject);
            down = ranges == null ? down : down.union(ranges.down());
            unknown = unknown.union(ranges == null ? missing(one) : ranges.unknown());
        }
        return new Gathered(down, unknown);
    }

    private static @Nullable DownRanges rangesOf(
            @Nullable PeriodResult result, String target, @Nullable String subject) {
        if (result != null) {
            for (DownRanges ranges : result.sequel().down()) {
                if (ranges.target().equals(target) && Objects.equals(ranges.subject(), subject)) {
                    return ranges;
                }
            }
        }
        return null;
    }

    /** Of a period without a result nothing is known; of a subject that a result does not have nothing is to be known. */
    private TimeSet missing(Period entry) {
        return entry.result() == null
                ? TimeSet.of(past.agreement().termWithin(entry.period().range()))
                : TimeSet.EMPTY;
    }

    private Holds notified(Trigger.Notified notified, Period entry) {
        Instant deadline = Deadlines.of(notified.within(), past.agreement(), data, entry.period());
        SortedSet<String> about = notified.of() instanceof Trigger.Missed missed ? missed.targets() : new TreeSet<>();
        for (DatedFact fact : facts) {
            boolean aboutTarget = about.isEmpty() || fact.target() == null || about.contains(fact.target());
            if (fact.kind().equals(notified.kind())
                    && aboutTarget
                    && fact.isAbout(null, entry.period().label())
                    && fact.at().isBefore(deadline)) {
                return Holds.YES;
            }
        }
        return asOf.isBefore(deadline) ? Holds.UNKNOWN : Holds.NO;
    }
}
