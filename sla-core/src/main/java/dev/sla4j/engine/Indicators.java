package dev.sla4j.engine;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes indicators apart: what each is made of, down to what reads evidence. */
final class Indicators {
    private Indicators() {}

    /** All indicators of a target that read evidence: of its figure, and of its objective. */
    static List<Indicator> leaves(ServiceLevelTarget target) {
        List<Indicator> leaves = new ArrayList<>();
        collect(target.indicator(), leaves);
        if (target.objective() != null) {
            target.objective().indicators().forEach(other -> collect(other, leaves));
        }
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

    /** The subjects that an indicator reads, if all that reads evidence in it names its subject; else none. */
    static SortedSet<String> subjectsNamed(Indicator leaf) {
        SortedSet<String> named = new TreeSet<>();
        List<@Nullable String> names = new ArrayList<>();
        if (Figures.isOfDowntime(leaf)) {
            Units.leaves(Figures.downtimeOf(leaf)).forEach(each -> names.add(Units.subjectOf(each)));
        } else {
            names.add(selectionOf(leaf).subject());
        }
        for (String name : names) {
            if (name == null) {
                return new TreeSet<>();
            }
            named.add(name);
        }
        return named;
    }

    /** Whether a target counts nothing but work items. */
    static boolean countsItems(ServiceLevelTarget target) {
        return leaves(target).stream()
                .allMatch(
                        leaf -> !Figures.isOfDowntime(leaf) && selectionOf(leaf).kind() == Selection.Kind.ITEMS);
    }

    /** Whether an indicator counts single things by itself. */
    static boolean isOfThings(Indicator indicator) {
        return indicator instanceof Share
                || indicator instanceof Statistic
                || indicator instanceof Percentile
                || indicator instanceof Rate
                || slotsOf(indicator) != null
                || indicator instanceof Custom;
    }

    /** The slots over which an indicator goes, or null if it goes over none. */
    static Over.@Nullable Slots slotsOf(Indicator indicator) {
        return indicator instanceof Fold fold && fold.over() instanceof Over.Slots slots ? slots : null;
    }

    /** The indicator of single things that one is made of. */
    static Indicator eachOf(Indicator leaf) {
        Over.Slots slots = slotsOf(leaf);
        if (slots != null) {
            return slots.of();
        }
        return leaf instanceof Rate rate ? rate.things() : leaf;
    }

    /** The longest slot of which a target sees all, even if a border of the period divides it. */
    static Duration longestSlot(ServiceLevelTarget target) {
        Duration longest = target.resolution();
        for (Indicator leaf : leaves(target)) {
            Over.Slots slots = slotsOf(leaf);
            if (slots != null && slots.length().compareTo(longest) > 0) {
                longest = slots.length();
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
        } else {
            indicator.operands().forEach(operand -> collect(operand, leaves));
        }
    }
}
