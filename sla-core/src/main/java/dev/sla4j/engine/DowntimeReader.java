package dev.sla4j.engine;

import dev.sla4j.engine.Observations.InARow;
import dev.sla4j.engine.Observations.Observation;
import dev.sla4j.engine.OutageRuns.Run;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.Remark;
import dev.sla4j.target.AllOf;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.MinimumLength;
import dev.sla4j.target.Observed;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OverlappingWeights;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Slots;
import dev.sla4j.target.Sustained;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Downtime} expression as a timeline: the one place that turns its members into algorithms.
 *
 * <p>Leaves are read for each part of the unit, or for the subject they name, and joined as "any of"; what concerns one part of several (its
 * life, exclusions that name it) is applied there. Unknown time is read as the {@link Reading} asks, and what comes after the instant of the
 * report as {@code future} asks, so that the bounds of a figure and the outlook come from the same code as the figure.
 */
final class DowntimeReader {
    /** What concerns one part of several. */
    interface PartRule {
        Timeline apply(String part, Timeline timeline);
    }

    /**
     * Down time that a refinement took away.
     *
     * @param why what it is, for the explanation
     * @param set the time
     */
    record Dropped(String why, TimeSet set) {}

    private final Facts facts;
    private final Unit unit;
    private final Readings readings;
    private final TimeRange horizon;
    private final ZoneId zone;
    private final Kept.Functions functions;
    private final TimeSet remaining;
    private final PartRule partRule;
    private final Reading reading;
    private final Reading future;
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<Outage> outageRows = new ArrayList<>();
    private final SortedSet<Remark> refusedRows = new TreeSet<>();
    private boolean readUnknown;
    private boolean waits;

    /**
     * A reader.
     *
     * @param scene the facts and the unit
     * @param remaining measured time that is not excluded, on which a minimum length may be judged
     * @param reading how unknown time is read
     * @param future how time after the instant of the report is read
     */
    DowntimeReader(Scene scene, TimeSet remaining, PartRule partRule, Reading reading, Reading future) {
        this.facts = scene.facts();
        this.unit = scene.unit();
        this.readings = scene.readings();
        this.horizon = scene.horizon();
        this.zone = scene.zone();
        this.functions = scene.functions();
        this.remaining = remaining;
        this.partRule = partRule;
        this.reading = reading;
        this.future = future;
    }

    /** What refinements took away, in the order in which they were read. */
    List<Dropped> dropped() {
        return dropped;
    }

    /** Reads an expression. The outages of the unit, and of the subjects that its leaves name, tell which incident down time belongs to. */
    Timeline read(Downtime expression) {
        outageRows.clear();
        for (String subject : Units.subjectsRead(unit, expression)) {
            outageRows.addAll(facts.subject(subject).outages());
        }
        return level(expression);
    }

    /** Whether a leaf of what was read was unknown at any time of the horizon. */
    boolean hasReadUnknown() {
        return readUnknown;
    }

    /** Whether it depends on what comes after the report what time before it is. */
    boolean waitsForMore() {
        return waits;
    }

    /** Counts that no slot could take. */
    SortedSet<Remark> refusedRows() {
        return refusedRows;
    }

    private Timeline level(Downtime node) {
        if (node instanceof Reported leaf) {
            return leaf(leaf.filter().subject(), part -> reported(leaf, part));
        }
        if (node instanceof Observed leaf) {
            return leaf(
                    leaf.filter().subject(),
                    part -> observed(
                            facts.subject(part),
                            ObservationRows.of(facts.subject(part), leaf),
                            new InARow(leaf.failures(), leaf.successes())));
        }
        if (node instanceof Sampled leaf) {
            return leaf(
                    leaf.filter().subject(),
                    part -> observed(
                            facts.subject(part),
                            ObservationRows.of(facts.subject(part), leaf),
                            new InARow(leaf.failures(), leaf.successes())));
        }
        if (node instanceof FigureSlots leaf) {
            return leaf(leaf.selection().subject(), part -> counted(leaf, part));
        }
        if (node instanceof AnyOf any) {
            return combine(any.parts(), LevelRules.anyOf(readings.get(CombinedUnknown.class)));
        }
        if (node instanceof AllOf all) {
            return combine(all.parts(), LevelRules.allOf(readings.get(CombinedUnknown.class)));
        }
        if (node instanceof AtLeast some) {
            return combine(some.parts(), LevelRules.atLeast(some, readings.get(CombinedUnknown.class)));
        }
        if (node instanceof Lasting lasting) {
            return refined(level(lasting.of()), of -> lasting(lasting, of));
        }
        if (node instanceof Sustained sustained) {
            Timeline of = level(sustained.of());
            Timeline result = SustainedReader.read(sustained, of);
            TimeSet undecided = result.where(Level::isUnknown).minus(of.where(Level::isUnknown));
            waits |= !undecided.clip(beforeReport()).isEmpty();
            readUnknown |= !undecided.isEmpty();
            return result;
        }
        if (node instanceof Deductible deductible) {
            return refined(level(deductible.of()), of -> deductible(deductible, of));
        }
        if (node instanceof Slots slots) {
            return SlotReader.read(slots, gridOf(slots.unit()), level(slots.of()));
        }
        throw new AssertionError("unhandled downtime " + node);
    }

