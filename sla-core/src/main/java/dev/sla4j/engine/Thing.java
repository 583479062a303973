package dev.sla4j.engine;

import dev.sla4j.target.Condition;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import org.jspecify.annotations.Nullable;

/** One request, sample or work item as a condition sees it. */
interface Thing {
    /** A text by its key, or null if there is none. */
    @Nullable
    String text(String key);

    /** A number or a time, or null if it has none. */
    @Nullable
    Figure figure(Quantity quantity);

    /**
     * Between which two a time lies, both included.
     *
     * @param least not before
     * @param most not after
     */
    record Between(Ratio least, Ratio most) {}

    /** Between which two a time lies that is not known exactly; null if it is, or nothing is known of it. */
    default @Nullable Between between(Quantity quantity) {
        return null;
    }

    /** What it means for a condition that a text is missing. */
    default Judgement withoutText(String key) {
        return Judgement.BAD;
    }

    /** What it means for a limit or a statistic that a number or a time is missing: nothing is known of it (S8, S30). */
    default Judgement withoutFigure() {
        return Judgement.UNDECIDED;
    }

    /** Whether it reached a milestone within hours. */
    default Judgement during(Condition.During condition) {
        return Judgement.BAD;
    }

    /** A number or a time, also one that stands for what it has not; null if it has none. */
    default @Nullable Figure measure(Quantity quantity) {
        if (quantity instanceof Quantity.OrElse orElse) {
            Figure figure = measure(orElse.of());
            return figure == null ? orElse.otherwise() : figure;
        }
        return figure(quantity);
    }

    /** Whether a number or a time lies within the limit that a rule gives: within all, where it is not decided which one it gives. */
    default Judgement within(Quantity quantity, LimitRule rule) {
        Choices choices = new Choices();
        Judgement judgement = withinOne(quantity, Conditions.chosen(rule, this, choices));
        for (Choices next = choices.next(); next != null; next = next.next()) {
            if (withinOne(quantity, Conditions.chosen(rule, this, next)) != judgement) {
                return withoutFigure();
            }
        }
        return judgement;
    }

    /** Whether a number or a time lies within the limit of a rule without cases; what has no limit does not. */
    private Judgement withinOne(Quantity quantity, @Nullable LimitRule chosen) {
        Limit limit = chosen == null ? null : Conditions.limitOf(chosen, this);
        if (limit == null) {
            boolean unknown = chosen instanceof LimitRule.PerUnit scaled && measure(scaled.size()) == null;
            return unknown ? withoutFigure() : Judgement.BAD;
        }
        Figure figure = measure(quantity);
        return figure == null ? withoutFigure() : Judgement.of(limit.accepts(figure));
    }
}
