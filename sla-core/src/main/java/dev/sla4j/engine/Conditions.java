package dev.sla4j.engine;

import dev.sla4j.target.Condition;
import dev.sla4j.target.LimitRule;
import dev.sla4j.value.Bound;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies a condition to a thing: the one place that turns the members of {@link Condition} and {@link LimitRule} into algorithms. */
final class Conditions {
    private Conditions() {}

    /** Whether a condition accepts a thing for certain. */
    static boolean selects(Condition condition, Thing thing) {
        return judge(condition, thing) == Judgement.GOOD;
    }

    /** Whether a condition accepts a thing, or it cannot be decided (S8): what may count is undecided, not left out. */
    static boolean maySelect(Condition condition, Thing thing) {
        Judgement judgement = judge(condition, thing);
        return judgement == Judgement.GOOD || judgement == Judgement.UNDECIDED;
    }

    static Judgement judge(Condition condition, Thing thing) {
        if (condition instanceof Condition.Is is) {
            String text = thing.text(is.key());
            return text == null
                    ? thing.withoutText(is.key())
                    : Judgement.of(is.values().contains(text));
        }
        if (condition instanceof Condition.Within within) {
            return thing.within(within.quantity(), within.limit());
        }
        if (condition instanceof Condition.During during) {
            return thing.during(during);
        }
        if (condition instanceof Condition.Not not) {
            return negated(judge(not.of(), thing));
        }
        if (condition instanceof Condition.All all) {
            return all(all.parts(), thing);
        }
        if (condition instanceof Condition.Any any) {
            return any(any.parts(), thing);
        }
        throw new AssertionError("unhandled condition " + condition);
    }

    /** Whether a number decides, which may not be known. */
    static boolean asksForNumber(Condition condition) {
        return condition instanceof Condition.Within
                || partsOf(condition).stream().anyMatch(Conditions::asksForNumber);
    }

    /** The conditions that one is made of. */
    static List<Condition> partsOf(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return List.of(not.of());
        }
        if (condition instanceof Condition.All all) {
            return all.parts();
        }
        return condition instanceof Condition.Any any ? any.parts() : List.of();
    }

    /** The rule without cases that applies to a thing by choices, or null if none does. */
    static @Nullable LimitRule chosen(LimitRule rule, Thing thing, Choices choices) {
        if (!(rule instanceof LimitRule.ByCase cases)) {
            return rule;
        }
        for (LimitRule.Case each : cases.cases()) {
            if (choices.holds(each.when(), thing)) {
                return chosen(each.limit(), thing, choices);
            }
        }
        return cases.otherwise() == null ? null : chosen(cases.otherwise(), thing, choices);
    }

    /**
     * The limit that a rule without cases gives for a number or a time of a thing, or null if it gives none: deadlines are for the clocks of items only.
     */
    static @Nullable Limit limitOf(LimitRule rule, Thing thing) {
        if (rule instanceof LimitRule.Fixed fixed) {
            return fixed.limit();
        }
        if (rule instanceof LimitRule.Until
                || rule instanceof LimitRule.OnWorkingDay
                || rule instanceof LimitRule.Grace) {
            return null;
        }
        if (rule instanceof LimitRule.PerUnit scaled) {
            Figure size = thing.measure(scaled.size());
            return size == null || size.value().signum() < 0 ? null : scaled(scaled, size.value());
        }
        throw new AssertionError("unhandled limit rule " + rule);
    }

    private static Limit scaled(LimitRule.PerUnit rule, Ratio size) {
        Ratio units = size.dividedBy(Ratio.of(rule.per()));
        Ratio count = switch (rule.units()) {
            case STARTED -> Ratio.of(units.toDecimal(0, RoundingMode.CEILING));
            case COMPLETE -> Ratio.of(units.toDecimal(0, RoundingMode.FLOOR));
            case PROPORTIONAL -> units;
        };
        return scaled(rule.limit(), count);
    }

    /** A limit of so many times a number or a time. */
    static Limit scaled(Limit limit, Ratio count) {
        return Limit.of(scaled(limit.lower(), count), scaled(limit.upper(), count));
    }

    private static @Nullable Bound scaled(@Nullable Bound bound, Ratio count) {
        if (bound == null) {
            return null;
        }
        Ratio value = bound.figure().value().times(count);
        boolean isTime = bound.figure().unit() == Figure.Unit.TIME;
        return new Bound(isTime ? new Figure.Time(value) : Figure.amount(value), bound.inclusive());
    }

    private static Judgement negated(Judgement judgement) {
        if (judgement == Judgement.GOOD) {
            return Judgement.BAD;
        }
        return judgement.isBad() ? Judgement.GOOD : judgement;
    }

    /** One bad part decides; else one that is open. */
    private static Judgement all(List<Condition> parts, Thing thing) {
        Judgement worst = Judgement.GOOD;
        for (Condition part : parts) {
            Judgement judgement = judge(part, thing);
            if (judgement == Judgement.BAD) {
                return judgement;
            }
            worst = badness(judgement) > badness(worst) ? judgement : worst;
        }
        return worst;
    }

    /** One good part decides; else one that is open. */
    private static Judgement any(List<Condition> parts, Thing thing) {
        Judgement best = Judgement.BAD;
        for (Condition part : parts) {
            Judgement judgement = judge(part, thing);
            best = badness(judgement) < badness(best) ? judgement : best;
        }
        return best;
    }

    private static int badness(Judgement judgement) {
        return switch (judgement) {
            case GOOD -> 0;
            case EXEMPT -> 1;
            case PENDING -> 2;
            case UNDECIDED -> 3;
            case LATE_OPEN -> 4;
            case BAD -> 5;
        };
    }
}
