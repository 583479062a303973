package dev.sla4j.engine;

import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.time.TimeRange;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The commonest promise of work items: so many of them within a time, which depends on texts only, by one clock between two milestones.
 *
 * @param where which items count, by texts
 * @param by the milestone by which an item belongs to a period, or null if it is when the item is due
 * @param clock the clock, which no state pauses
 * @param from the milestone at which it starts
 * @param to the milestone at which it stops, another one
 * @param rule the limits, by texts
 * @param inclusive whether every limit may be used up
 */
record PlainPromise(
        Condition where, @Nullable String by, Clock clock, String from, String to, LimitRule rule, boolean inclusive) {

    /** What an indicator promises, or null if it is of another sort. */
    static @Nullable PlainPromise of(Indicator indicator, Selection selection, Readings readings) {
        if (!(indicator instanceof Share share)
                || share.weight() != null
                || !(share.good() instanceof Condition.Within good)
                || !(good.quantity() instanceof Clock clock)
                || !isPlain(clock)
                || !isOfTexts(good.limit())
                || !isOfTexts(selection.where())
                || selection.expected() != null
                || !isPlain(selection.belonging())
                || readings.get(ExcludedItemTime.class) != ExcludedItemTime.CLOCK_STOPS) {
            return null;
        }
        return new PlainPromise(
                selection.where(),
                selection.belonging() instanceof Belonging.Milestone by
                        ? by.milestones().first()
                        : null,
                clock,
                clock.from().milestones().first(),
                clock.to().milestones().first(),
                good.limit(),
                isInclusive(good.limit()));
    }

    private static boolean isPlain(@Nullable Belonging belonging) {
        return belonging instanceof Belonging.Due
                || (belonging instanceof Belonging.Milestone by
                        && by.milestones().size() == 1
                        && !by.milestones().contains(WorkItem.DUE));
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
                        && Conditions.partsOf(condition).stream().allMatch(PlainPromise::isOfTexts));
    }

    private static boolean isInclusive(LimitRule rule) {
        if (rule instanceof LimitRule.ByCase cases) {
            return cases.cases().stream().allMatch(each -> isInclusive(each.limit()))
                    && (cases.otherwise() == null || isInclusive(cases.otherwise()));
        }
        return rule instanceof LimitRule.Fixed fixed
                && fixed.limit().upper() != null
                && fixed.limit().upper().inclusive();
    }

    /**
     * Judges an item whose clock ran for a time. Where exactly the limit ran, a deadline that moves to the next opening is not before the stop; another
     * may be, and nothing is said.
     */
    @Nullable
    Judgement judge(long ran, long limit, ItemHours hours) {
        if (ran == limit) {
            return inclusive && hours.movesDeadlines() ? Judgement.GOOD : null;
        }
        return Judgement.of(ran < limit);
    }

    /** How long the clock of an item runs between two instants. */
    interface Elapsed {
        long between(long start, long end);
    }

    /**
     * Whether an item that is not due before its clock started falls due in a range, told by the time that runs until the borders of the range: an item
     * belongs to it if it began there and has no more time until its end, and does not if it began before and has no time left at its start. Null if
     * that does not tell.
     */
    static @Nullable Boolean isDueIn(TimeRange range, long start, long limit, Elapsed elapsed) {
        if (start >= range.startNanos()) {
            boolean passes = limit > 0 && start < range.endNanos() && elapsed.between(start, range.endNanos()) > limit;
            return passes ? Boolean.TRUE : null;
        }
        return elapsed.between(start, range.startNanos()) > limit ? Boolean.FALSE : null;
    }

    /** The keys of all texts that the promise depends on. */
    TreeSet<String> keys() {
        TreeSet<String> keys = new TreeSet<>();
        addKeys(where, keys);
        addKeys(rule, keys);
        return keys;
    }

    private static void addKeys(LimitRule rule, TreeSet<String> keys) {
        if (rule instanceof LimitRule.ByCase cases) {
            cases.cases().forEach(each -> {
                addKeys(each.when(), keys);
                addKeys(each.limit(), keys);
            });
            if (cases.otherwise() != null) {
                addKeys(cases.otherwise(), keys);
            }
        }
    }

    private static void addKeys(Condition condition, TreeSet<String> keys) {
        if (condition instanceof Condition.Is is) {
            keys.add(is.key());
        }
        Conditions.partsOf(condition).forEach(part -> addKeys(part, keys));
    }

    /** The limit in nanoseconds of an item with such texts: {@link #NOT_COUNTED} if it is not selected, {@link #NOT_PLAIN} if it has no limit or none to be kept. */
    long limitOf(Thing texts, ItemScene scene) {
        if (!Conditions.selects(where, texts)) {
            return NOT_COUNTED;
        }
        // Of what is done a text that is missing is none, so that all is decided.
        LimitRule chosen = Conditions.chosen(rule, texts, new Choices());
        if (!(chosen instanceof LimitRule.Fixed fixed)) {
            return NOT_PLAIN;
        }
        long nanos = scene.nanosOf(fixed.limit()).at();
        return nanos < 0 ? NOT_PLAIN : nanos;
    }

    /** In place of a limit: the item does not count. */
    static final long NOT_COUNTED = -1;
    /** In place of a limit: the item is not plain. */
    static final long NOT_PLAIN = -2;
}
