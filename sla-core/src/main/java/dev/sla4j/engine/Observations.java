package dev.sla4j.engine;

import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.time.TimeRange;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a series of observations as a timeline: an outage begins at the first of n bad ones in a row and ends at the first of m good ones.
 *
 * <p>A stretch of which nothing is known ends a row, unless it is bridged. In the worst and best reading it is itself bad or good and so
 * completes a row that was begun, which makes the bounds exact.
 */
final class Observations {
    /** One observation: good, down with a weight, or unknown; and until when it speaks. */
    record Observation(long at, Level level, long validUntil) {}

    /** How many bad observations in a row open an outage, and how many good ones close it. */
    record InARow(int failures, int successes) {}

    private final InARow needed;
    private final Reading reading;
    private final boolean bridges;
    private final Timeline.Builder result;

    private boolean settled;
    private Level state = Level.UNKNOWN;
    private int row;
    private long rowStart;
    private Level rowLevel = Level.UP;

    private Observations(InARow needed, Reading reading, boolean bridges, TimeRange horizon) {
        this.needed = needed;
        this.reading = reading;
        this.bridges = bridges;
        this.result = new Timeline.Builder(horizon);
        this.state = reading.of(Level.UNKNOWN);
        this.settled = reading != Reading.AS_IS;
        result.add(horizon.startNanos(), state);
    }

    /**
     * Observations ascend in time, at most one at an instant. After {@code asOf} nothing is known but what is observed there; {@code tail} is
     * how that is read, {@code reading} how any other unknown time is.
     */
    static Timeline read(
            InARow needed,
            List<Observation> observations,
            Reading reading,
            Reading tail,
            UnknownInOutage unknown,
            TimeRange horizon,
            long asOf) {
        Observations machine = new Observations(needed, reading, unknown == UnknownInOutage.BRIDGES, horizon);
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            long next = i + 1 < observations.size()
                    ? observations.get(i + 1).at()
                    : Math.min(horizon.endNanos(), Math.max(asOf, observation.at()));
            machine.observe(observation);
            if (observation.validUntil() < next) {
                machine.gap(observation.validUntil(), reading);
            }
        }
        long known = observations.isEmpty()
                ? asOf
                : Math.max(asOf, observations.get(observations.size() - 1).at());
        // Also at the end of the horizon: it may complete a row.
        machine.gap(Math.max(known, horizon.startNanos()), tail);
        return machine.result.build();
    }

    /** Until when an observation speaks, given the longest time, if any. */
    static long validUntil(long at, @Nullable Duration longest) {
        if (longest == null) {
            return Long.MAX_VALUE;
        }
        long end = at + longest.toNanos();
        return end < at ? Long.MAX_VALUE : end;
    }

    private void observe(Observation observation) {
        if (observation.level().isUnknown()) {
            gap(observation.at(), reading);
            return;
        }
        Level level = observation.level();
        if (!settled) {
            settled = true;
            row = 0;
            state = Level.UP;
            result.add(observation.at(), state);
        }
        boolean bad = level.isDown();
        if (bad == state.isDown()) {
            row = 0;
            if (bad && !level.equals(state)) {
                enter(observation.at(), level);
            } else {
                result.add(observation.at(), state);
            }
            return;
        }
        if (row == 0) {
            rowStart = observation.at();
            rowLevel = level;
        } else if (bad && level.weight().compareTo(rowLevel.weight()) > 0) {
            rowLevel = level;
        }
        row++;
        // A stretch that was unknown ends here, whatever the row turns out to be.
        result.add(observation.at(), state);
        if (row >= (bad ? needed.failures() : needed.successes())) {
            confirm();
        }
    }

    private void confirm() {
        row = 0;
        Level confirmed = rowLevel;
        rewrite(rowStart, confirmed);
        state = confirmed;
    }

    private void enter(long at, Level level) {
        state = level;
        result.add(at, level);
    }

    /** From here on nothing is known. */
    private void gap(long at, Reading unknown) {
        if (unknown != Reading.AS_IS) {
            Level assumed = unknown.of(Level.UNKNOWN);
            if (row > 0 && rowLevel.isDown() == assumed.isDown()) {
                confirm();
            }
            row = 0;
            enter(at, assumed);
            return;
        }
        result.add(at, Level.UNKNOWN);
        if (!bridges) {
            settled = false;
            row = 0;
        }
    }

    /** Sets the level from an instant in the past on. What was unknown in between under a bridge stays unknown. */
    private void rewrite(long from, Level level) {
        result.rewriteKnownFrom(from, level);
    }
}
