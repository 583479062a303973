package dev.sla4j.engine;

import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.ChangedAttribute;
import dev.sla4j.target.ChangedLimit;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A work item, or one cycle of its clock, as a condition sees it. */
final class ItemThing implements Thing {
    /**
     * A promise and since when it was in force.
     *
     * @param from the start of the clock, or the change to this promise
     * @param promise the promise, or null if there was none
     */
    private record InForce(long from, @Nullable Promise promise) {
        boolean isUnknown() {
            return promise != null && promise.isUnknown();
        }
    }

    /**
     * What a clock and a limit say of an item.
     *
     * @param judgement what becomes of it
     * @param due by when it must have been done, or null if it has no limit
     * @param promise its limit, or null
     */
    record Finding(
            Judgement judgement,
            Promise.@Nullable Deadline due,
            @Nullable Promise promise) {
        static final Finding EXEMPT = new Finding(Judgement.EXEMPT, null, null);
    }

    /** No more limits are tried, of what nobody can survey. */
    static final int MOST_READINGS = 1000;

    private final WorkItem item;
    private final ItemScene scene;
    private final @Nullable Clock main;
    private final int index;
    /** Attributes are those of this instant; {@link Cycle#NEVER} for the last that are known. */
    private final long at;

    /** Whether the policy on changed attributes says instead which ones are read. */
    private final boolean byPolicy;

    /** By which limits it is read. */
    private final Choices choices;

    private @Nullable Clock latest;
    private List<Cycle> cycles = List.of();
    private @Nullable String latestKey;
    private @Nullable String latestText;

    /**
     * A thing.
     *
     * @param main the clock by which it is known whether the item is done, or null
     * @param index which cycle of the clock
     */
    ItemThing(WorkItem item, ItemScene scene, @Nullable Clock main, int index) {
        this(item, scene, main, index, Cycle.NEVER, true, new Choices());
    }

    private ItemThing(
            WorkItem item,
            ItemScene scene,
            @Nullable Clock main,
            int index,
            long at,
            boolean byPolicy,
            Choices choices) {
        this.item = item;
        this.scene = scene;
        this.main = main;
        this.index = index;
        this.at = at;
        this.byPolicy = byPolicy;
        this.choices = choices;
    }

    /**
     * The item with each of the limits that it may have, one after the other, where conditions that choose them cannot be decided: mostly itself alone.
     *
     * @param limits the conditions on clocks by which it is judged
     */
    List<ItemThing> readings(List<Condition.Within> limits) {
        List<ItemThing> readings = new ArrayList<>();
        for (Choices next = choices; next != null && readings.size() < MOST_READINGS; ) {
            ItemThing reading = next == choices ? this : new ItemThing(item, scene, main, index, at, byPolicy, next);
            limits.forEach(limit -> reading.finding((Clock) limit.quantity(), limit.limit()));
            readings.add(reading);
            next = next.next();
        }
        return readings;
    }

    /** The rule that applies. */
    @Nullable
    LimitRule chosen(LimitRule rule) {
        return Conditions.chosen(rule, this, choices);
    }

    WorkItem item() {
        return item;
    }

    /** The cycles of a clock, at least one. Kept for the clock that was asked for last: the same object is the same clock. */
    @SuppressWarnings("ReferenceEquality")
    List<Cycle> cycles(Clock clock) {
        if (latest != clock) {
            cycles = Cycle.of(item, clock, scene.reopened(), scene.known());
            latest = clock;
        }
        return cycles;
    }

    /** Gives up what can be found again, for things that are kept. */
    void forget() {
        latest = null;
        cycles = List.of();
    }

    /** The cycle of a clock that this thing is about. */
    Cycle cycle(Clock clock) {
        List<Cycle> all = cycles(clock);
        return all.get(Math.min(index, all.size() - 1));
    }

    /** The cycle of the main clock, or null if there is none. */
    @Nullable
    Cycle mainCycle() {
        return main == null ? null : cycle(main);
    }

