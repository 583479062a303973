package dev.sla4j.target;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Down from the first instant of a long enough row of down time until the first instant of a long enough row without: the run rule.
 *
 * <p>Models the telecom definition "a period of unavailable time begins at the onset of ten consecutive severely errored seconds and ends at the
 * onset of ten consecutive seconds that are none" (ITU-T G.826, annex A; D25): in between, short good rows are down and short bad rows are up.
 * Both changes are dated back to the first second of their row. Example:
 *
 * <pre>{@code severelyErroredSeconds.sustained(Duration.ofSeconds(10), Duration.ofSeconds(10))}</pre>
 *
 * <p>A row that is exactly so long counts. Before the first change the service is up. Where what is unknown decides whether a row is long enough,
 * the row is unknown; so are the last seconds before a report, and a report in which such a row belongs to the period is provisional. Absent time
 * neither ends a row nor adds to it.
 *
 * <p>Where down time weighs less than whole, the rule is applied to each weight: a row is what is down at least so much, so that a peak that is too
 * short weighs as the time around it. More down time then never leads to less.
 *
 * @param of what is down, not null
 * @param opens the shortest row of down time that begins an outage, above zero
 * @param closes the shortest row without down time that ends it, above zero
 */
public record Sustained(Downtime of, Duration opens, Duration closes) implements Downtime {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a length is not above zero
     */
    public Sustained {
        Objects.requireNonNull(of, "of");
        Check.positive(opens, "opens");
        Check.positive(closes, "closes");
    }

    @Override
    public List<Downtime> operands() {
        return List.of(of);
    }
}
