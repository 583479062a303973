package dev.sla4j.engine;

import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.TimeRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the scenes of a target; how far they reach, and what the target has by the calendar, is found once for all units. */
final class Scenes {
    private final Context context;
    /** By how far they go beyond the evidence, and how far what is read reaches. */
    private final Map<List<Duration>, Scene.Calendar> calendars = new HashMap<>();

    Scenes(Context context) {
        this.context = context;
    }

    /** For the down time of an indicator that is made of it. */
    Scene of(Unit unit, Indicator indicator) {
        Downtime downtime = Figures.downtimeOf(indicator);
        return new Scene(
                context.facts(),
                unit,
                context.readings(),
                calendarOf(downtime, Duration.ZERO),
                context.plan().agreement().zone(),
                context.plan()::function,
                downtime,
                Figures.weighsPopulation(indicator),
                context.longAllowances());
    }

    /** For the time in which single things count. */
    Scene ofTime(Unit unit) {
        // A slot that a border of the period divides is seen as a whole.
        Duration slots =
                Indicators.longestSlot(context.target()).multipliedBy(2).plusDays(1);
        Duration items = ExpectedReach.of(context.target())
                .plus(ExpectedReach.afterwards(
                        context.plan(), context.target(), context.facts().exclusions()));
        return new Scene(
                context.facts(),
                unit,
                context.readings(),
                calendarOf(Downtime.reported(), slots.plus(items)),
                context.plan().agreement().zone(),
                context.plan()::function,
                null,
                false,
                context.longAllowances());
    }

    private Scene.Calendar calendarOf(Downtime read, Duration around) {
        Plan plan = context.plan();
        Duration reach = Reach.of(read, plan.agreement().exclusions());
        boolean byEnd = OverBorder.mayGoByEnd(plan, context.readings());
        // What was so since ever did not begin with the horizon; a refinement may have it begin as late as it reaches.
        boolean known = context.readings().get(UnknownTime.class) == UnknownTime.IGNORE;
        Duration margin = byEnd ? reach.multipliedBy(2).plusNanos(1) : known ? reach : reach.plusNanos(1);
        return calendars.computeIfAbsent(
                List.of(margin.plus(around), reach), key -> calendarWithin(key.get(0), byEnd ? reach : null));
    }

    private Scene.Calendar calendarWithin(Duration margin, @Nullable Duration reach) {
        Plan plan = context.plan();
        TimeRange horizon = context.facts().horizon(plan.period().range(), margin);
        ExclusionDesk desk = new ExclusionDesk(
                plan,
                context.target(),
                context.readings(),
                horizon,
                context.facts().reach());
        return new Scene.Calendar(
                horizon,
                reach == null
                        ? Long.MIN_VALUE
                        : context.facts().horizon(plan.period().range(), reach).startNanos(),
                plan.eligible(context.target(), horizon),
                List.copyOf(desk.recurring()),
                new LatestObservations());
    }
}
