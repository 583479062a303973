package dev.sla4j.report;

import dev.sla4j.value.Figure;
import java.util.Objects;

/**
 * Between which values a figure lies whatever the unknown time was.
 *
 * @param worst the figure if all unknown time was down, not null
 * @param best the figure if all unknown time was up, not null
 */
public record Bounds(Figure worst, Figure best) {

    /** Checks. */
    public Bounds {
        Objects.requireNonNull(worst, "worst");
        Objects.requireNonNull(best, "best");
    }
}
