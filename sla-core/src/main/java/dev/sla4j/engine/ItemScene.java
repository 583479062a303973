package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DeadlineAtClosing;
import dev.sla4j.target.DeliveryMatch;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.ReopenedItem;
import dev.sla4j.target.Selection;
import dev.sla4j.time.ClosingTime;
import dev.sla4j.time.Recurrence;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.ServiceClock;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.time.WorkingDays;
import dev.sla4j.value.Limit;
import java.util.IdentityHashMap;
import java.util.Objects;

/**
 * What the work items of a unit are judged by: hours without excluded time, policies, what is known. Clocks are laid out once for all items.
 *
 * <p>While the period runs, what happened at the instant of the report or later is not known; afterwards all that was handed in is.
 */
final class ItemScene {
    private final Plan plan;
    private final ServiceLevelTarget target;
    private final Readings readings;
    private final TimeRange horizon;
    private final TimeRange reach;
    private final TimeSet excused;
    private final long now;
    private final long known;
    private final ReopenedItem reopened;
    private final DatedLimits datedLimits;
    private final IdentityHashMap<Clock, ItemHours> hours = new IdentityHashMap<>();
    private final IdentityHashMap<Condition.During, TimeSet> windows = new IdentityHashMap<>();
    private final IdentityHashMap<Limit, Promise.Deadline> nanos = new IdentityHashMap<>();
    private final IdentityHashMap<LimitRule.OnWorkingDay, WorkingDays> days = new IdentityHashMap<>();

    ItemScene(Plan plan, ServiceLevelTarget target, Scene scene, TimeSet excused) {
        this.plan = plan;
        this.target = target;
        this.readings = scene.readings();
        this.horizon = scene.horizon();
        this.reach = scene.facts().reach();
        this.excused = excused;
        this.now = scene.facts().asOf();
        this.known = now < plan.period().range().endNanos() ? now : Cycle.NEVER;
        this.reopened = readings.get(ReopenedItem.class);
        this.datedLimits = new DatedLimits(plan.agreement(), target);
    }

    Readings readings() {
        return readings;
    }

    TimeRange period() {
        return plan.period().range();
    }

    /** What a selection expects around a period. */
    Deliverables deliverables(Selection selection, TimeRange within) {
        Recurrence recurrence = Objects.requireNonNull(selection.expected());
        return new Deliverables(
                Objects.requireNonNull(selection.name()),
                new Deliverables.Calendar(
                        recurrence, reach, this::isInTerm, plan.referenceData().calendars()),
                readings.get(DeliveryMatch.class),
                ExpectedReach.before(within, ExpectedReach.of(target), horizon));
    }

    boolean isInTerm(long at) {
        return !plan.agreement().termWithin(TimeRange.ofNanos(at, at + 1)).isEmpty();
    }

    /** The instant of the report. */
    long now() {
        return now;
    }

    /** What happened at this instant or later is not known. */
    long known() {
        return known;
    }

    long horizonEnd() {
        return horizon.endNanos();
    }

    ReopenedItem reopened() {
        return reopened;
    }

    /** Excluded time, if it stops clocks. */
    TimeSet stopping() {
        return readings.get(ExcludedItemTime.class) == ExcludedItemTime.CLOCK_STOPS ? excused : TimeSet.EMPTY;
    }

    TimeSet excused() {
        return excused;
    }

    /** The limits of other versions of the agreement. */
    DatedLimits datedLimits() {
        return datedLimits;
    }

    ItemHours hours(Clock clock) {
        ItemHours known = hours.get(clock);
        if (known == null) {
            known = layOut(clock);
            hours.put(clock, known);
        }
        return known;
    }

    private ItemHours layOut(Clock clock) {
        Schedule own = clock.hours() == null ? target.serviceHours() : clock.hours();
        TimeSet open = own == null
                ? TimeSet.of(horizon)
                : own.toTimeSet(horizon, plan.referenceData().calendars());
        ClosingTime closing = readings.get(DeadlineAtClosing.class) == DeadlineAtClosing.STAYS
                ? ClosingTime.STAYS
                : ClosingTime.NEXT_OPENING;
        return new ItemHours(ServiceClock.of(open.minus(stopping()), horizon), stopping(), closing);
    }

    /** Whether an instant lies in the hours of a condition. */
    boolean isDuring(Condition.During condition, long at) {
        if (at < horizon.startNanos() || at >= horizon.endNanos()) {
            return at != Cycle.NEVER
                    && !condition
                            .hours()
                            .toTimeSet(
                                    TimeRange.ofNanos(at, at + 1),
                                    plan.referenceData().calendars())
                            .isEmpty();
        }
        return windows.computeIfAbsent(
                        condition,
                        key -> key.hours()
                                .toTimeSet(horizon, plan.referenceData().calendars()))
                .containsNanos(at);
    }

    /** The upper bound of a limit in nanoseconds; the limits of an agreement are few. */
    Promise.Deadline nanosOf(Limit limit) {
        return nanos.computeIfAbsent(limit, Promise::nanosOf);
    }

    WorkingDays days(LimitRule.OnWorkingDay rule) {
        return days.computeIfAbsent(
                rule,
                key -> WorkingDays.of(key.workingDays(), plan.referenceData().calendars()));
    }
}
