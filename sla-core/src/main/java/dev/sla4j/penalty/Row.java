package dev.sla4j.penalty;

import dev.sla4j.value.Limit;
import java.util.Objects;

/**
 * A row of a credit table.
 *
 * @param range the values it is for: one bound for a row of a cascade, two for a range
 * @param amount what it pays; {@link Amount#nothing()} for a row that says that nothing is paid
 */
public record Row(Limit range, Amount amount) {

    /** Checks. */
    public Row {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(amount, "amount");
    }

    /**
     * Says whether the row belongs to a cascade.
     *
     * @return true if it has one bound only
     */
    public boolean isCascade() {
        return range.isOneSided();
    }
}
