package dev.sla4j.engine;

import dev.sla4j.target.AllOf;
import dev.sla4j.target.AnyOf;
import dev.sla4j.target.AtLeast;
import dev.sla4j.target.Deductible;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Lasting;
import dev.sla4j.target.Observed;
import dev.sla4j.target.Reported;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.Slots;
import dev.sla4j.target.Sustained;
import dev.sla4j.value.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A downtime expression in words, for explanations. */
final class DowntimeWords {
    private DowntimeWords() {}

    static String of(Downtime node) {
        if (node instanceof Reported leaf) {
            return reported(leaf);
        }
        if (node instanceof Observed leaf) {
            return observed(leaf);
        }
        if (node instanceof Sampled leaf) {
            return sampled(leaf);
        }
        if (node instanceof FigureSlots leaf) {
            return slots(leaf);
        }
        if (node instanceof AnyOf any) {
            return "any of " + list(any.parts());
        }
        if (node instanceof AllOf all) {
            return "all of " + list(all.parts());
        }
        if (node instanceof AtLeast some) {
            return "at least " + (some.share() == null ? some.k() : some.share()) + " of " + list(some.parts());
        }
        if (node instanceof Lasting lasting) {
            return of(lasting.of()) + ", each lasting " + (lasting.inclusive() ? "at least " : "more than ")
                    + text(lasting.bound());
        }
        if (node instanceof Sustained sustained) {
            return of(sustained.of()) + ", from the first of " + text(sustained.opens())
                    + " in a row that are down to the first of " + text(sustained.closes()) + " that are not";
        }
        if (node instanceof Deductible deductible) {
            return of(deductible.of()) + ", each without its first " + text(deductible.perOutage());
        }
        if (node instanceof Slots slots) {
            return of(slots.of()) + ", in units of " + text(slots.unit()) + " that are " + rule(slots.rule());
        }
        throw new AssertionError("unhandled downtime " + node);
    }

    private static String slots(FigureSlots leaf) {
        String few = switch (leaf.tooLittle()) {
            case LEFT_OUT -> "left out";
            case UP -> "up";
            case UNKNOWN -> "unknown";
        };
        String things = leaf.minimum() == 1 ? "nothing to judge" : "fewer than " + leaf.minimum();
        return "slots of " + text(leaf.unit()) + " whose " + CountedWords.of(leaf.figure()) + " is "
                + leaf.down().toText() + ", those with " + things + " being " + few;
    }

    private static String list(List<Downtime> parts) {
        return parts.stream().map(DowntimeWords::of).collect(Collectors.joining("; ", "(", ")"));
    }

    private static String reported(Reported leaf) {
        String when = leaf.isPlain() ? "" : " from " + leaf.from() + " to " + String.join(" or ", leaf.until());
        String within = leaf.reportedWithin() == null
                ? ""
                : ", reported within " + text(leaf.reportedWithin()) + " of their begin";
        return "reported outages" + filter(leaf.filter()) + when + within;
    }

    private static String observed(Observed leaf) {
        String rows = leaf.failures() == 1 && leaf.successes() == 1
                ? ""
                : ", from the first of " + leaf.failures() + " bad ones in a row to the first of " + leaf.successes()
                        + " good ones";
        String valid = leaf.validFor() == null ? "" : ", a probe speaking for " + text(leaf.validFor());
        return "bad observations" + filter(leaf.filter()) + rows + valid;
    }

    private static String sampled(Sampled leaf) {
        String rows = leaf.failures() == 1 && leaf.successes() == 1
                ? ""
                : ", from the first of " + leaf.failures() + " such in a row to the first of " + leaf.successes()
                        + " good ones";
        String valid = leaf.validFor() == null ? "" : ", a sample speaking for " + text(leaf.validFor());
        return leaf.metric() + filter(leaf.filter()) + " not " + leaf.good().toText() + rows + valid;
    }

    private static String filter(EvidenceFilter filter) {
        return (filter.subject() == null ? "" : " of " + filter.subject())
                + (filter.source() == null ? "" : " by " + filter.source())
                + (filter.onlyCauses().isEmpty() ? "" : " caused by " + String.join(" or ", filter.onlyCauses()))
                + (filter.exceptCauses().isEmpty()
                        ? ""
                        : " not caused by " + String.join(" or ", filter.exceptCauses()));
    }

    private static String rule(SlotRule rule) {
        if (rule.equals(SlotRule.WHOLE)) {
            return "down as a whole";
        }
        if (rule.equals(SlotRule.TOUCHED)) {
            return "touched by it";
        }
        Duration bound = Objects.requireNonNull(rule.bound());
        return "down for " + (rule.inclusive() ? "at least " : "more than ") + text(bound);
    }

    private static String text(Duration duration) {
        return Figure.time(duration).toText();
    }
}
