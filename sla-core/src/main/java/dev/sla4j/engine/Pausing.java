package dev.sla4j.engine;

import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Clock;
import dev.sla4j.time.TimeSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** When a work item was paused, by recorded pauses and by states that count as such (S14); what overlaps counts once. */
final class Pausing {
    private static final String ANY = "*";

    private final Clock.Pauses rule;
    private final TimeSet.Builder paused = TimeSet.builder();
    private final TreeMap<String, Long> open = new TreeMap<>();

    private final long[] stops;
    /** How many of them have passed. */
    private int passed;

    private Pausing(Clock.Pauses rule, long... stops) {
        this.rule = rule;
        this.stops = stops;
    }

    /**
     * The pauses of an item. One that is not resumed before ends when the clock stops next, or never; a state that the item still has goes on until the
     * clock stops for good.
     *
     * @param known what happened at this instant or later is not known
     * @param stops when the clock stopped, each time; the last of them may be {@link Cycle#NEVER}
     */
    static TimeSet of(WorkItem item, Clock.Pauses rule, long known, long... stops) {
        boolean byReason = rule.reasons() == null || !rule.reasons().isEmpty();
        if (!byReason && rule.states().isEmpty()) {
            return TimeSet.EMPTY;
        }
        boolean mayBePlain = rule.states().isEmpty() && stops.length == 1;
        TimeSet plain = mayBePlain ? PlainPauses.of(item, rule, known, stops[0]) : null;
        return plain == null ? general(item, rule, known, stops) : plain;
    }

    /** For pauses of whatever kind. */
    static TimeSet general(WorkItem item, Clock.Pauses rule, long known, long... stops) {
        Pausing pausing = new Pausing(rule, stops);
        boolean byReason = rule.reasons() == null || !rule.reasons().isEmpty();
        if (byReason) {
            pausing.addRecorded(item, known);
        }
        if (!rule.states().isEmpty()) {
            pausing.addStates(item, known);
        }
        return pausing.paused.build();
    }

    private void addRecorded(WorkItem item, long known) {
        for (int i = 0; i < item.moments().size(); ) {
            int end = i;
            long at = item.moments().get(i).atNanos();
            while (end < item.moments().size() && item.moments().get(end).atNanos() == at) {
                end++;
            }
            if (at >= known) {
                break;
            }
            endAtStops(at);
            if (end == i + 1) {
                apply(item.moments().get(i));
            } else {
                applyInstant(item, i, end);
            }
            i = end;
        }
        endAtStops(Cycle.NEVER);
        open.values().forEach(since -> paused.add(since, Cycle.endOfOpen(since, stopForGood())));
    }

    /** Ends what was paused when the clock stopped, each time before an instant: whether it is resumed later must not change what is done. */
    private void endAtStops(long before) {
        while (passed < stops.length && stops[passed] < before) {
            long stop = stops[passed++];
            open.values().forEach(since -> paused.add(since, Math.max(since, stop)));
            open.clear();
        }
    }

    private long stopForGood() {
        return stops[stops.length - 1];
    }

    private void apply(Moment moment) {
        if (moment instanceof Moment.Paused pause && stopsFor(pause.reason())) {
            open.putIfAbsent(pause.reason(), pause.atNanos());
        } else if (moment instanceof Moment.Resumed resumed && resumed.reason() != null) {
            Long since = open.remove(resumed.reason());
            if (since != null) {
                paused.add(since, resumed.atNanos());
            }
        } else if (moment instanceof Moment.Resumed resumed) {
            open.values().forEach(since -> paused.add(since, resumed.atNanos()));
            open.clear();
        }
    }

    /**
     * At one instant the order does not matter: a pause that is resumed and begins again goes on, and one that begins and is resumed is none.
     */
    private void applyInstant(WorkItem item, int from, int to) {
        SortedSet<String> begun = new TreeSet<>();
        SortedSet<String> ended = new TreeSet<>();
        boolean all = false;
        for (int i = from; i < to; i++) {
            Moment moment = item.moments().get(i);
            if (moment instanceof Moment.Paused pause && stopsFor(pause.reason())) {
                begun.add(pause.reason());
            } else if (moment instanceof Moment.Resumed resumed) {
                all |= resumed.reason() == null;
                if (resumed.reason() != null) {
                    ended.add(resumed.reason());
                }
            }
        }
        if (all) {
            ended.addAll(open.keySet());
            ended.addAll(begun);
        }
        long at = item.moments().get(from).atNanos();
        for (String reason : ended) {
            boolean goesOn = begun.contains(reason) && open.containsKey(reason);
            Long since = goesOn ? null : open.remove(reason);
            if (since != null) {
                paused.add(since, at);
            }
        }
        begun.stream().filter(reason -> !ended.contains(reason)).forEach(reason -> open.putIfAbsent(reason, at));
    }

    static boolean stopsFor(Clock.Pauses rule, String reason) {
        return rule.reasons() == null || rule.reasons().contains(reason);
    }

    private boolean stopsFor(String reason) {
        return stopsFor(rule, reason);
    }

    private void addStates(WorkItem item, long known) {
        String first = item.origin().attributes().get(WorkItem.STATE);
        boolean atFirst = first != null && matches(first) && !item.moments().isEmpty();
        long since = atFirst ? item.moments().get(0).atNanos() : Cycle.NEVER;
        for (Moment moment : item.moments()) {
            if (moment.atNanos() >= known) {
                break;
            }
            if (moment instanceof Moment.Changed changed && changed.key().equals(WorkItem.STATE)) {
                boolean matches = matches(changed.value());
                if (since == Cycle.NEVER && matches) {
                    since = moment.atNanos();
                } else if (since != Cycle.NEVER && !matches) {
                    paused.add(since, moment.atNanos());
                    since = Cycle.NEVER;
                }
            }
        }
        if (since != Cycle.NEVER) {
            paused.add(since, Cycle.endOfOpen(since, stopForGood()));
        }
    }

    private boolean matches(String state) {
        for (String pattern : rule.states()) {
            boolean prefix = pattern.endsWith(ANY);
            if (prefix ? state.startsWith(pattern.substring(0, pattern.length() - 1)) : state.equals(pattern)) {
                return true;
            }
        }
        return false;
    }
}
