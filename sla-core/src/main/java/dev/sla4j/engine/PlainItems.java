package dev.sla4j.engine;

import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges work items of the commonest sort without making anything of them: the clock started once and stopped once after it, pauses follow each other,
 * nothing changed, and the limit is a length of time. Says nothing of any other item, nor where the time that ran is exactly the limit: those are left
 * to {@link ItemThing}, which says the same of all others; a property test holds the two together.
 *
 * <p>The time that ran is two look-ups in the prefix sums of the clock, and two for each pause. Where it is less than the limit the deadline lies
 * behind the stop, where it is more before it, wherever a deadline at closing time may lie; so none is looked for.
 */
final class PlainItems implements Thing {
    private final Condition where;
    private final String by;
    private final Clock clock;
    private final String from;
    private final String to;
    private final LimitRule rule;
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
    private long belongs;
    /** Begins and ends of pauses by turns. */
    private long[] pauses = new long[16];

    private int pauseEnds;
    private long pausedAt;
    private @Nullable String reason;

    private PlainItems(Condition.Within good, Clock clock, Selection selection, String by, ItemReader.Place place) {
        this.where = selection.where();
        this.by = by;
        this.clock = clock;
        this.from = clock.from().milestones().first();
        this.to = clock.to().milestones().first();
        this.rule = good.limit();
        this.scene = place.scene();
        this.within = place.within();
        this.life = place.life();
    }

    /** A judge of plain items for an indicator and the period of a place, or null if the promise is of another sort. */
    static @Nullable PlainItems of(Indicator indicator, Selection selection, ItemReader.Place place) {
        if (!(indicator instanceof Share share)
                || share.weight() != null
                || !(share.good() instanceof Condition.Within good)
                || !(good.quantity() instanceof Clock clock)
                || !isPlain(clock)
                || !isOfTexts(good.limit())
                || !isOfTexts(selection.where())
                || selection.expected() != null
                || !(selection.belonging() instanceof Belonging.Milestone belonging)
                || belonging.milestones().size() != 1
                || belonging.milestones().contains(WorkItem.DUE)
                || place.scene().readings().get(ExcludedItemTime.class) != ExcludedItemTime.CLOCK_STOPS) {
            return null;
        }
        String by = belonging.milestones().first();
        return new PlainItems(good, clock, selection, by, place);
    }

    private static boolean isPlain(Clock clock) {
        return clock.from().milestones().size() == 1
                && clock.to().milestones().size() == 1
                && !clock.from().milestones().equals(clock.to().milestones())
                && !clock.from().milestones().contains(WorkItem.DUE)
                && clock.pauses().states().isEmpty();
    }

    private static boolean isOfTexts(LimitRule rule) {
        if (rule instanceof LimitRule.ByCase cases) {
            return cases.cases().stream().allMatch(each -> isOfTexts(each.when()) && isOfTexts(each.limit()))
                    && (cases.otherwise() == null || isOfTexts(cases.otherwise()));
        }
        return rule instanceof LimitRule.Fixed fixed
                && fixed.limit().lower() == null
                && fixed.limit().upper() != null;
    }

    private static boolean isOfTexts(Condition condition) {
        return condition instanceof Condition.Is
                || (!(condition instanceof Condition.Within)
                        && !(condition instanceof Condition.During)
                        && Conditions.partsOf(condition).stream().allMatch(PlainItems::isOfTexts));
    }

    /** Judges an item, or returns null if it is not plain. One that belongs to another period is {@link Judgement#EXEMPT} from this one. */
    @Nullable
    Judgement judge(WorkItem next) {
        if (!isPlain(next)) {
            return null;
        }
        item = next;
        key = null;
        if (!Conditions.selects(where, this)
                || belongs == Cycle.NEVER
                || !within.containsNanos(belongs)
                || !life.containsNanos(belongs)) {
            return Judgement.EXEMPT;
        }
        LimitRule chosen = Conditions.chosen(rule, this);
        if (!(chosen instanceof LimitRule.Fixed fixed)) {
            return null;
        }
        ItemHours hours = scene.hours(clock);
        if (!hours.covers(first) || !hours.covers(last)) {
            return null;
        }
        long limit = scene.nanosOf(fixed.limit()).at();
        long ran = elapsed(hours);
        return limit < 0 || ran == limit ? null : Judgement.of(ran < limit);
    }

    /** The time that ran from the start to the stop. */
    private long elapsed(ItemHours hours) {
        long nanos = hours.between(start, stop);
        for (int i = 0; i < pauseEnds; i += 2) {
            nanos -= hours.between(Math.max(start, pauses[i]), Math.min(stop, pauses[i + 1]));
        }
        return nanos;
    }

    private boolean isPlain(WorkItem next) {
        start = Cycle.NEVER;
        stop = Cycle.NEVER;
        belongs = Cycle.NEVER;
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
        if (belongs == Cycle.NEVER && milestone.equals(by)) {
            belongs = reached.atNanos();
        }
        if (milestone.equals(from)) {
            boolean first = start == Cycle.NEVER;
            start = reached.atNanos();
            return first;
        }
        if (milestone.equals(to)) {
            boolean first = stop == Cycle.NEVER;
            stop = reached.atNanos();
            return first;
        }
        return !milestone.equals(clock.again());
    }

    /** As {@link PlainPauses} says, for pauses that follow each other; nothing that changed is plain. */
    private boolean stand(Moment moment) {
        long at = moment.atNanos();
        if (at == pausedAt) {
            return false;
        }
        pausedAt = at;
        boolean paused = (pauseEnds & 1) != 0;
        if (moment instanceof Moment.Paused pause) {
            if (!Pausing.stopsFor(clock.pauses(), pause.reason())) {
                return true;
            }
            if (paused) {
                return false;
            }
            reason = pause.reason();
            addPauseEnd(at);
            return true;
        }
        if (!(moment instanceof Moment.Resumed resumed)) {
            return false;
        }
        if (paused && (resumed.reason() == null || resumed.reason().equals(reason))) {
            addPauseEnd(at);
        }
        return true;
    }

    private void addPauseEnd(long at) {
        if (pauseEnds == pauses.length) {
            pauses = Arrays.copyOf(pauses, 2 * pauseEnds);
        }
        pauses[pauseEnds++] = at;
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
