package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.Allowances.Granted;
import dev.sla4j.engine.ExclusionDesk.Window;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.Scope;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What admitted windows excuse of the time of one unit, with so much of each allowance as earlier periods left of it (S10).
 *
 * <p>Where it is unknown how much that is, there are two answers. Of the same windows and the same down time, more that is left never excuses less: what
 * is excused only then is in doubt.
 */
final class Excuses {
    /**
     * What is excused, and what of the time that was read is in doubt for it.
     *
     * @param timeline the time as it counts
     * @param granted the windows, each with what it excuses
     * @param excused the time that does not count
     * @param allowanceOpen whether it matters how much earlier periods left of an allowance
     */
    record Excused(Timeline timeline, List<Granted> granted, TimeSet excused, boolean allowanceOpen) {}

    private final TimeRange period;
    private final ServiceLevelTarget target;
    private final Scene scene;
    private final TimeSet eligible;
    private final boolean open;

    Excuses(TimeRange period, ServiceLevelTarget target, Scene scene, TimeSet eligible) {
        this.period = period;
        this.target = target;
        this.scene = scene;
        this.eligible = eligible;
        LongAllowances allowances = scene.longAllowances();
        this.open = !allowances.isEmpty()
                && (allowances.isDoubted(subject())
                        || scene.unit().parts().stream()
                                .anyMatch(part -> scene.unit().isPart(part) && allowances.isDoubted(part)));
    }

    /** Whether it is unknown how much is left of an allowance, be it used or not. */
    boolean areOpen() {
        return open;
    }

    /** The name under which the unit uses longer allowances; several taken together are one, however many they are. */
    @Nullable
    String subject() {
        return target.scope().mode() == Scope.Mode.TOGETHER
                ? null
                : scene.unit().label();
    }

    /** With the least that may be left of the allowances. */
    List<Granted> grant(List<Window> windows, TimeSet down, Reading future) {
        return grant(windows, down, future, subject(), false);
    }

    /**
     * With the most that may be left of the allowances that a subject uses, or the least. At worst a window that is yet to be announced uses up the
     * allowance that one of the future counts on.
     */
    List<Granted> grant(List<Window> windows, TimeSet down, Reading future, @Nullable String subject, boolean most) {
        List<Granted> granted = Allowances.grant(
                windows,
                period,
                eligible,
                down,
                allowanceUse(),
                rule -> scene.longAllowances().left(rule, subject, most));
        return switch (future) {
            case WORST -> limited(granted, excused -> excused.minus(down.intersection(afterReport())));
            case HOPED ->
                allowanceUse() == AllowanceUse.WINDOW
                        ? granted
                        : limited(granted, excused -> excused.intersection(down));
            case AS_IS, BEST, NEVER_KNOWN -> granted;
        };
    }

    /** How much of the allowances is used. */
    Map<ExclusionRule, Long> used(List<Window> windows, TimeSet down, @Nullable String subject, boolean most) {
        return Allowances.used(
                windows,
                period,
                eligible,
                down,
                allowanceUse(),
                rule -> scene.longAllowances().left(rule, subject, most));
    }

    /** Given down time, what is measured and not excused; allowances are used up by that down time. */
    UnaryOperator<TimeSet> remaining(List<Window> windows, Reading future, boolean most) {
        if (windows.stream().noneMatch(Window::isLimited)) {
            TimeSet always = eligible.minus(unlimited(windows));
            return down -> always;
        }
        List<Window> now = List.copyOf(windows);
        return down -> eligible.minus(Allowances.excused(grant(now, down, future, subject(), most)));
    }

