package dev.sla4j.report;

import dev.sla4j.time.LocalText;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.OneLine;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders steps as text: the one place that turns the members of {@link Step} into words. */
final class ExplanationText {
    private static final int NAME_WIDTH = 44;

    private final ZoneId zone;
    private final StringBuilder text = new StringBuilder();

    ExplanationText(ZoneId zone) {
        this.zone = zone;
    }

    String render(List<Step> steps) {
        steps.forEach(step -> render(step, 0));
        return text.toString();
    }

    private void render(Step step, int depth) {
        if (step instanceof Step.Heading heading) {
            line(depth, heading.text() + clause(heading.clause()));
            heading.steps().forEach(below -> render(below, depth + 1));
        } else if (step instanceof Step.Note note) {
            line(depth, note.text());
        } else if (step instanceof Step.Span span) {
            line(
                    depth,
                    span.what() + ": " + range(span.range()) + ", "
                            + Figure.time(span.range().length()).toText());
        } else if (step instanceof Step.Reading reading) {
            line(
                    depth,
                    kebab(reading.policy()) + ": " + kebab(reading.reading().name())
                            + (reading.stated() ? " (stated)" : " (default)"));
        } else if (step instanceof Step.TimeTerm term) {
            line(
                    depth,
                    columns(term.what(), (term.sign() < 0 ? "− " : "+ ") + time(term.nanos())) + clause(term.clause()));
        } else if (step instanceof Step.TimeTotal total) {
            line(depth, columns(total.what(), "= " + time(total.nanos())));
        } else if (step instanceof Step.WeightedTerm term) {
            line(depth, columns(term.what(), weighted(term)));
        } else if (step instanceof Step.CountTerm term) {
            line(depth, term.what() + ": " + Figure.amount(term.count()).toText());
        } else if (step instanceof Step.FigureTerm term) {
            String weight =
                    term.weight() == null || term.weight().equals(Ratio.ONE) ? "" : " × " + plain(term.weight());
            line(depth, columns(term.name(), digits(term.figure()) + weight));
        } else if (step instanceof Step.Evidence evidence) {
            evidence(evidence, depth);
        } else if (step instanceof Step.Item item) {
            line(depth, item(item));
        } else if (step instanceof Step.Quotient quotient) {
            line(
                    depth,
                    quotient.what() + " = " + (quotient.complement() ? "1 − " : "") + plain(quotient.numerator())
                            + " ÷ " + plain(quotient.denominator()) + " = "
                            + digits(quotient.result()));
        } else if (step instanceof Step.Comparison comparison) {
            comparison(comparison, depth);
        } else if (step instanceof Step.Lookup lookup) {
            lookup(lookup, depth);
        } else {
            line(depth, MoneyText.of(step));
        }
    }

    private static String weighted(Step.WeightedTerm term) {
        String time = "+ " + time(term.nanos());
        if (term.weight().equals(Ratio.ONE)) {
            return time;
        }
        Ratio seconds =
                Ratio.of(term.nanos(), BigInteger.valueOf(1_000_000_000L)).times(term.weight());
        return time + " × " + plain(term.weight()) + " = " + new Figure.Time(seconds).toText();
    }

    private void evidence(Step.Evidence evidence, int depth) {
        String ids = evidence.ids().isEmpty() ? "" : " [" + String.join(", ", evidence.ids()) + "]";
        String remark = evidence.remark().isEmpty() ? "" : " – " + evidence.remark();
        line(
                depth,
                evidence.what() + ids + " " + range(evidence.range()) + " counts " + time(evidence.counted())
                        + (evidence.countedInAll().equals(evidence.counted())
                                ? ""
                                : " of " + time(evidence.countedInAll()) + " in all")
                        + remark);
    }

    private String item(Step.Item item) {
        List<String> remarks = new ArrayList<>();
        if (!item.remark().isEmpty()) {
            remarks.add(item.remark());
        }
        if (item.due() != null) {
            remarks.add("due " + instant(item.due()));
        }
        String when = item.range().isEmpty() ? instant(item.range().start()) : range(item.range());
        return item.what() + " [" + item.id() + "] " + when
                + (item.value() == null ? "" : ": " + digits(item.value()))
                + (item.weight() == null ? "" : ", counts " + plain(item.weight()))
                + (remarks.isEmpty() ? "" : " – " + String.join(", ", remarks));
    }

    private void comparison(Step.Comparison comparison, int depth) {
        String none = comparison.verdict() == Verdict.UNDETERMINED ? "no figure" : "what its bounds say";
        String figure = comparison.figure().isMeasured() ? comparison.figure().toText(comparison.limit()) : none;
        String rounded = comparison.compared().equals(comparison.figure())
                ? ""
                : ", compared as " + comparison.compared().toText(comparison.limit());
        line(
                depth,
                "promised " + comparison.limit().toText() + ", attained " + figure + rounded + ": "
                        + comparison.verdict());
    }

    private void lookup(Step.Lookup lookup, int depth) {
        Limit row = lookup.row();
        String value = row == null ? lookup.value().toText() : lookup.value().toText(row);
        String rounded = lookup.compared().equals(lookup.value())
                ? ""
                : ", looked up as "
                        + (row == null
                                ? lookup.compared().toText()
                                : lookup.compared().toText(row));
        String where;
        if (row == null) {
            where = "no row of the table applies";
        } else if (row.accepts(lookup.compared())) {
            where = "row " + row.toText();
        } else {
            where = "in no row; beside it the row " + row.toText();
        }
        line(depth, value + rounded + ": " + where + " → " + lookup.amount());
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(OneLine.of(line)).append('\n');
    }

    static String columns(String name, String value) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + value;
    }

    private static String clause(@Nullable String clause) {
        return clause == null ? "" : "  [" + clause + "]";
    }

    private String range(TimeRange range) {
        return instant(range.start()) + " to " + instant(range.end());
    }

    private String instant(Instant instant) {
        return LocalText.of(instant, zone);
    }

    private static String time(BigInteger nanos) {
        return Figure.timeNanos(nanos).toText();
    }

    /** The name of a class or a constant as documents spell it. */
    private static String kebab(String name) {
        boolean constant = name.equals(name.toUpperCase(Locale.ROOT));
        String words = constant ? name : name.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        return words.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A share with so many digits that it can be compared with another party's figure; other figures as they are. */
    private static String digits(Figure figure) {
        if (!(figure instanceof Figure.Share share)) {
            return figure.toText();
        }
        Ratio percent = share.value().times(Ratio.of(100));
        BigDecimal decimal = percent.toDecimal(6, RoundingMode.HALF_UP);
        boolean misleading = Ratio.of(decimal).equals(Ratio.of(100)) || decimal.signum() == 0;
        return misleading || Ratio.of(decimal).equals(percent) ? figure.toText() : "≈" + decimal.toPlainString() + " %";
    }

    static String percent(Ratio share) {
        return plain(share.times(Ratio.of(100))) + " %";
    }

    /** An exact decimal where there is one, else the fraction. */
    static String plain(Ratio value) {
        Ratio scaled = value.times(Ratio.of(1_000_000_000L));
        return scaled.isInteger()
                ? value.toDecimal(9, RoundingMode.UNNECESSARY)
                        .stripTrailingZeros()
                        .toPlainString()
                : value.toString();
    }
}
