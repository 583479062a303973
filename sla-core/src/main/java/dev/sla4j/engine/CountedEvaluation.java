package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Remark;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.OverSlots;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.time.Grid;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates an indicator of single things for one unit: which time counts is known as for down time (term, hours, life, exclusions); what lies in
 * it is added up.
 */
final class CountedEvaluation {
    private final ServiceLevelTarget target;
    private final Indicator each;
    private final UnitEvaluation time;
    private final CountedTime counted;
    private final Grid resolution;
    private final Tally tally;
    private final @Nullable SlotFold fold;
    private final @Nullable Grid slotGrid;
    private final SortedSet<Remark> remarks = new TreeSet<>();

    CountedEvaluation(Plan plan, ServiceLevelTarget target, Scene scene) {
        this.target = target;
        this.each = RequestSpecs.eachOf(target.indicator());
        this.time = new UnitEvaluation(plan, target, scene, Reading.AS_IS, Reading.AS_IS);
        this.counted = new CountedTime(plan.period().range(), time);
        this.resolution = scene.grid(target.resolution());
        this.tally = Tally.of(each);
        if (target.indicator() instanceof OverSlots slots) {
            this.slotGrid = scene.grid(slots.slot());
            this.fold = new SlotFold(slots, scene.readings().get(EmptySlot.class), slotGrid, resolution, counted);
        } else {
            this.slotGrid = null;
            this.fold = null;
        }
        Selection selection = RequestSpecs.selectionOf(each);
        for (String subject : subjectsRead(selection, scene.unit().parts())) {
            Slices.of(each, resolution, scene.facts().subject(subject), subject, this::take);
        }
    }

    private void take(long start, long end, boolean whole, Slices.Adder adder) {
        // What a slot of the figure holds belongs to the period of that slot (S2).
        long owner = slotGrid == null ? start : slotGrid.unitStart(start);
        if (!counted.isInPeriod(owner) || !counted.hasPassed(start)) {
            return;
        }
        boolean counts = whole ? counted.countsSlot(start, end) : counted.countsInstant(start);
        if (counts && fold != null && slotGrid != null) {
            Tally slot = fits(start, end, whole, slotGrid) ? fold.slot(owner) : null;
            if (slot == null) {
                return;
            }
            adder.addTo(slot, true);
        }
        adder.addTo(tally, counts);
    }

    /** Requests that were counted over more than one slot belong to none. */
    private boolean fits(long start, long end, boolean whole, Grid grid) {
        if (!whole || end <= grid.unitEnd(start)) {
            return true;
        }
        remarks.add(new Remark(
                Remark.Kind.REFUSED_ROWS,
                "requests counted over " + TimeRange.ofNanos(start, end) + " do not count for target " + target.id()
                        + ": they must lie in one slot of "
                        + Duration.ofNanos(grid.unit().toNanos())));
        return false;
    }

    /** The time in which things count. */
    UnitEvaluation time() {
        return time;
    }

    /** What was noticed on the way. */
    SortedSet<Remark> remarks() {
        return remarks;
    }

    /** The slots of a figure over slots, or null if it is none. */
    @Nullable
    SlotFold fold() {
        return fold;
    }

    CountAccount counts() {
        return tally.account();
    }

    Figure figure() {
        return figure(Reading.AS_IS);
    }

    private Figure figure(Reading reading) {
        if (fold != null) {
            return fold.figure(reading);
        }
        Figure figure = tally.figure(each, reading);
        return target.indicator() instanceof Rate rate ? perTime(rate, figure) : figure;
    }

    /** What happened, divided by the measured time. */
    private Figure perTime(Rate rate, Figure things) {
        Ratio measured = Ratio.of(measuredNanos());
        return measured.isZero() ? Figure.none() : Figure.amount(rateOf(rate, things, measured));
    }

    private static Ratio rateOf(Rate rate, Figure things, Ratio measured) {
        return things.value().times(Ratio.of(rate.per().toNanos())).dividedBy(measured);
    }

    private long measuredNanos() {
        return time.countedInPeriod().lengthNanos();
    }

    /** None if everything is decided, or if what is not may be anything. */
    @Nullable
    Bounds bounds() {
        if (tally.undecided() == 0 || !(each instanceof Share)) {
            return null;
        }
        return new Bounds(figure(Reading.WORST), figure(Reading.BEST), BigInteger.ZERO, BigInteger.ZERO);
    }

    static Set<String> subjectsRead(Selection selection, Set<String> parts) {
        return selection.subject() == null ? parts : Set.of(selection.subject());
    }
}
