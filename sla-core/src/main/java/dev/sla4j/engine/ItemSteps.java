package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Step;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Combined;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Learned;
import dev.sla4j.target.Levels;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.LowestOfClasses;
import dev.sla4j.target.Objective;
import dev.sla4j.target.OtherFigure;
import dev.sla4j.target.ProRata;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Share;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.LocalText;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells of single work items what their clocks say: pauses, limit, deadline; and where one limit applies to some and another one to others, how many
 * kept which (D29).
 *
 * <p>Of a share those that count against the promise are told – what is not good or, where the agreement allows at most so much, what is –, of
 * other figures all that were counted, because the figure is made of their numbers. Nothing is kept unless an explanation is asked for.
 */
final class ItemSteps {
    static final Comparator<ItemThing> IN_ORDER = Comparator.comparingLong(ItemThing::begin)
            .thenComparing(thing -> thing.item().type())
            .thenComparing(thing -> Objects.requireNonNull(thing.item().origin().id()));

    private final Indicator indicator;
    private final boolean isKept;
    private final boolean tellsGood;
    private final boolean tellsOthers;
    private final ZoneId zone;
    private final LimitCounts limits;
    private final List<ItemThing> things = new ArrayList<>();
    /** What is said of those that may have been one of several, of which no limit is told. */
    private final Map<ItemThing, String> ambiguous = new HashMap<>();

    ItemSteps(Context context, Indicator indicator) {
        this.indicator = indicator;
        this.isKept = context.withTimelines();
        boolean allows = allows(context.target(), indicator);
        this.tellsGood = !(indicator instanceof Share) || allows;
        this.tellsOthers = !allows;
        this.zone = context.plan().agreement().zone();
        this.limits = isKept ? LimitCounts.of(context, indicator) : LimitCounts.NONE;
    }

    /** Whether a target allows at most a share of things, so that those that are such count against it. */
    static boolean allows(ServiceLevelTarget target, Indicator indicator) {
        return indicator instanceof Share
                && target.objective() != null
                && target.indicator().equals(indicator)
                && allows(target.objective());
    }

    /** Whether what decides the verdict on the target's own figure bounds it from above only. */
    private static boolean allows(Objective objective) {
        if (objective instanceof LimitObjective limit) {
            return limit.limit().lower() == null;
        }
        if (objective instanceof Levels levels) {
            return allows(levels.levels().get(0).objective());
        }
        if (objective instanceof Combined combined) {
            List<Objective> own = combined.parts().stream()
                    .filter(part -> !(part instanceof OtherFigure))
                    .toList();
            return !own.isEmpty() && own.stream().allMatch(ItemSteps::allows);
        }
        if (objective instanceof Learned learned) {
            return learned.direction() == Learned.Direction.AT_MOST;
        }
        if (objective instanceof LowestOfClasses classes) {
            return classes.limits().values().stream().allMatch(limit -> limit.lower() == null);
        }
        if (objective instanceof ProRata quota) {
            return quota.limit().lower() == null;
        }
        if (objective instanceof OtherFigure) {
            return false;
        }
        throw new AssertionError("unhandled objective " + objective);
    }

    /** Whether things are told that are good, or that are not. */
    boolean tells(boolean good) {
        return isKept && (!limits.isEmpty() || (good ? tellsGood : tellsOthers));
    }

    /** Adds a thing that is good, whichever of some it is. */
    void addGood(List<ItemThing> versions) {
        add(versions, tellsGood, "whichever version of it, or limit that it may have, is right");
    }

    /** Adds a thing that is not good, or of which that is not known, whichever of some it is. */
    void addOther(List<ItemThing> versions) {
        add(versions, tellsOthers, "whichever version of it, or limit that it may have, is right");
    }

    /** Adds a thing of which it is not known whether it is good, because it is not known which of some it is. */
    void addUndecided(List<ItemThing> versions) {
        add(versions, tellsOthers, "not decided: versions of it, or limits that it may have, say different things");
    }

    private void add(List<ItemThing> versions, boolean tells, String ofSeveral) {
        if (versions.size() > 1) {
            ambiguous.put(versions.get(0), ofSeveral);
        } else {
            limits.add(versions.get(0));
        }
        add(versions.get(0), tells);
    }

    private void add(ItemThing thing, boolean tells) {
        if (isKept && tells) {
            thing.forget();
            things.add(thing);
        }
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        things.stream().sorted(IN_ORDER).forEach(thing -> steps.add(of(thing)));
        steps.addAll(limits.steps());
        return steps;
    }