    private Timeline combine(List<Downtime> parts, Function<List<Level>, Level> rule) {
        List<Timeline> timelines = new ArrayList<>(parts.size());
        parts.forEach(part -> timelines.add(level(part)));
        return timelines.size() == 1 ? timelines.get(0) : Timeline.combine(timelines, rule);
    }

    private Timeline leaf(@Nullable String subject, Function<String, Timeline> read) {
        List<Timeline> timelines = new ArrayList<>();
        Iterable<String> parts = subject == null ? unit.parts() : List.of(subject);
        for (String part : parts) {
            Timeline timeline = read.apply(part);
            readUnknown |= timeline.has(Level::isUnknown);
            Timeline lived = unit.isPart(part) ? partRule.apply(part, timeline) : timeline;
            readUnknown |= lived.has(Level::isUnknown);
            timelines.add(lived);
        }
        return timelines.size() == 1
                ? timelines.get(0)
                : Timeline.combine(timelines, LevelRules.anyOf(readings.get(CombinedUnknown.class)));
    }

    private Timeline reported(Reported leaf, String part) {
        Facts.Subject subject = facts.subject(part);
        List<ReportedRows.Row> rows = ReportedRows.of(leaf, subject, facts.asOf());
        Timeline timeline = ReportedRows.timeline(
                horizon, leaf, subject, rows, readings.get(OverlappingWeights.class) == OverlappingWeights.SUM);
        if (readings.get(ReportedOutages.class) == ReportedOutages.WATCHED_ONLY) {
            TimeSet watched = watched(leaf, subject).clip(beforeReport());
            timeline =
                    timeline.replace(watched.complementWithin(horizon), level -> level.isUp() ? Level.UNKNOWN : level);
        }
        timeline = timeline.replace(
                ReportedRows.disputed(leaf, subject, facts.asOf()).clip(horizon),
                level -> level.isUp() ? Level.UNKNOWN : level);
        timeline = timeline.overlay(subject.disputedLife(), Level.UNKNOWN);
        timeline = unknownTime(timeline.replace(afterReport(), future::of));
        return future == Reading.WORST ? timeline.overlay(afterReport(), Level.DOWN) : timeline;
    }

    private Timeline counted(FigureSlots leaf, String part) {
        CountedSlots slots = new CountedSlots(leaf, functions, gridOf(leaf.unit()), horizon, facts.asOf());
        Facts.Subject subject = facts.subject(part);
        Timeline timeline = slots.read(subject, part).overlay(subject.disputedLife(), Level.UNKNOWN);
        refusedRows.addAll(slots.refused());
        // A slot that is not over may yet get any figure.
        TimeSet open = TimeSet.of(TimeRange.ofNanos(slots.openFrom(), horizon.endNanos()));
        timeline = future == Reading.AS_IS
                ? timeline
                : timeline.overlay(open, future == Reading.WORST ? Level.DOWN : Level.UP);
        return unknownTime(timeline);
    }

    private static TimeSet watched(Reported leaf, Facts.Subject subject) {
        TimeSet.Builder watched = TimeSet.builder();
        for (Watched range : subject.watched()) {
            if (leaf.filter().acceptsSource(range.origin().source())) {
                watched.add(range.range().startNanos(), range.range().endNanos());
            }
        }
        return watched.build();
    }

    private Timeline observed(Facts.Subject subject, List<Observation> observations, InARow needed) {
        UnknownTime unknown = readings.get(UnknownTime.class);
        Reading gaps = unknown == UnknownTime.IGNORE ? reading : Reading.AS_IS;
        Timeline timeline = Observations.read(
                needed,
                observations,
                gaps,
                future == Reading.AS_IS ? gaps : future,
                readings.get(UnknownInOutage.class),
                horizon,
                facts.asOf());
        timeline = timeline.overlay(subject.disputedLife(), Level.UNKNOWN);
        return unknownTime(timeline);
    }

