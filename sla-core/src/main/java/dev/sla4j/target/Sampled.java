package dev.sla4j.target;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Down while a continuous signal, of which samples are taken, lies outside its limit.
 *
 * <p>Models "return air above 95 °F for more than 90 minutes" (C16):
 * {@code Downtime.sampled("return-air", "<= 95").validFor(Duration.ofMinutes(5)).lastingMoreThan(Duration.ofMinutes(90))}. A sample within the limit is
 * good, every other bad. As with {@link Observed}, a sample speaks until the next that is read, but at most for {@code validFor}; an
 * outage begins at the first of n bad samples in a row and ends at the first of m good ones; where none speaks the time is unknown. Of several samples at one
 * instant the worst counts. Versions of a sample that contradict each other make their instant unknown (S28).
 *
 * @param filter which samples are read, not null; causes do not matter
 * @param metric the metric, not blank
 * @param good within which limit a sample is good, a number
 * @param failures how many bad samples in a row open an outage, at least 1
 * @param successes how many good samples in a row close it, at least 1
 * @param validFor how long one sample speaks, or null if until the next one
 */
public record Sampled(
        EvidenceFilter filter,
        String metric,
        Limit good,
        int failures,
        int successes,
        @Nullable Duration validFor) implements Downtime {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the metric is blank, the limit is of no number, a count is below 1 or a duration is not above zero
     */
    public Sampled {
        Objects.requireNonNull(filter, "filter");
        Check.notBlank(metric, "metric");
        if (good.unit() != Figure.Unit.NUMBER) {
            throw new IllegalArgumentException("good (" + good + ") must be a limit of a number");
        }
        Check.atLeast(failures, 1, "failures");
        Check.atLeast(successes, 1, "successes");
        if (validFor != null) {
            Check.positive(validFor, "validFor");
        }
    }

    /**
     * Reads the samples of one subject only.
     *
     * @param subject the subject, not blank
     * @return the leaf, not null
     */
    public Sampled on(String subject) {
        return new Sampled(filter.withSubject(subject), metric, good, failures, successes, validFor);
    }

    /**
     * Reads the samples of one source only.
     *
     * @param source the source, not blank
     * @return the leaf, not null
     */
    public Sampled fromSource(String source) {
        return new Sampled(filter.withSource(source), metric, good, failures, successes, validFor);
    }

    /**
     * Says how many bad samples in a row open an outage.
     *
     * @param count the number, at least 1
     * @return the leaf, not null
     */
    public Sampled failuresToOpen(int count) {
        return new Sampled(filter, metric, good, count, successes, validFor);
    }

    /**
     * Says how many good samples in a row close an outage.
     *
     * @param count the number, at least 1
     * @return the leaf, not null
     */
    public Sampled successesToClose(int count) {
        return new Sampled(filter, metric, good, failures, count, validFor);
    }

    /**
     * Says how long one sample speaks.
     *
     * @param time the longest time, above zero
     * @return the leaf, not null
     */
    public Sampled validFor(Duration time) {
        return new Sampled(filter, metric, good, failures, successes, time);
    }
}
