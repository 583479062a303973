package dev.sla4j.engine;

import dev.sla4j.engine.Observations.InARow;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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
        /**
         * Changes what a leaf says of a part.
         *
         * @param down when any leaf of the expression has the part down
         * @param reading how unknown time is read
         */
        Timeline apply(String part, Timeline timeline, Supplier<TimeSet> down, Reading reading);
    }

    /** What a leaf says of a subject, before anything that concerns the part. */
    private record Source(Downtime leaf, String subject, Reading reading, boolean inRunRule) {}

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
    private final LatestObservations observations;
    private final Scene scene;
    private final Kept.Functions functions;
    private final UnaryOperator<TimeSet> remaining;
    private final PartRule partRule;
    private final Reading reading;
    private final Reading future;
    private final List<Dropped> dropped = new ArrayList<>();
    private final Map<Source, Timeline> sources = new HashMap<>();
    private final SortedSet<Remark> refusedRows = new TreeSet<>();
    private List<Downtime> leaves = List.of();
    private boolean readUnknown;
    private boolean undecided;
    private boolean inRunRule;
    private long openSlots = Long.MAX_VALUE;

    /**
     * A reader.
     *
     * @param scene the facts and the unit
     * @param remaining given down time, the measured time that is not excluded, on which a minimum length may be judged
     * @param reading how unknown time is read
     * @param future how time after the instant of the report is read
     */
    DowntimeReader(Scene scene, UnaryOperator<TimeSet> remaining, PartRule partRule, Reading reading, Reading future) {
        this.facts = scene.facts();
        this.unit = scene.unit();
        this.readings = scene.readings();
        this.horizon = scene.horizon();
        this.observations = scene.calendar().observations();
        this.scene = scene;
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

    Timeline read(Downtime expression) {
        leaves = Units.leaves(expression);
        return level(expression, reading);
    }

    /** Whether a leaf of what was read was unknown at any time of the horizon. */
    boolean hasReadUnknown() {
        return readUnknown;
    }

    /**
     * Whether something was going on at the instant of the report that what comes after it may decide: a row of observations that had begun, an
     * outage that may still reach a minimum length, a run rule, or a unit of time that was not over. What it decides may lie outside the period.
     */
    boolean isUndecided() {
        return undecided;
    }

    /** From where on counted slots are not over; {@link Long#MAX_VALUE} if there are none. */
    long openSlots() {
        return openSlots;
    }

    /** Counts that no slot could take. */
    SortedSet<Remark> refusedRows() {
        return refusedRows;
    }

    private Timeline level(Downtime node, Reading unknown) {
        if (node.operands().isEmpty()) {
            return leaf(node, unknown);
        }
        if (node instanceof AnyOf any) {
            return combine(any.parts(), LevelRules.anyOf(readings.get(CombinedUnknown.class)), unknown);
        }
        if (node instanceof AllOf all) {
            return combine(all.parts(), LevelRules.allOf(readings.get(CombinedUnknown.class)), unknown);
        }
        if (node instanceof AtLeast some) {
            return combine(some.parts(), LevelRules.atLeast(some, readings.get(CombinedUnknown.class)), unknown);
        }
        if (node instanceof Lasting lasting) {
            return refined(level(lasting.of(), unknown), of -> lasting(lasting, of));
        }
        if (node instanceof Sustained sustained) {
            Timeline of = inRunRule(sustained.of(), unknown);
            Timeline result = SustainedReader.read(sustained, of);
            undecided |= facts.asOf() < horizon.endNanos();
            readUnknown |= !result.where(Level::isUnknown)
                    .minus(of.where(Level::isUnknown))
                    .isEmpty();
            return result.map(unknown::of);
        }
        if (node instanceof Deductible deductible) {
            return refined(level(deductible.of(), unknown), of -> deductible(deductible, of));
        }
        if (node instanceof Slots slots) {
            Grid grid = scene.grid(slots.unit());
            undecided |= grid.unitStart(facts.asOf()) < facts.asOf();
            return SlotReader.read(slots, grid, level(slots.of(), unknown));
        }
        throw new AssertionError("unhandled downtime " + node);
    }

    private Timeline inRunRule(Downtime node, Reading unknown) {
        boolean outside = inRunRule;
        inRunRule = true;
        Timeline result = level(node, unknown);
        inRunRule = outside;
        return result;
    }

    private Timeline combine(List<Downtime> parts, Function<LevelCounts, Level> rule, Reading unknown) {
        Reading ofPart = readingOfPart(parts.size(), unknown);
        List<Timeline> timelines = new ArrayList<>(parts.size());
        parts.forEach(part -> timelines.add(level(part, ofPart)));
        return timelines.size() == 1 ? timelines.get(0) : filled(Timeline.combine(timelines, rule), ofPart, unknown);
    }

    private static Timeline filled(Timeline whole, Reading ofPart, Reading unknown) {
        return ofPart == unknown ? whole : whole.map(unknown::of);
    }

    /** Where the known parts decide, unknown time is in the bounds only where it is left of the whole (S8). */
    private Reading readingOfPart(int parts, Reading unknown) {
        return parts > 1 && readings.get(CombinedUnknown.class) == CombinedUnknown.KNOWN_PARTS
                ? Reading.AS_IS
                : unknown;
    }

    private Timeline leaf(Downtime leaf, Reading unknown) {
        Collection<String> parts = subjectsOf(leaf);
        Reading ofPart = readingOfPart(parts.size(), unknown);
        List<Timeline> timelines = new ArrayList<>();
        for (String part : parts) {
            Timeline timeline = source(leaf, part, ofPart);
            readUnknown |= timeline.has(Level::isUnknown);
            if (unit.isPart(part)) {
                timeline = partRule.apply(part, timeline, () -> downOf(part, ofPart), ofPart);
                readUnknown |= timeline.has(Level::isUnknown);
            }
            timelines.add(timeline);
        }
        return timelines.size() == 1
                ? timelines.get(0)
                : filled(
                        Timeline.combine(timelines, LevelRules.anyOf(readings.get(CombinedUnknown.class))),
                        ofPart,
                        unknown);
    }

    private Collection<String> subjectsOf(Downtime leaf) {
        String named = Units.subjectOf(leaf);
        return named == null ? unit.parts() : List.of(named);
    }

    private TimeSet downOf(String part, Reading unknown) {
        TimeSet down = TimeSet.EMPTY;
        for (Downtime leaf : leaves) {
            if (subjectsOf(leaf).contains(part)) {
                down = down.union(source(leaf, part, unknown).where(Level::isDown));
            }
        }
        return down;
    }

    private Timeline source(Downtime leaf, String part, Reading unknown) {
        return sources.computeIfAbsent(new Source(leaf, part, unknown, inRunRule), source -> read(leaf, part, unknown));
    }

    private Timeline read(Downtime leaf, String part, Reading unknown) {
        if (leaf instanceof Reported reported) {
            return reported(reported, part, unknown);
        }
        if (leaf instanceof Observed observed) {
            return observed(
                    part,
                    observations.of(facts, part, observed),
                    new InARow(observed.failures(), observed.successes()),
                    unknown);
        }
        if (leaf instanceof Sampled sampled) {
            return observed(
                    part,
                    observations.of(facts, part, sampled),
                    new InARow(sampled.failures(), sampled.successes()),
                    unknown);
        }
        if (leaf instanceof FigureSlots slots) {
            return counted(slots, part, unknown);
        }
        throw new AssertionError("unhandled leaf " + leaf);
    }

    private Timeline reported(Reported leaf, String part, Reading unknown) {
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
                ReportedRows.disputed(horizon, leaf, subject, facts.asOf()),
                level -> level.isUp() ? Level.UNKNOWN : level);
        timeline = timeline.overlay(subject.disputedLife(), Level.UNKNOWN);
        if (inRunRule && (future == Reading.AS_IS || future == Reading.NEVER_KNOWN)) {
            // Also where outages are declared complete, nobody knows yet whether a row at the report goes on.
            timeline = timeline.replace(afterReport(), level -> level.isUp() ? Level.UNKNOWN : level);
        }
        timeline = unknownTime(timeline.replace(afterReport(), future::of), unknown);
        return switch (future) {
            case WORST -> timeline.overlay(afterReport(), Level.DOWN);
            case NEVER_KNOWN -> timeline.overlay(afterReport(), Level.UNKNOWN);
            case AS_IS, BEST, HOPED -> timeline;
        };
    }

    private Timeline counted(FigureSlots leaf, String part, Reading unknown) {
        CountedSlots slots = new CountedSlots(leaf, functions, scene.grid(leaf.unit()), horizon, facts.asOf());
        Facts.Subject subject = facts.subject(part);
        Timeline timeline = slots.read(subject, part).overlay(subject.disputedLife(), Level.UNKNOWN);
        refusedRows.addAll(slots.refused());
        openSlots = Math.min(openSlots, slots.openFrom());
        undecided |= slots.openFrom() < Math.min(horizon.endNanos(), facts.asOf());
        // A slot that is not over may yet get any figure.
        TimeSet open = TimeSet.of(TimeRange.ofNanos(slots.openFrom(), horizon.endNanos()));
        timeline = future == Reading.AS_IS ? timeline : timeline.overlay(open, future.of(Level.UNKNOWN));
        return unknownTime(timeline, unknown);
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

    private Timeline observed(String part, ObservationLog observations, InARow needed, Reading unknown) {
        Facts.Subject subject = facts.subject(part);
        Reading gaps = readings.get(UnknownTime.class) == UnknownTime.IGNORE ? unknown : Reading.AS_IS;
        Observations.Series series = Observations.read(
                needed,
                observations,
                gaps,
                future == Reading.AS_IS || future == Reading.NEVER_KNOWN ? gaps : future,
                readings.get(UnknownInOutage.class),
                horizon,
                facts.asOf());
        undecided |= series.inARow();
        Timeline timeline = series.timeline().overlay(subject.disputedLife(), Level.UNKNOWN);
        return unknownTime(timeline, unknown);
    }

    /** Assumes of unknown time what the policy says, up to the report: of what comes after it nothing is assumed. */
    private Timeline unknownTime(Timeline timeline, Reading unknown) {
        Timeline assumed = switch (readings.get(UnknownTime.class)) {
            case IGNORE -> timeline;
            case AS_UP -> timeline.map(Reading.BEST::of);
            case AS_DOWN -> timeline.map(Reading.WORST::of);
            case LAST_KNOWN -> lastKnown(timeline);
        };
        TimeSet later = timeline.where(Level::isUnknown).intersection(afterReport());
        return assumed.overlay(later, Level.UNKNOWN).map(unknown::of);
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
        if (reading == Reading.WORST
                && future == Reading.WORST
                && readings.get(OutageIdentity.class) == OutageIdentity.INCIDENT) {
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
        Level last = of.before(facts.asOf());
        undecided |= last.isDown() || last.isUnknown() || OutageRuns.mayGoOn(telling(node.of()), facts.asOf());
        List<Run> runs = runs(node.of(), of);
        if (runs.isEmpty()) {
            return of;
        }
        Set<Run> counting = new HashSet<>(runs);
        boolean onRemaining = readings.get(MinimumLength.class) == MinimumLength.REMAINING;
        boolean fewer = true;
        // An outage that does not count uses up no allowance, so that less may be left of the others.
        while (fewer) {
            TimeSet left = onRemaining ? remaining.apply(downOf(counting)) : TimeSet.EMPTY;
            fewer = counting.removeIf(run -> !mayGoOn(run)
                            && isTooShort(node, onRemaining ? run.down().intersection(left) : run.bridged()))
                    && onRemaining;
        }
        TimeSet.Builder tooShort = TimeSet.builder();
        for (Run run : runs) {
            if (!counting.contains(run)) {
                run.down().ranges().forEach(range -> tooShort.add(range.startNanos(), range.endNanos()));
                dropped.add(new Dropped("outage, too short to count,", run.down()));
            }
        }
        return of.overlay(tooShort.build(), Level.UP);
    }

    private static boolean isTooShort(Lasting node, TimeSet judged) {
        long bound = node.bound().toNanos();
        return node.inclusive() ? judged.lengthNanos() < bound : judged.lengthNanos() <= bound;
    }

    private static TimeSet downOf(Collection<Run> runs) {
        TimeSet.Builder down = TimeSet.builder();
        runs.forEach(run -> run.down().ranges().forEach(range -> down.add(range.startNanos(), range.endNanos())));
        return down.build();
    }

    /** At worst an outage lasts beyond the horizon, until enough of it is left to be judged. */
    private boolean mayGoOn(Run run) {
        return future == Reading.WORST && run.range().endNanos() >= horizon.endNanos();
    }

    private Timeline deductible(Deductible node, Timeline of) {
        TimeSet.Builder deducted = TimeSet.builder();
        boolean onRemaining = readings.get(MinimumLength.class) == MinimumLength.REMAINING;
        // What is deducted is not excused, so that taking it away frees no allowance.
        TimeSet left = onRemaining ? remaining.apply(of.where(Level::isDown)) : TimeSet.EMPTY;
        for (Run run : runs(node.of(), of)) {
            TimeSet counted = onRemaining ? run.down().intersection(left) : run.down();
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

    /** The outages that an expression itself reads tell which incident its down time belongs to, wherever it stands (L11). */
    private List<Outage> telling(Downtime expression) {
        boolean byIncident = readings.get(OutageIdentity.class) == OutageIdentity.INCIDENT;
        return byIncident ? LeafEvidence.outages(unit, expression, facts) : List.of();
    }

    private List<Run> runs(Downtime expression, Timeline timeline) {
        return OutageRuns.of(timeline, readings, telling(expression));
    }

    private TimeRange beforeReport() {
        return TimeRange.ofNanos(horizon.startNanos(), Math.min(horizon.endNanos(), facts.asOf()));
    }

    private TimeSet afterReport() {
        return TimeSet.of(TimeRange.ofNanos(Math.min(horizon.endNanos(), facts.asOf()), horizon.endNanos()));
    }
}
