package dev.sla4j.engine;

import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Scope;
import dev.sla4j.time.TimeRange;
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
        TimeRange period = context.plan().period().range();
        TimeSet life = lived.clip(period);
        TimeSet enough = Lives.ofEnough(context.facts(), context.target().scope(), unit);
        boolean byNumber = enough != null && enough.clip(period).equals(life);
        if (life.isEmpty()) {
            return byNumber
                    ? "fewer than " + listed(context) + " existed at any time of the period"
                    : "it did not exist in the period";
        }
        String existed = (byNumber ? "at least " + listed(context) : "it") + " existed for "
                + Figure.time(life.length()).toText() + " of the period, not for ";
        Duration least = context.target().minimumLife();
        if (least != null && life.length().compareTo(least) < 0) {
            return existed + Figure.time(least).toText();
        }
        boolean whole = life.lengthNanos() == period.lengthNanos();
        return whole || context.readings().get(PartOfPeriod.class) != PartOfPeriod.WHOLE_PERIODS
                ? null
                : existed + "all of it";
    }

    private static String listed(Context context) {
        Scope scope = context.target().scope();
        return scope.living() + " of " + String.join(", ", scope.subjects());
    }
}
