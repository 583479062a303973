package dev.sla4j.engine;

import dev.sla4j.target.Downtime;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.TimeRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the scenes of a target; how far they reach is found once for all units. */
final class Scenes {
    private final Context context;
    private final Map<Duration, TimeRange> horizons = new HashMap<>();

    Scenes(Context context) {
        this.context = context;
    }

    /** For down time, or for the time in which single things count if there is none. */
    Scene of(Unit unit, @Nullable Downtime downtime) {
        Plan plan = context.plan();
        Downtime read = downtime == null ? Downtime.reported() : downtime;
        Duration reach = Reach.of(read, plan.agreement().exclusions());
        // What was so since ever did not begin with the horizon.
        Duration margin = context.readings().get(UnknownTime.class) == UnknownTime.IGNORE ? reach : reach.plusNanos(1);
        // A slot that a border of the period divides is seen as a whole.
        margin = downtime == null
                ? margin.plus(
                        Indicators.longestSlot(context.target()).multipliedBy(2).plusDays(1))
                : margin;
        TimeRange horizon = horizons.computeIfAbsent(
                margin, around -> context.facts().horizon(plan.period().range(), around));
        return new Scene(
                context.facts(),
                unit,
                context.readings(),
                horizon,
                plan.agreement().zone(),
                plan::function,
                downtime);
    }
}
