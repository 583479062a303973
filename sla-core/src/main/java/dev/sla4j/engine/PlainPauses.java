package dev.sla4j.engine;

import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Clock;
import dev.sla4j.time.TimeSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pauses of an item that waits for one reason at a time, as most do: the same as {@link Pausing} says, without a book of reasons. */
final class PlainPauses {
    private PlainPauses() {}

    /** The pauses by reason, or null if there may be several at a time or several moments at one instant. */
    static @Nullable TimeSet of(WorkItem item, Clock.Pauses rule, long known, long stop) {
        TimeSet.Builder paused = null;
        List<Moment> moments = item.moments();
        String open = null;
        long since = 0;
        long before = Long.MIN_VALUE;
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            if (!(moment instanceof Moment.Paused) && !(moment instanceof Moment.Resumed)) {
                continue;
            }
            long at = moment.atNanos();
            if (at >= known) {
                break;
            }
            if (at == before) {
                return null;
            }
            before = at;
            if (moment instanceof Moment.Paused pause) {
                if (!Pausing.stopsFor(rule, pause.reason())) {
                    continue;
                }
                if (open == null) {
                    paused = paused == null ? TimeSet.builder() : paused;
                    open = pause.reason();
                    since = at;
                } else if (!open.equals(pause.reason())) {
                    return null;
                }
            } else if (paused != null && open != null && ends((Moment.Resumed) moment, open)) {
                paused.add(since, Math.min(at, Cycle.endOfOpen(since, stop)));
                open = null;
            }
        }
        if (paused == null) {
            return TimeSet.EMPTY;
        }
        if (open != null) {
            paused.add(since, Cycle.endOfOpen(since, stop));
        }
        return paused.build();
    }

    private static boolean ends(Moment.Resumed resumed, String reason) {
        return resumed.reason() == null || resumed.reason().equals(reason);
    }
}