    /**
     * Excuses what was read.
     *
     * @param sure the windows that excuse for certain
     * @param windows in addition those of which it is unknown whether their cause excuses
     * @param causesOpen whether there may be such
     */
    Excused of(
            List<Window> sure,
            List<Window> windows,
            boolean causesOpen,
            Timeline read,
            Reading reading,
            Reading future) {
        TimeSet down = read.where(Level::isDown);
        List<Granted> certain = grant(sure, down, future);
        List<Granted> all = windows.size() == sure.size() ? certain : grant(windows, down, future);
        TimeSet ofLeft = open ? ofLeft(windows, down, future, causesOpen) : TimeSet.EMPTY;
        if (reading != Reading.AS_IS) {
            // The best reading excuses what is down, and the worst what is not.
            TimeSet excused = Allowances.excused(all)
                    .minus(ofLeft)
                    .union(reading == Reading.BEST ? ofLeft.intersection(down) : ofLeft.minus(down));
            return new Excused(read, all, excused, !ofLeft.isEmpty());
        }
        TimeRange horizon = scene.horizon();
        if (windows.stream().anyMatch(Window::isLimited)) {
            TimeSet doubted = doubted(certain, all, down).union(ofLeft.intersection(down));
            Timeline timeline = read.replace(doubted.clip(horizon), level -> Level.UNKNOWN);
            List<Granted> granted = ofLeft.isEmpty()
                    ? certain
                    : within(certain, TimeSet.of(horizon).minus(ofLeft));
            return new Excused(timeline, granted, Allowances.excused(granted), !ofLeft.isEmpty());
        }
        // What is excused only if a cause turns out one way is not known to count.
        TimeSet one = Allowances.excused(certain);
        TimeSet other = Allowances.excused(all);
        TimeSet both = one.intersection(other);
        TimeSet doubted = one.union(other).minus(both).clip(horizon);
        List<Granted> granted = within(certain, both);
        return new Excused(
                read.replace(doubted, level -> level.isDown() ? Level.UNKNOWN : level),
                granted,
                Allowances.excused(granted),
                false);
    }

    /**
     * Where an allowance excuses, a cause that turns out one way excuses one stretch instead of another: in doubt is how much down time more is excused
     * then, not where, and the earliest stands for it.
     */
    private TimeSet doubted(List<Granted> certain, List<Granted> all, TimeSet down) {
        TimeSet one = Allowances.excused(certain);
        TimeSet other = Allowances.excused(all);
        TimeSet within = eligible.clip(period).intersection(down);
        long more = other.intersection(within).lengthNanos()
                - one.intersection(within).lengthNanos();
        TimeSet inside = Allowances.first(other.minus(one).intersection(within), Math.max(0, more));
        TimeSet outside = other.minus(one).intersection(down).minus(within);
        return inside.union(outside);
    }

    /** The time of which it depends on what is left of an allowance whether it is excused; where causes are open too, all that may be. */
    private TimeSet ofLeft(List<Window> windows, TimeSet down, Reading future, boolean causesOpen) {
        if (!causesOpen) {
            return Allowances.excused(grant(windows, down, future, subject(), true))
                    .minus(Allowances.excused(grant(windows, down, future)));
        }
        TimeSet free = limited(windows).minus(unlimited(windows));
        return allowanceUse() == AllowanceUse.WINDOW ? free : free.intersection(down);
    }

    /** The time of the period in which windows of rules with an allowance lie. */
    TimeSet limited(List<Window> windows) {
        TimeSet.Builder set = TimeSet.builder();
        windows.stream().filter(Window::isLimited).forEach(window -> set.add(window.set()));
        return set.build().intersection(eligible).clip(period);
    }

    static TimeSet unlimited(List<Window> windows) {
        TimeSet.Builder set = TimeSet.builder();
        windows.stream().filter(window -> !window.isLimited()).forEach(window -> set.add(window.set()));
        return set.build();
    }

    /** The time from the report on. */
    TimeSet afterReport() {
        long report = Math.min(scene.horizon().endNanos(), scene.facts().asOf());
        return TimeSet.of(TimeRange.ofNanos(report, scene.horizon().endNanos()));
    }

    /** Where nothing is down that could use up an allowance, the windows do. */
    private AllowanceUse allowanceUse() {
        return scene.downtime() == null ? AllowanceUse.WINDOW : scene.readings().get(AllowanceUse.class);
    }

    /** With less of what windows excuse that have an allowance. */
    private static List<Granted> limited(List<Granted> granted, UnaryOperator<TimeSet> less) {
        return granted.stream()
                .map(each -> each.window().isLimited() ? new Granted(each.window(), less.apply(each.excused())) : each)
                .toList();
    }

    private static List<Granted> within(List<Granted> granted, TimeSet set) {
        return granted.stream()
                .map(each -> new Granted(each.window(), each.excused().intersection(set)))
                .toList();
    }
}
