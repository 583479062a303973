package dev.sla4j.settlement;

import dev.sla4j.report.Bounds;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Between which values a figure lies of which too little is known (S8).
 *
 * @param low the least, or none if nothing bounds it from below
 * @param high the greatest, or none if nothing bounds it from above; one of the two is measured
 */
record Ends(Figure low, Figure high) {

    /**
     * The ends of a figure, or null if nothing bounds it.
     *
     * @param higherIsWorse on which side the worse figures lie
     */
    static @Nullable Ends of(@Nullable Bounds bounds, boolean higherIsWorse) {
        if (bounds == null || (!bounds.worst().isMeasured() && !bounds.best().isMeasured())) {
            return null;
        }
        Figure low = higherIsWorse ? bounds.best() : bounds.worst();
        Figure high = higherIsWorse ? bounds.worst() : bounds.best();
        // What is made of several figures may lie the other way round.
        boolean turned = low.isMeasured() && high.isMeasured() && Figure.compare(low, high) > 0;
        return turned ? exact(high, low) : exact(low, high);
    }

    private static Ends exact(Figure low, Figure high) {
        return new Ends(Enclosed.lowerEnd(low), Enclosed.upperEnd(high));
    }

    /** One of the ends. */
    Figure known() {
        return low.isMeasured() ? low : high;
    }

    boolean isClosed() {
        return low.isMeasured() && high.isMeasured();
    }

    /** Whether all figures between them lie within a limit; unknown if only some do. */
    Holds within(Limit limit) {
        if (known().unit() != limit.unit()) {
            return Holds.NO;
        }
        Limit least = limit.lower() == null ? null : new Limit(limit.lower(), null);
        Limit most = limit.upper() == null ? null : new Limit(null, limit.upper());
        boolean beyond = (most != null && low.isMeasured() && !most.accepts(low))
                || (least != null && high.isMeasured() && !least.accepts(high));
        boolean inside = (least == null || (low.isMeasured() && least.accepts(low)))
                && (most == null || (high.isMeasured() && most.accepts(high)));
        return inside ? Holds.YES : beyond ? Holds.NO : Holds.UNKNOWN;
    }
}