    /** When the item, or its further cycle, began; {@link Cycle#NEVER} if nothing of it is known. */
    long begin() {
        Cycle cycle = mainCycle();
        if (cycle != null && cycle.hasStarted()) {
            return cycle.start();
        }
        return isKnown() ? item.moments().get(0).atNanos() : Cycle.NEVER;
    }

    /** Up to when things are known. */
    long now() {
        return scene.now();
    }

    /** Whether anything of the item is known. */
    boolean isKnown() {
        return !item.moments().isEmpty() && item.moments().get(0).atNanos() < scene.known();
    }

    /** Whether its clock has not stopped. */
    boolean isOpen() {
        Cycle cycle = mainCycle();
        return cycle != null && !cycle.hasStopped();
    }

    /** Kept for the key that was asked for last: the cases of a limit mostly ask for one. */
    @Override
    public @Nullable String text(String key) {
        if (!key.equals(latestKey)) {
            latestText = textOf(key);
            latestKey = key;
        }
        return latestText;
    }

    private @Nullable String textOf(String key) {
        List<Moment> moments = item.moments();
        boolean open = byPolicy;
        long until = at;
        for (int i = moments.size() - 1; i >= 0; i--) {
            Moment moment = moments.get(i);
            if (moment instanceof Moment.Changed changed
                    && changed.key().equals(key)
                    && changed.atNanos() < scene.known()) {
                // Asked only where it decides, so that it is named only there.
                until = open ? attributesAt() : until;
                open = false;
                if (changed.atNanos() <= until) {
                    return changed.value();
                }
            }
        }
        return item.origin().attributes().get(key);
    }

    /** The instant of which selections, conditions and numbers read attributes. */
    private long attributesAt() {
        Cycle cycle = mainCycle();
        return switch (scene.readings().get(ChangedAttribute.class)) {
            case LAST -> Cycle.NEVER;
            // Of a clock that is yet to start it is not known what it will find: until then it is what the item is now.
            case AT_START -> awaitsStart() ? Cycle.NEVER : begin();
            case WHEN_DONE -> cycle == null ? Cycle.NEVER : cycle.stop();
        };
    }

    /** Whether its clock is yet to start. */
    boolean awaitsStart() {
        Cycle cycle = mainCycle();
        return cycle != null && !cycle.hasStarted() && !cycle.hasStopped();
    }

    /** What an open item is like may still turn out; before a text changed there was none. */
    @Override
    public Judgement withoutText(String key) {
        return isOpen() && !hasChanged(key) ? Judgement.PENDING : Judgement.BAD;
    }

