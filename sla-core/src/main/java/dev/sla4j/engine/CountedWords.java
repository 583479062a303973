package dev.sla4j.engine;

import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Over;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Recurrence;
import dev.sla4j.value.Figure;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An indicator that counts single things in words, for explanations. */
final class CountedWords {
    private CountedWords() {}

    static String of(Indicator indicator) {
        if (indicator instanceof Share share) {
            String by = share.weight() == null ? "" : ", each by its " + quantity(share.weight());
            return "share of " + things(share.of()) + " with " + condition(share.good()) + by;
        }
        if (indicator instanceof Statistic statistic) {
            String what = statistic.quantity() == null ? "" : quantity(statistic.quantity()) + " of ";
            String by = statistic.weight() == null ? "" : ", each by its " + quantity(statistic.weight());
            return statistic(statistic.kind()) + " of " + what + things(statistic.of()) + by;
        }
        if (indicator instanceof Percentile percentile) {
            return "percentile " + percentile.rank() + " of " + quantity(percentile.quantity()) + " of "
                    + things(percentile.of());
        }
        if (indicator instanceof Custom custom) {
            return "function " + custom.function() + " of " + things(custom.of());
        }
        if (indicator instanceof Rate rate) {
            return of(rate.things()) + " per " + Figure.time(rate.per()).toText() + " of measured time";
        }
        if (indicator instanceof Fold fold && fold.over() instanceof Over.Slots slots) {
            return fold(fold.kind()) + " over slots of "
                    + Figure.time(slots.length()).toText() + " of the " + of(slots.of());
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    static String fold(Fold.Kind kind) {
        return switch (kind) {
            case MEAN -> "mean";
            case LOWEST -> "lowest";
            case HIGHEST -> "highest";
        };
    }

    static String statistic(Statistic.Kind kind) {
        return switch (kind) {
            case COUNT -> "number";
            case SUM -> "sum";
            case MEAN -> "mean";
            case MINIMUM -> "smallest";
            case MAXIMUM -> "greatest";
        };
    }

    private static String things(Selection selection) {
        String kind = switch (selection.kind()) {
            case REQUESTS -> "requests";
            case SAMPLES -> "samples of " + selection.name();
            case ITEMS -> selection.name() + " items";
        };
        return kind
                + expected(selection.expected())
                + (selection.subject() == null ? "" : " of " + selection.subject())
                + (selection.source() == null ? "" : " from " + selection.source())
                + (selection.where().equals(Condition.always()) ? "" : " with " + condition(selection.where()));
    }

    private static String expected(@Nullable Recurrence recurrence) {
        if (recurrence == null) {
            return "";
        }
        return " expected " + recurrence.cycle() + " at " + recurrence.at() + " " + recurrence.zone()
                + (recurrence.workingDays() == null ? "" : " on working days");
    }

    private static String condition(Condition condition) {
        if (condition instanceof Condition.Is is) {
            return is.key() + " " + String.join(" or ", is.values());
        }
        if (condition instanceof Condition.Within within) {
            return quantity(within.quantity()) + " " + limit(within.limit());
        }
        if (condition instanceof Condition.During during) {
            return during.milestone() + " during its hours";
        }
        if (condition instanceof Condition.Not not) {
            return "not (" + condition(not.of()) + ")";
        }
        if (condition instanceof Condition.All all) {
            return all.parts().isEmpty() ? "anything" : list(all.parts(), " and ");
        }
        if (condition instanceof Condition.Any any) {
            return list(any.parts(), " or ");
        }
        throw new AssertionError("unhandled condition " + condition);
    }

    private static String list(List<Condition> parts, String between) {
        return parts.stream()
                .map(CountedWords::condition)
                .collect(Collectors.joining(between, parts.size() == 1 ? "" : "(", parts.size() == 1 ? "" : ")"));
    }

    static String quantity(Quantity quantity) {
        if (quantity instanceof Quantity.Attribute attribute) {
            return attribute.name();
        }
        if (quantity instanceof Quantity.Times times) {
            return "times of " + times.milestone();
        }
        if (quantity instanceof Quantity.OrElse orElse) {
            return quantity(orElse.of()) + " or else " + orElse.otherwise().toText();
        }
        if (quantity instanceof Clock clock) {
            return "clock from " + String.join(" or ", clock.from().milestones()) + " to "
                    + String.join(" or ", clock.to().milestones());
        }
        return quantity instanceof Quantity.Latency ? "latency" : "value";
    }

    static String limit(LimitRule rule) {
        if (rule instanceof LimitRule.Fixed fixed) {
            return fixed.limit().toText();
        }
        if (rule instanceof LimitRule.ByCase cases) {
            String each = cases.cases().stream()
                    .map(one -> limit(one.limit()) + " for " + condition(one.when()))
                    .collect(Collectors.joining(", "));
            return cases.otherwise() == null ? each : each + ", " + limit(cases.otherwise()) + " for others";
        }
        if (rule instanceof LimitRule.PerUnit scaled) {
            String units = switch (scaled.units()) {
                case STARTED -> " begun ";
                case COMPLETE -> " complete ";
                case PROPORTIONAL -> " ";
            };
            return scaled.limit().toText() + " per" + units + scaled.per().toPlainString() + " of "
                    + quantity(scaled.size());
        }
        if (rule instanceof LimitRule.Until until) {
            return "until " + until.until() + (until.notBefore() == null ? "" : ", not before " + until.notBefore());
        }
        if (rule instanceof LimitRule.OnWorkingDay day) {
            return "until working day " + day.k();
        }
        if (rule instanceof LimitRule.Grace grace) {
            return limit(grace.of()) + " with a grace of " + grace.tolerance().toText();
        }
        throw new AssertionError("unhandled limit rule " + rule);
    }
}
