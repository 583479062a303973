package dev.sla4j.engine;

import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.time.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a series of observations as a timeline: an outage begins at the first of n bad ones in a row and ends at the first of m good ones. What
 * becomes of a row is known at its end, so its observations are kept until then, each with its own weight.
 *
 * <p>A stretch of which nothing is known ends a row, unless it is bridged. In the worst and best reading it is itself bad or good and so
 * completes a row that was begun, which makes the bounds exact.
 */
final class Observations {
    /** How many bad observations in a row open an outage, and how many good ones close it. */
    record InARow(int failures, int successes) {}

    /**
     * A series as it was read.
     *
     * @param timeline the timeline
     * @param inARow whether a row had begun at its end that later observations may complete
     */
    record Series(Timeline timeline, boolean inARow) {}

    /** The level from an instant on. */
    private record Mark(long at, Level level) {}

    private final InARow needed;
    private final Reading reading;
    private final boolean bridges;
    private final Timeline.Builder result;

    private boolean settled;
    private Level state;
    /** What was entered last, if from there on nothing else was said and it is known. */
    private @Nullable Level entered;
    /** Observations of another kind than the state, which may yet be confirmed, with what was unknown and bridged between them. */
    private final List<Mark> row = new ArrayList<>();

    private int length;

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
    static Series read(
            InARow needed,
            ObservationLog observations,
            Reading reading,
            Reading tail,
            UnknownInOutage unknown,
            TimeRange horizon,
            long asOf) {
        Observations machine = new Observations(needed, reading, unknown == UnknownInOutage.BRIDGES, horizon);
        int size = observations.size();
        for (int i = 0; i < size; i++) {
            long at = observations.at(i);
            long next = i + 1 < size ? observations.at(i + 1) : Math.min(horizon.endNanos(), Math.max(asOf, at));
            machine.observe(at, observations.level(i));
            if (observations.validUntil(i) < next) {
                machine.gap(observations.validUntil(i), reading);
            }
        }
        long known = size == 0 ? asOf : Math.max(asOf, observations.at(size - 1));
        boolean inARow = !machine.row.isEmpty();
        // Also at the end of the horizon: it may complete a row.
        machine.gap(Math.max(known, horizon.startNanos()), tail);
        machine.refuteRow();
        return new Series(machine.result.build(), inARow);
    }

    /** Until when an observation speaks, given the longest time, if any. */
    static long validUntil(long at, @Nullable Duration longest) {
        if (longest == null) {
            return Long.MAX_VALUE;
        }
        long end = at + longest.toNanos();
        return end < at ? Long.MAX_VALUE : end;
    }

    private void observe(long at, Level level) {
        // Mostly nothing has changed.
        if (level.equals(entered) && length == 0) {
            return;
        }
        if (level.isUnknown()) {
            gap(at, reading);
            return;
        }
        if (!settled) {
            settled = true;
            state = Level.UP;
        }
        if (level.isDown() == state.isDown()) {
            refuteRow();
            enter(at, level);
            return;
        }
        row.add(new Mark(at, level));
        length++;
        if (length >= (level.isDown() ? needed.failures() : needed.successes())) {
            confirmRow();
        }
    }

    /** From here on nothing is known. */
    private void gap(long at, Reading unknown) {
        if (unknown != Reading.AS_IS) {
            Level assumed = unknown.of(Level.UNKNOWN);
            if (state.isDown() == assumed.isDown()) {
                refuteRow();
            } else {
                confirmRow();
            }
            enter(at, assumed);
        } else if (bridges && !row.isEmpty()) {
            row.add(new Mark(at, Level.UNKNOWN));
        } else {
            refuteRow();
            entered = null;
            result.add(at, Level.UNKNOWN);
            settled = bridges && settled;
        }
    }

    private void enter(long at, Level level) {
        state = level;
        entered = level;
        result.add(at, level);
    }

    /** Each observation of the row counts as what it saw, from the first one on. */
    private void confirmRow() {
        for (Mark mark : row) {
            result.add(mark.at(), mark.level());
            entered = mark.level().isUnknown() ? null : mark.level();
            state = entered == null ? state : entered;
        }
        endRow();
    }

    /** The row was too short: what is known of it is as it was before. */
    private void refuteRow() {
        for (Mark mark : row) {
            entered = mark.level().isUnknown() ? null : state;
            result.add(mark.at(), entered == null ? Level.UNKNOWN : entered);
        }
        endRow();
    }

    private void endRow() {
        row.clear();
        length = 0;
    }
}