    /** Assumes of unknown time what the policy says, up to the report: of what comes after it nothing is assumed. */
    private Timeline unknownTime(Timeline timeline) {
        Timeline assumed = switch (readings.get(UnknownTime.class)) {
            case IGNORE -> timeline;
            case AS_UP -> timeline.map(Reading.BEST::of);
            case AS_DOWN -> timeline.map(Reading.WORST::of);
            case LAST_KNOWN -> lastKnown(timeline);
        };
        TimeSet later = timeline.where(Level::isUnknown).intersection(afterReport());
        return assumed.overlay(later, Level.UNKNOWN).map(reading::of);
    }

    private Timeline lastKnown(Timeline timeline) {
        Timeline.Builder result = new Timeline.Builder(horizon);
        Level last = Level.UNKNOWN;
        for (int i = 0; i < timeline.size(); i++) {
            Level level = timeline.level(i);
            last = level.isUnknown() ? last : level;
            result.add(timeline.start(i), last);
        }
        return result.build();
    }

    /** Refines outages. Unknown time stays unknown only where it would be down if all unknown time were. */
    private Timeline refined(Timeline of, UnaryOperator<Timeline> refinement) {
        // Whatever comes may belong to an incident of the past, and so lengthen its outage or be one with others.
        if (future == Reading.WORST && readings.get(OutageIdentity.class) == OutageIdentity.INCIDENT) {
            return of;
        }
        TimeSet unknown = of.where(Level::isUnknown);
        if (unknown.isEmpty()) {
            return refinement.apply(of);
        }
        TimeSet never = refinement.apply(of.map(Reading.WORST::of)).where(level -> !level.isDown());
        return refinement.apply(of).overlay(unknown.intersection(never), Level.UP);
    }

    private Timeline lasting(Lasting node, Timeline of) {
        long bound = node.bound().toNanos();
        TimeSet.Builder tooShort = TimeSet.builder();
        for (Run run : runs(of)) {
            long length = judged(run);
            if (node.inclusive() ? length < bound : length <= bound) {
                run.down().ranges().forEach(range -> tooShort.add(range.startNanos(), range.endNanos()));
                dropped.add(new Dropped("outage, too short to count,", run.down()));
            }
        }
        return of.overlay(tooShort.build(), Level.UP);
    }

    private Timeline deductible(Deductible node, Timeline of) {
        TimeSet.Builder deducted = TimeSet.builder();
        boolean onRemaining = readings.get(MinimumLength.class) == MinimumLength.REMAINING;
        for (Run run : runs(of)) {
            TimeSet counted = onRemaining ? run.down().intersection(remaining) : run.down();
            TimeSet first = first(counted, node.perOutage().toNanos());
            first.ranges().forEach(range -> deducted.add(range.startNanos(), range.endNanos()));
            if (!first.isEmpty()) {
                dropped.add(new Dropped("deducted from an outage", first));
            }
        }
        return of.overlay(deducted.build(), Level.UP);
    }

    /** The first part of a set, of a length. */
    private static TimeSet first(TimeSet set, long length) {
        TimeSet.Builder first = TimeSet.builder();
        long left = length;
        for (int i = 0; i < set.size() && left > 0; i++) {
            long end = Math.min(set.endNanos(i), saturatedSum(set.startNanos(i), left));
            first.add(set.startNanos(i), end);
            left -= end - set.startNanos(i);
        }
        return first.build();
    }

    private static long saturatedSum(long start, long length) {
        long end = start + length;
        return end < start ? Long.MAX_VALUE : end;
    }

    private long judged(Run run) {
        if (readings.get(MinimumLength.class) == MinimumLength.REMAINING) {
            return run.down().intersection(remaining).lengthNanos();
        }
        return run.bridged().lengthNanos();
    }

    private List<Run> runs(Timeline timeline) {
        return OutageRuns.of(timeline, readings, outageRows);
    }

    private Grid gridOf(Duration unit) {
        return readings.get(GridAnchor.class) == GridAnchor.LOCAL ? Grid.localTime(unit, zone) : Grid.of(unit);
    }

    private TimeRange beforeReport() {
        return TimeRange.ofNanos(horizon.startNanos(), Math.min(horizon.endNanos(), facts.asOf()));
    }

    private TimeSet afterReport() {
        return TimeSet.of(TimeRange.ofNanos(Math.min(horizon.endNanos(), facts.asOf()), horizon.endNanos()));
    }
}
