package dev.sla4j.target;

import dev.sla4j.value.Percent;
import dev.sla4j.value.Ratio;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Down from the first of n bad observations in a row until the first of m good ones in a row, each bad one with the share of its own state.
 *
 * <p>Models "an outage starts at the first of five consecutive failed probes and ends at the first of five consecutive good probes". Fewer bad
 * observations than n, and fewer good ones than m, change nothing. A state speaks until the next observation; a probe speaks until the next,
 * but at most for {@code validFor}. Before the first observation, and where none speaks, the time is unknown; an unknown state ends a row of
 * observations. Of several observations at one instant the worst counts.
 *
 * @param filter which observations are read, not null; causes do not matter
 * @param states how states are read, not null
 * @param failures how many bad observations in a row open an outage, at least 1
 * @param successes how many good observations in a row close it, at least 1
 * @param validFor how long one probe speaks, or null if until the next one
 */
public record Observed(
        EvidenceFilter filter,
        States states,
        int failures,
        int successes,
        @Nullable Duration validFor) implements Downtime {

    static final Observed UP_IS_GOOD = new Observed(
            EvidenceFilter.ALL,
            new States(new TreeSet<>(List.of("up")), new TreeSet<>(List.of("unknown")), Collections.emptySortedMap()),
            1,
            1,
            null);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a count is below 1, or a duration is not above zero or longer than 292 years
     */
    public Observed {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(states, "states");
        Check.atLeast(failures, 1, "failures");
        Check.atLeast(successes, 1, "successes");
        if (validFor != null) {
            Check.positive(validFor, "validFor");
        }
    }

    /**
     * Reads the observations of one subject only.
     *
     * @param subject the subject, not blank
     * @return the leaf, not null
     */
    public Observed on(String subject) {
        return new Observed(filter.withSubject(subject), states, failures, successes, validFor);
    }

    /**
     * Reads the observations of one source only.
     *
     * @param source the source, not blank
     * @return the leaf, not null
     */
    public Observed fromSource(String source) {
        return new Observed(filter.withSource(source), states, failures, successes, validFor);
    }

    /**
     * Says which states are good; every other state is bad or, if said so, unknown.
     *
     * @param good the names of the good states, at least one
     * @return the leaf, not null
     */
    public Observed goodWhen(String... good) {
        States read = new States(new TreeSet<>(List.of(good)), states.unknown(), states.impact());
        return new Observed(filter, read, failures, successes, validFor);
    }

    /**
     * Says which states tell nothing.
     *
     * @param unknown the names of the states
     * @return the leaf, not null
     */
    public Observed unknownWhen(String... unknown) {
        States read = new States(states.good(), new TreeSet<>(List.of(unknown)), states.impact());
        return new Observed(filter, read, failures, successes, validFor);
    }

    /**
     * Says that a state is down in part only.
     *
     * @param state the name of the state
     * @param share the share that is down, such as {@code 50%}
     * @return the leaf, not null
     */
    public Observed partlyDown(String state, String share) {
        TreeMap<String, Ratio> impact = new TreeMap<>(states.impact());
        impact.put(state, Percent.parse(share).toRatio());
        return new Observed(filter, new States(states.good(), states.unknown(), impact), failures, successes, validFor);
    }

    /**
     * Says how many bad observations in a row open an outage.
     *
     * @param count the number, at least 1
     * @return the leaf, not null
     */
    public Observed failuresToOpen(int count) {
        return new Observed(filter, states, count, successes, validFor);
    }

    /**
     * Says how many good observations in a row close an outage.
     *
     * @param count the number, at least 1
     * @return the leaf, not null
     */
    public Observed successesToClose(int count) {
        return new Observed(filter, states, failures, count, validFor);
    }

    /**
     * Says how long one probe speaks.
     *
     * @param time the longest time, above zero
     * @return the leaf, not null
     */
    public Observed validFor(Duration time) {
        return new Observed(filter, states, failures, successes, time);
    }

    /**
     * How the names of states are read.
     *
     * @param good the states that are good, at least one
     * @param unknown the states that tell nothing
     * @param impact the share that is down in states that are bad in part only, each in (0, 1]; other bad states are down as a whole
     */
    public record States(SortedSet<String> good, SortedSet<String> unknown, SortedMap<String, Ratio> impact) {

        /**
         * Checks and copies.
         *
         * @throws IllegalArgumentException if no state is good, or a state has two readings
         */
        public States {
            good = Check.texts(good, "good state");
            unknown = Check.texts(unknown, "unknown state");
            if (good.isEmpty()) {
                throw new IllegalArgumentException("good states must not be empty");
            }
            for (Map.Entry<String, Ratio> entry : impact.entrySet()) {
                String state = Check.notBlank(entry.getKey(), "state");
                Ratio share = entry.getValue();
                if (share.signum() <= 0 || share.compareTo(Ratio.ONE) > 0) {
                    throw new IllegalArgumentException(
                            "share of " + state + " (" + share + ") must be above 0 and at most 1");
                }
            }
            impact = Collections.unmodifiableSortedMap(new TreeMap<>(impact));
            for (String state : good) {
                if (unknown.contains(state) || impact.containsKey(state)) {
                    throw new IllegalArgumentException("state (" + state + ") must have one reading only");
                }
            }
            for (String state : unknown) {
                if (impact.containsKey(state)) {
                    throw new IllegalArgumentException("state (" + state + ") must have one reading only");
                }
            }
        }
    }
}
