package dev.sla4j.target;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Down while an outage is on record, from one named instant to another.
 *
 * <p>Models "downtime is calculated from the time the provider opens a trouble ticket until it is closed" and "only if the customer reports it
 * within 24 hours". An outage that lacks the first instant is not counted and is named in the report; one that lacks every last instant is
 * still open.
 *
 * @param filter which outages are read, not null
 * @param from the milestone at which the clock starts, {@code began} unless said otherwise
 * @param until the milestones at which it stops, whichever comes first; {@code restored} unless said otherwise
 * @param reportedWithin an outage that was reported later after its begin, or never, does not count; null if that does not matter
 */
public record Reported(
        EvidenceFilter filter,
        String from,
        List<String> until,
        @Nullable Duration reportedWithin) implements Downtime {

    private static final String BEGAN = "began";
    private static final String RESTORED = "restored";

    static final Reported ALL = new Reported(EvidenceFilter.ALL, BEGAN, List.of(RESTORED), null);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a milestone is blank, or the time to report is not above zero or longer than 292 years
     */
    public Reported {
        Objects.requireNonNull(filter, "filter");
        Check.notBlank(from, "from");
        until = Check.notEmpty(until, "until");
        until.forEach(milestone -> Check.notBlank(milestone, "until"));
        if (reportedWithin != null) {
            Check.positive(reportedWithin, "reportedWithin");
        }
    }

    /**
     * Says whether the clock runs over the outage itself and every outage counts.
     *
     * @return true if neither milestones nor the time of the report matter
     */
    public boolean isPlain() {
        return reportedWithin == null && from.equals(BEGAN) && until.equals(List.of(RESTORED));
    }

    /**
     * Reads the outages of one subject only.
     *
     * @param subject the subject, not blank
     * @return the leaf, not null
     */
    public Reported on(String subject) {
        return new Reported(filter.withSubject(subject), from, until, reportedWithin);
    }

    /**
     * Reads the outages of one source only.
     *
     * @param source the source, not blank
     * @return the leaf, not null
     */
    public Reported fromSource(String source) {
        return new Reported(filter.withSource(source), from, until, reportedWithin);
    }

    /**
     * Reads the outages of some causes only.
     *
     * @param causes the causes
     * @return the leaf, not null
     */
    public Reported onlyCauses(String... causes) {
        return new Reported(filter.withOnlyCauses(causes), from, until, reportedWithin);
    }

    /**
     * Does not read the outages of some causes; the time then counts as up. To take such time out of the measured time, use an exclusion rule.
     *
     * @param causes the causes
     * @return the leaf, not null
     */
    public Reported exceptCauses(String... causes) {
        return new Reported(filter.withoutCauses(causes), from, until, reportedWithin);
    }

    /**
     * Starts the clock at another milestone.
     *
     * @param milestone the milestone, such as {@code detected}
     * @return the leaf, not null
     */
    public Reported startingAt(String milestone) {
        return new Reported(filter, milestone, until, reportedWithin);
    }

    /**
     * Stops the clock at other milestones, whichever comes first.
     *
     * @param milestones the milestones, such as {@code worked-around} and {@code restored}
     * @return the leaf, not null
     */
    public Reported endingAt(String... milestones) {
        return new Reported(filter, from, List.of(milestones), reportedWithin);
    }

    /**
     * Counts only outages that were reported in time after their begin.
     *
     * @param time the time, above zero
     * @return the leaf, not null
     */
    public Reported reportedWithin(Duration time) {
        return new Reported(filter, from, until, time);
    }
}
