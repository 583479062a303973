package dev.sla4j.engine;

import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says whether a subject existed long enough for a promise to apply to it (S3). */
final class Exemptions {
    private Exemptions() {}

    static boolean applies(Context context, Unit unit) {
        return of(context, unit) == null;
    }

    /** Why the promise does not apply to a unit, or null if it does. */
    static @Nullable String of(Context context, Unit unit) {
        TimeSet lived = Lives.of(
                context.facts(),
                context.target().scope(),
                unit,
                Indicators.downtimeLeaves(context.target()),
                Indicators.selections(context.target()));
        if (lived == null) {
            return null;
        }
        TimeSet life = lived.clip(context.plan().period().range());
        if (life.isEmpty()) {
            return "it did not exist in the period";
        }
        String existed = "it existed for " + Figure.time(life.length()).toText() + " of the period, not for ";
        Duration least = context.target().minimumLife();
        if (least != null && life.length().compareTo(least) < 0) {
            return existed + Figure.time(least).toText();
        }
        boolean whole = life.lengthNanos() == context.plan().period().range().lengthNanos();
        return whole || context.readings().get(PartOfPeriod.class) != PartOfPeriod.WHOLE_PERIODS
                ? null
                : existed + "all of it";
    }
}
