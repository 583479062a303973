package dev.sla4j.agreement;

import dev.sla4j.time.TimeRange;
import java.util.List;
import java.util.Objects;

/**
 * A time and the fees that are agreed for it (S23, S29).
 *
 * @param range the time, not null
 * @param fees the fees in the order stated, not null
 */
public record FeesDuring(TimeRange range, List<Fee> fees) {

    /** Checks and copies. */
    public FeesDuring {
        Objects.requireNonNull(range, "range");
        fees = List.copyOf(fees);
    }
}
