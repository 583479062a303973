package dev.sla4j.engine;

import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Quantity;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges work items of the commonest sort without making anything of them: the clock started once and stopped once after it, pauses follow each other,
 * nothing changed, and the limit is a length of time. Says nothing of any other item, nor mostly where the time that ran is exactly the limit: those are left
 * to {@link ItemThing}, which says the same of all others; a property test holds the two together.
 *
 * <p>The time that ran is two look-ups in the prefix sums of the clock, and two for each pause. Where it is less than the limit the deadline lies
 * behind the stop, where it is more before it, wherever a deadline at closing time may lie; so none is looked for.
 */
final class PlainItems implements Thing {
    private final PlainPromise promise;
    private final ItemScene scene;
    private final TimeRange within;
    private final TimeSet life;

    private @Nullable WorkItem item;
    private @Nullable String key;
    private @Nullable String text;

    private long first;
    private long last;
    private long start;
    private long stop;
    private long at;
    /** Begins and ends of pauses by turns. */
    private long[] pauses = new long[16];

    private int pauseEnds;
    private long pausedAt;
    private @Nullable String reason;

    PlainItems(PlainPromise promise, ItemReader.Place place) {
        this.promise = promise;
        this.scene = place.scene();
        this.within = place.within();
        this.life = place.life();
    }

    /** Judges an item, or returns null if it is not plain. One that belongs to another period is {@link Judgement#EXEMPT} from this one. */
    @Nullable
    Judgement judge(WorkItem next) {
        if (!isPlain(next)) {
            return null;
        }
        item = next;
        key = null;
        boolean byDue = promise.by() == null;
        boolean belongs = byDue || (at != Cycle.NEVER && within.containsNanos(at) && life.containsNanos(at));
        long limit = belongs ? promise.limitOf(this, scene) : PlainPromise.NOT_COUNTED;
        if (limit < 0) {
            return limit == PlainPromise.NOT_COUNTED ? Judgement.EXEMPT : null;
        }
        ItemHours hours = scene.hours(promise.clock());
        if (!hours.covers(first) || !hours.covers(last)) {
            return null;
        }
        if (byDue) {
            Boolean due = life.encloses(within)
                    ? PlainPromise.isDueIn(within, start, limit, (from, to) -> elapsed(hours, from, to))
                    : null;
            if (due == null || !due) {
                return due == null ? null : Judgement.EXEMPT;
            }
        }
        return promise.judge(elapsed(hours, start, stop), limit, hours);
    }

    private long elapsed(ItemHours hours, long from, long to) {
        long nanos = hours.between(from, to);
        for (int i = 0; i < pauseEnds; i += 2) {
            nanos -= hours.between(Math.max(from, pauses[i]), Math.min(to, pauses[i + 1]));
        }
        return nanos;
    }

    private boolean isPlain(WorkItem next) {
        start = Cycle.NEVER;
        stop = Cycle.NEVER;
        at = Cycle.NEVER;
        pauseEnds = 0;
        pausedAt = Long.MIN_VALUE;
        List<Moment> moments = next.moments();
        int size = moments.size();
        for (int i = 0; i < size; i++) {
            Moment moment = moments.get(i);
            if (!(moment instanceof Moment.Reached reached ? reach(reached) : stand(moment))) {
                return false;
            }
        }
        if (size == 0) {
            return false;
        }
        first = moments.get(0).atNanos();
        last = moments.get(size - 1).atNanos();
        return start < stop && stop != Cycle.NEVER && (pauseEnds & 1) == 0 && last < scene.known();
    }

    private boolean reach(Moment.Reached reached) {
        String milestone = reached.milestone();
        if (at == Cycle.NEVER && milestone.equals(promise.by())) {
            at = reached.atNanos();
        }
        if (milestone.equals(promise.from())) {
            boolean first = start == Cycle.NEVER;
            start = reached.atNanos();
            return first;
        }
        if (milestone.equals(promise.to())) {
            boolean first = stop == Cycle.NEVER;
            stop = reached.atNanos();
            return first;
        }
        return !milestone.equals(promise.clock().again());
    }

    /** As {@link PlainPauses} says, for pauses that follow each other; nothing that changed is plain. */
    private boolean stand(Moment moment) {
        long now = moment.atNanos();
        if (now == pausedAt) {
            return false;
        }
        pausedAt = now;
        boolean paused = (pauseEnds & 1) != 0;
        if (moment instanceof Moment.Paused pause) {
            if (!Pausing.stopsFor(promise.clock().pauses(), pause.reason())) {
                return true;
            }
            if (paused) {
                return false;
            }
            reason = pause.reason();
            addPauseEnd(now);
            return true;
        }
        if (!(moment instanceof Moment.Resumed resumed)) {
            return false;
        }
        if (paused && (resumed.reason() == null || resumed.reason().equals(reason))) {
            addPauseEnd(now);
        }
        return true;
    }

    private void addPauseEnd(long end) {
        if (pauseEnds == pauses.length) {
            pauses = Arrays.copyOf(pauses, 2 * pauseEnds);
        }
        pauses[pauseEnds++] = end;
    }

    /** An item that never changed is as it was at first. Kept for the key that was asked for last: the cases of a limit mostly ask for one. */
    @Override
    public @Nullable String text(String asked) {
        if (!asked.equals(key)) {
            text = Objects.requireNonNull(item).origin().attributes().get(asked);
            key = asked;
        }
        return text;
    }

    @Override
    public @Nullable Figure figure(Quantity quantity) {
        throw new AssertionError("no condition on texts asks for " + quantity);
    }
}