    private Step of(ItemThing thing) {
        ItemDue.Due missed = ItemDue.missed(indicator, thing);
        Clock clock = missed == null ? ItemDue.clockOf(indicator) : missed.clock();
        Cycle cycle = missed == null ? thing.mainCycle() : missed.cycle();
        ItemThing.Finding finding = missed == null || ambiguous.containsKey(thing) ? null : missed.finding();
        boolean ran = cycle != null && cycle.hasStarted() && cycle.stop() >= cycle.start();
        // What has neither stopped nor a limit that it can keep, such as a call that was not answered, has no length
        // that counts.
        boolean runs = finding != null && !ItemDue.isVain(indicator, thing);
        if (clock == null || cycle == null || !ran || (!cycle.hasStopped() && !runs)) {
            TimeRange at = TimeRange.ofNanos(thing.begin(), thing.begin());
            return step(thing, at, cycle, valueOf(thing), null, String.join("; ", offences(thing)));
        }
        long end = cycle.hasStopped() ? cycle.stop() : Math.max(cycle.start(), thing.now());
        long length = thing.elapsed(clock, cycle, end);
        Figure value = indicator instanceof Share ? Figure.timeNanos(BigInteger.valueOf(length)) : valueOf(thing);
        return step(
                thing,
                TimeRange.ofNanos(cycle.start(), end),
                cycle,
                value,
                dueOf(finding),
                remark(thing, cycle, end, length, finding));
    }

    private Step step(
            ItemThing thing,
            TimeRange range,
            @Nullable Cycle cycle,
            @Nullable Figure value,
            @Nullable Instant due,
            String remark) {
        boolean open = cycle != null && cycle.hasStarted() && !cycle.hasStopped() && !range.isEmpty();
        return new Step.Item(
                thing.item().type() + (open ? ", still open" : ""),
                Objects.requireNonNull(thing.item().origin().id()),
                range,
                value,
                weightOf(thing),
                due,
                remark);
    }

    /** The number or the time that a statistic or a percentile is made of. */
    private @Nullable Figure valueOf(ItemThing thing) {
        Quantity quantity = Kept.quantityOf(indicator);
        return quantity == null ? null : thing.measure(quantity);
    }

    private @Nullable Ratio weightOf(ItemThing thing) {
        Quantity quantity = Kept.weightOf(indicator);
        Figure weight = quantity == null ? null : thing.measure(quantity);
        return weight == null ? null : weight.value();
    }

    private String remark(ItemThing thing, Cycle cycle, long end, long ran, ItemThing.@Nullable Finding finding) {
        List<String> parts = offences(thing);
        String ofSeveral = ambiguous.get(thing);
        if (ofSeveral != null) {
            parts.add(ofSeveral);
        }
        long still = cycle.stops().lengthWithin(cycle.start(), end);
        if (still > 0) {
            parts.add("stood still for " + time(still));
        }
        long closed = end - cycle.start() - still - ran;
        if (closed > 0) {
            parts.add("out of hours or excluded for " + time(closed));
        }
        if (finding != null) {
            Promise promise = Objects.requireNonNull(finding.promise());
            if (cycle.hasStopped() && promise.isEarly(end, ran)) {
                parts.add(
                        promise.notBefore() == Long.MIN_VALUE
                                ? "early"
                                : "early, not before " + at(promise.notBefore()));
            }
            addLimit(parts, promise);
        }
        return String.join("; ", parts);
    }

    /** What was promised, where the deadline does not say it: the limit of the clock, and the date that is agreed where more is tolerated. */
    private void addLimit(List<String> parts, Promise promise) {
        if (promise.tolerated() != null) {
            if (promise.isDate()) {
                parts.add("agreed " + at(promise.until()));
            }
            addLimit(parts, promise.tolerated());
            parts.add("tolerated " + Objects.requireNonNull(promise.limit()).toText());
        } else if (promise.limit() != null) {
            parts.add("limit " + promise.limit().toText());
        } else if (promise.rule() instanceof LimitRule.OnWorkingDay) {
            parts.add("limit " + CountedWords.limit(promise.rule()));
        }
    }

    private String at(long instant) {
        return LocalText.of(EpochNanos.toInstant(instant), zone);
    }

    /** Which texts are not as they must be. */
    private List<String> offences(ItemThing thing) {
        List<String> offences = new ArrayList<>();
        List<Condition> parts =
                indicator instanceof Share share && share.good() instanceof Condition.All all ? all.parts() : List.of();
        for (Condition part : parts) {
            if (part instanceof Condition.Is is && Conditions.judge(is, thing) == Judgement.BAD) {
                String text = thing.text(is.key());
                offences.add(is.key() + ": " + (text == null ? "not known" : text));
            }
        }
        return offences;
    }

    private static @Nullable Instant dueOf(ItemThing.@Nullable Finding finding) {
        long at = finding == null ? Cycle.NEVER : ItemDue.instantOf(finding);
        return at == Cycle.NEVER ? null : EpochNanos.toInstant(at);
    }

    private static String time(long nanos) {
        return Figure.timeNanos(BigInteger.valueOf(nanos)).toText();
    }
}
