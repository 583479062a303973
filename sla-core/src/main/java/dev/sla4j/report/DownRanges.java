package dev.sla4j.report;

import dev.sla4j.time.TimeSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a target was down in a period, in measured time that is not excluded; kept where a rule looks at windows of time, or at what was
 * claimed.
 *
 * @param target the identity of the target, not blank
 * @param subject the subject, or null if several are taken as one
 * @param down when it was down, whatever the weight, not null
 * @param unknown of which time nothing is known, not null
 * @param beyond when it was down outside the period, of outages that the period pays for or counts as wholes (S7); kept where a rule looks at what was
 *     claimed, not null
 */
public record DownRanges(String target, @Nullable String subject, TimeSet down, TimeSet unknown, TimeSet beyond) {

    /** Checks. */
    public DownRanges {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(down, "down");
        Objects.requireNonNull(unknown, "unknown");
        Objects.requireNonNull(beyond, "beyond");
    }

    /**
     * Down time of which nothing outside the period is paid for.
     *
     * @param target the identity of the target, not blank
     * @param subject the subject, or null if several are taken as one
     * @param down when it was down, whatever the weight, not null
     * @param unknown of which time nothing is known, not null
     */
    public DownRanges(String target, @Nullable String subject, TimeSet down, TimeSet unknown) {
        this(target, subject, down, unknown, TimeSet.EMPTY);
    }
}