    private boolean hasChanged(String key) {
        for (Moment moment : item.moments()) {
            if (moment instanceof Moment.Changed changed
                    && changed.key().equals(key)
                    && changed.atNanos() < scene.known()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Judgement withoutFigure() {
        return isOpen() ? Judgement.PENDING : Judgement.UNDECIDED;
    }

    /** The instant in an attribute, or {@link Cycle#NEVER}. */
    long instant(String attribute) {
        // What was promised is for the policy on limits alone.
        String text = byPolicy ? asOf(at).text(attribute) : text(attribute);
        if (text == null) {
            return Cycle.NEVER;
        }
        try {
            return EpochNanos.parse(text);
        } catch (IllegalArgumentException e) {
            return Cycle.NEVER;
        }
    }

    /**
     * The first time a milestone was reached, for {@code due} the instant that was promised, or {@link Cycle#NEVER}. A further cycle has a start and a
     * stop of its own; any other milestone is the first since that start, or that of the item if it was not reached again.
     */
    long first(String milestone) {
        Cycle cycle = index == 0 ? null : mainCycle();
        if (main == null || cycle == null) {
            return first(milestone, Long.MIN_VALUE);
        }
        if (main.from().milestones().contains(milestone)) {
            return cycle.start();
        }
        if (main.to().milestones().contains(milestone)) {
            return cycle.stop();
        }
        long again = first(milestone, cycle.start());
        return again == Cycle.NEVER || again >= endOfCycle() ? first(milestone, Long.MIN_VALUE) : again;
    }

    /** The start of the cycle after this one, if there is one. */
    private long endOfCycle() {
        List<Cycle> all = cycles(Objects.requireNonNull(main));
        return index + 1 < all.size() ? all.get(index + 1).start() : Cycle.NEVER;
    }

    private long first(String milestone, long earliest) {
        for (Moment moment : item.moments()) {
            if (!(moment instanceof Moment.Reached reached)) {
                continue;
            }
            if (reached.atNanos() >= scene.known()) {
                break;
            }
            if (reached.atNanos() >= earliest && reached.milestone().equals(milestone)) {
                return reached.atNanos();
            }
        }
        return milestone.equals(WorkItem.DUE) ? instant(milestone) : Cycle.NEVER;
    }

    @Override
    public Judgement during(Condition.During condition) {
        return Judgement.of(scene.isDuring(condition, first(condition.milestone())));
    }

    /** Whether a milestone is still to come of an item that is open. */
    boolean awaits(String milestone) {
        return isOpen() && first(milestone) == Cycle.NEVER;
    }

    @Override
    public @Nullable Figure figure(Quantity quantity) {
        if (quantity instanceof Clock clock) {
            Cycle cycle = cycle(clock);
            boolean ran = cycle.hasStarted() && cycle.hasStopped() && cycle.stop() >= cycle.start();
            return ran ? Figure.timeNanos(BigInteger.valueOf(elapsed(clock, cycle, cycle.stop()))) : null;
        }
        if (quantity instanceof Quantity.Times times) {
            return Figure.count(times(times.milestone()));
        }
        return quantity instanceof Quantity.Attribute attribute ? Attributes.number(text(attribute.name())) : null;
    }

    private int times(String milestone) {
        int times = 0;
        for (Moment moment : item.moments()) {
            if (moment.atNanos() < scene.known()
                    && moment instanceof Moment.Reached reached
                    && reached.milestone().equals(milestone)) {
                times++;
            }
        }
        return times;
    }

    /** How long a clock ran until an instant. */
    long elapsed(Clock clock, Cycle cycle, long until) {
        return scene.hours(clock).between(cycle.start(), until, cycle.stops());
    }

    @Override
    public Judgement within(Quantity quantity, LimitRule rule) {
        if (quantity instanceof Clock clock) {
            return finding(clock, rule).judgement();
        }
        LimitRule valid = valid(quantity, rule);
        return valid == null ? Judgement.EXEMPT : Thing.super.within(quantity, valid);
    }

    /** The limit of the version of the agreement at the first instant of the item (S29). */
    @Nullable
    LimitRule valid(Quantity quantity, LimitRule rule) {
        return item.moments().isEmpty()
                ? rule
                : scene.datedLimits().at(item.moments().get(0).atNanos(), quantity, rule);
    }

    /** The one place in which a clock meets its limit (S14). */
    Finding finding(Clock clock, LimitRule rule) {
        Cycle cycle = cycle(clock);
        LimitRule valid = valid(clock, rule);
        if (valid == null) {
            return Finding.EXEMPT;
        }
        List<InForce> promises = promises(cycle, valid);
        Finding broken = broken(promises, clock, cycle);
        if (broken != null) {
            return broken;
        }
        InForce last = promises.get(promises.size() - 1);
        if (promises.stream().anyMatch(InForce::isUnknown)) {
            return new Finding(beyondUnknown(last, clock, cycle), null, last.promise());
        }
        if (last.promise() == null) {
            return Finding.EXEMPT;
        }
        if (!cycle.hasStarted() && !last.promise().isDate()) {
            Judgement judgement = cycle.hasStopped() ? Judgement.UNDECIDED : Judgement.PENDING;
            return new Finding(judgement, null, last.promise());
        }
        Promise.Deadline due = last.promise().deadline(last.from(), cycle, scene.hours(clock), scene);
        return new Finding(judge(clock, cycle, last.promise(), due), due, last.promise());
    }

    /** What becomes of an item, of which one promise is not known: if the last one is broken, no other can mend that; but by when it was due is not known. */
    private Judgement beyondUnknown(InForce last, Clock clock, Cycle cycle) {
        Promise.Deadline due = cycle.hasStarted() ? due(last, clock, cycle) : null;
        Judgement judgement =
                due == null ? Judgement.UNDECIDED : judge(clock, cycle, Objects.requireNonNull(last.promise()), due);
        return judgement == Judgement.BAD || judgement == Judgement.LATE_OPEN ? judgement : withoutFigure();
    }

    /** What a promise says that was broken before another took its place, or null if none was. */
    private @Nullable Finding broken(List<InForce> promises, Clock clock, Cycle cycle) {
        for (int i = 0; i < promises.size() - 1; i++) {
            Promise.Deadline due = due(promises.get(i), clock, cycle);
            if (due != null && !due.isKeptAt(promises.get(i + 1).from())) {
                return new Finding(
                        cycle.hasStopped() ? Judgement.BAD : Judgement.LATE_OPEN,
                        due,
                        promises.get(i).promise());
            }
        }
        return null;
    }

    private Promise.@Nullable Deadline due(InForce promise, Clock clock, Cycle cycle) {
        return promise.promise() == null || promise.isUnknown()
                ? null
                : promise.promise().deadline(promise.from(), cycle, scene.hours(clock), scene);
    }

    private Judgement judge(Clock clock, Cycle cycle, Promise promise, Promise.Deadline due) {
        if (!cycle.hasStopped()) {
            return due.hasPassedAt(scene.now()) ? Judgement.LATE_OPEN : Judgement.PENDING;
        }
        if (!due.isKeptAt(cycle.stop())) {
            return Judgement.BAD;
        }
        boolean measured = promise.hasLeast() && cycle.hasStarted();
        long elapsed = measured ? elapsed(clock, cycle, cycle.stop()) : 0;
        return Judgement.of(!promise.isEarly(cycle.stop(), elapsed));
    }

    private boolean hasChanges() {
        for (Moment moment : item.moments()) {
            if (moment instanceof Moment.Changed) {
                return true;
            }
        }
        return false;
    }

    /** The promises that count, the last of which decides: one, unless each counts from its change on. */
    private List<InForce> promises(Cycle cycle, LimitRule rule) {
        long end = cycle.hasStopped() ? cycle.stop() : Cycle.NEVER;
        boolean changes = hasChanges();
        if (!changes || !cycle.hasStarted()) {
            return List.of(new InForce(cycle.start(), Promise.of(rule, changes ? asOf(end) : this)));
        }
        ChangedLimit policy = scene.readings().get(ChangedLimit.class);
        return switch (policy) {
            case FROM_START -> List.of(new InForce(cycle.start(), Promise.of(rule, asOf(end))));
            case FIRST_STAYS -> List.of(new InForce(cycle.start(), Promise.of(rule, asOf(cycle.start()))));
            case FROM_CHANGE -> changes(cycle, rule, end);
            case RESET -> {
                List<InForce> all = changes(cycle, rule, end);
                yield List.of(all.get(all.size() - 1));
            }
        };
    }

    private List<InForce> changes(Cycle cycle, LimitRule rule, long end) {
        List<InForce> all = new ArrayList<>();
        all.add(new InForce(cycle.start(), Promise.of(rule, asOf(cycle.start()))));
        for (Moment moment : item.moments()) {
            long when = moment.atNanos();
            if (!(moment instanceof Moment.Changed) || when <= cycle.start() || when > end || when >= scene.known()) {
                continue;
            }
            InForce before = all.get(all.size() - 1);
            Promise promise = Promise.of(rule, asOf(when));
            if (promise == null ? before.promise() != null : !promise.equals(before.promise())) {
                all.add(new InForce(when, promise));
            }
        }
        return all;
    }

    private ItemThing asOf(long instant) {
        if (instant == at && !byPolicy) {
            return this;
        }
        ItemThing then = new ItemThing(item, scene, main, index, instant, false, choices);
        then.latest = latest;
        then.cycles = cycles;
        return then;
    }
}
