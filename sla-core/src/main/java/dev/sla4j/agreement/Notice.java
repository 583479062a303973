package dev.sla4j.agreement;

import dev.sla4j.time.WeeklySchedule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long before its start a window must have been announced.
 *
 * @param elapsed the elapsed time, or null if it is counted in business days
 * @param businessDays the number of business days, 0 if it is elapsed time; a window announced on a day may start when so many whole business
 *     days lie between that day and the day of its start
 * @param workingDays the schedule on whose days business is done, or null if it is elapsed time
 */
public record Notice(
        @Nullable Duration elapsed,
        int businessDays,
        @Nullable WeeklySchedule workingDays) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if not exactly one kind of notice is given, or it is not above zero, or longer than 292 years
     */
    public Notice {
        if (elapsed != null) {
            if (businessDays != 0 || workingDays != null) {
                throw new IllegalArgumentException("notice must be either elapsed time or business days, not both");
            }
            Check.length(elapsed, "notice");
        } else if (businessDays < 1 || workingDays == null) {
            throw new IllegalArgumentException(
                    "notice (" + businessDays + " business days) must be at least 1, of known days");
        }
    }

    /**
     * Notice in elapsed time.
     *
     * @param elapsed the time, above zero
     * @return the notice, not null
     */
    public static Notice of(Duration elapsed) {
        return new Notice(elapsed, 0, null);
    }

    /**
     * Notice in business days.
     *
     * @param days the number of days, at least 1
     * @param workingDays the schedule on whose days business is done, not null
     * @return the notice, not null
     */
    public static Notice businessDays(int days, WeeklySchedule workingDays) {
        return new Notice(null, days, workingDays);
    }
}
