package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said of a period before any evidence: the term and the service hours in it. Immutable, to be shared. */
final class Plan {
    private final Agreement agreement;
    private final ReferenceData referenceData;
    private final Map<String, IndicatorFunction<?>> functions;
    private final EvaluationPeriod period;
    private final List<RequestSpec> requestSpecs;
    private final Map<String, TimeSet> hours = new HashMap<>();

    Plan(
            Agreement agreement,
            ReferenceData referenceData,
            Map<String, IndicatorFunction<?>> functions,
            EvaluationPeriod period) {
        this.agreement = agreement;
        this.referenceData = referenceData;
        this.functions = functions;
        this.period = period;
        this.requestSpecs = RequestSpecs.of(agreement, this::function);
        IdentityHashMap<Schedule, TimeSet> bySchedule = new IdentityHashMap<>();
        for (ServiceLevelTarget target : agreement.targets()) {
            Schedule schedule = scheduleOf(target);
            hours.put(
                    target.id(),
                    schedule == null
                            ? TimeSet.of(period.range())
                            : bySchedule.computeIfAbsent(schedule, each -> toTimeSet(each, period.range())));
        }
    }

    Agreement agreement() {
        return agreement;
    }

    ReferenceData referenceData() {
        return referenceData;
    }

    /** A function of the user's own; the engine has made sure that there is one. */
    IndicatorFunction<?> function(String id) {
        return Objects.requireNonNull(functions.get(id));
    }

    /** The identities of the functions of the user's own. */
    Set<String> functionIds() {
        return functions.keySet();
    }

    EvaluationPeriod period() {
        return period;
    }

    /** What must be known of requests. */
    List<RequestSpec> requestSpecs() {
        return requestSpecs;
    }

    /** Term and service hours of a target within a range. */
    TimeSet eligible(ServiceLevelTarget target, TimeRange within) {
        TimeSet open = within.equals(period.range())
                ? Objects.requireNonNull(hours.get(target.id()))
                : hoursWithin(target, within);
        return open.clip(agreement.termWithin(within));
    }

    /** Term and service hours of a target within the period, up to an instant. */
    TimeSet eligibleUntil(ServiceLevelTarget target, long until) {
        TimeRange range = period.range();
        long end = Math.max(range.startNanos(), Math.min(range.endNanos(), until));
        return eligible(target, range).clip(TimeRange.ofNanos(range.startNanos(), end));
    }

    /** The service hours of a target in the period, whether or not they say what counts. */
    TimeSet serviceHours(ServiceLevelTarget target) {
        Schedule schedule = target.serviceHours();
        return schedule == null ? TimeSet.of(period.range()) : toTimeSet(schedule, period.range());
    }

    private TimeSet hoursWithin(ServiceLevelTarget target, TimeRange within) {
        Schedule schedule = scheduleOf(target);
        if (schedule == null) {
            return within.isEmpty() ? TimeSet.EMPTY : TimeSet.of(within);
        }
        return within.encloses(period.range())
                ? around(Objects.requireNonNull(hours.get(target.id())), schedule, within)
                : toTimeSet(schedule, within);
    }

    /** The hours in a range that holds the period: only what lies before and behind it is still to be laid out. */
    private TimeSet around(TimeSet known, Schedule schedule, TimeRange within) {
        TimeRange range = period.range();
        return TimeSet.builder()
                .add(toTimeSet(schedule, TimeRange.ofNanos(within.startNanos(), range.startNanos())))
                .add(known)
                .add(toTimeSet(schedule, TimeRange.ofNanos(range.endNanos(), within.endNanos())))
                .build();
    }

    /** The hours outside which nothing of a target counts, or null if everything may. */
    private static @Nullable Schedule scheduleOf(ServiceLevelTarget target) {
        // Items that come in at night count too: hours say when their clocks run.
        return Indicators.countsItems(target) ? null : target.serviceHours();
    }

    private TimeSet toTimeSet(Schedule schedule, TimeRange within) {
        return within.isEmpty() ? TimeSet.EMPTY : schedule.toTimeSet(within, referenceData.calendars());
    }

    boolean isSameAs(Plan other) {
        return this == other
                || (agreement.equals(other.agreement)
                        && referenceData.equals(other.referenceData)
                        && functions.keySet().equals(other.functions.keySet())
                        && period.equals(other.period));
    }

    @Override
    public String toString() {
        return agreement.id() + " in " + period.label();
    }
}
