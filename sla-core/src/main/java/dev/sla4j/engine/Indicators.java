package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Combined;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Difference;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.FoldOver;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Levels;
import dev.sla4j.target.Objective;
import dev.sla4j.target.OtherFigure;
import dev.sla4j.target.Over;
import dev.sla4j.target.OverSlots;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quotient;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.Sufficient;
import dev.sla4j.target.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes indicators apart: what each is made of, down to what reads evidence. */
final class Indicators {
    private Indicators() {}

    /** All indicators of a target that read evidence: of its figure, and of its objective. */
    static List<Indicator> leaves(ServiceLevelTarget target) {
        List<Indicator> leaves = new ArrayList<>();
        collect(target.indicator(), leaves);
        collect(target.objective(), leaves);
        return leaves;
    }

    /** The expressions of down time that a target reads, down to their leaves. */
    static List<Downtime> downtimeLeaves(ServiceLevelTarget target) {
        List<Downtime> all = new ArrayList<>();
        for (Indicator leaf : leaves(target)) {
            if (Figures.isOfDowntime(leaf)) {
                all.addAll(Units.leaves(Figures.downtimeOf(leaf)));
            }
        }
        return all;
    }

    /** The things that a target counts. */
    static List<Selection> selections(ServiceLevelTarget target) {
        List<Selection> all = new ArrayList<>();
        for (Indicator leaf : leaves(target)) {
            if (!Figures.isOfDowntime(leaf)) {
                all.add(selectionOf(leaf));
            }
        }
        return all;
    }

    /** Whether an indicator counts single things by itself. */
    static boolean isOfThings(Indicator indicator) {
        return indicator instanceof Share
                || indicator instanceof Statistic
                || indicator instanceof Percentile
                || indicator instanceof Rate
                || indicator instanceof OverSlots
                || indicator instanceof Custom;
    }

    /** The indicator of single things that one is made of. */
    static Indicator eachOf(Indicator leaf) {
        if (leaf instanceof OverSlots slots) {
            return slots.of();
        }
        return leaf instanceof Rate rate ? rate.things() : leaf;
    }

    /** The longest slot of which a target sees all, even if a border of the period divides it. */
    static Duration longestSlot(ServiceLevelTarget target) {
        Duration longest = target.resolution();
        for (Indicator leaf : leaves(target)) {
            if (leaf instanceof OverSlots slots && slots.slot().compareTo(longest) > 0) {
                longest = slots.slot();
            }
        }
        return longest;
    }

    /** The things an indicator counts. */
    static Selection selectionOf(Indicator leaf) {
        Indicator indicator = eachOf(leaf);
        if (indicator instanceof Share share) {
            return share.of();
        }
        if (indicator instanceof Statistic statistic) {
            return statistic.of();
        }
        if (indicator instanceof Percentile percentile) {
            return percentile.of();
        }
        if (indicator instanceof Custom custom) {
            return custom.of();
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    private static void collect(Indicator indicator, List<Indicator> leaves) {
        if (Figures.isOfDowntime(indicator) || isOfThings(indicator)) {
            leaves.add(indicator);
        } else if (indicator instanceof FoldOver fold) {
            collect(fold.over(), leaves);
        } else if (indicator instanceof Difference difference) {
            collect(difference.of(), leaves);
            collect(difference.against(), leaves);
        } else if (indicator instanceof Quotient quotient) {
            collect(quotient.of(), leaves);
            collect(quotient.by(), leaves);
        } else if (indicator instanceof Sufficient sufficient) {
            collect(sufficient.of(), leaves);
            for (Sufficient.Requirement requirement : sufficient.requirements()) {
                if (requirement.evidence() != null) {
                    collect(requirement.evidence(), leaves);
                }
            }
        } else {
            throw new AssertionError("unhandled indicator " + indicator);
        }
    }

    private static void collect(Over over, List<Indicator> leaves) {
        if (over instanceof Over.Parts parts) {
            for (Over.Part part : parts.parts()) {
                collect(part.of(), leaves);
                collect(part.weight(), leaves);
            }
        } else if (over instanceof Over.Subjects subjects) {
            collect(subjects.of(), leaves);
            collect(subjects.weight(), leaves);
        } else if (over instanceof Over.Periods periods) {
            collect(periods.of(), leaves);
        } else {
            throw new AssertionError("unhandled fold over " + over);
        }
    }

    private static void collect(Weight weight, List<Indicator> leaves) {
        if (weight instanceof Weight.Measured measured) {
            collect(measured.figure(), leaves);
        }
    }

    private static void collect(@Nullable Objective objective, List<Indicator> leaves) {
        if (objective instanceof OtherFigure other) {
            collect(other.of(), leaves);
        } else if (objective instanceof Combined combined) {
            combined.parts().forEach(part -> collect(part, leaves));
        } else if (objective instanceof Levels levels) {
            levels.levels().forEach(level -> collect(level.objective(), leaves));
        }
    }
}
