package dev.sla4j.report;

import dev.sla4j.value.Figure;
import dev.sla4j.value.OneLine;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/** Writes a comparison for people. */
final class ComparisonText {
    private static final int NAME_WIDTH = 48;
    private static final int DIGITS = 6;

    private ComparisonText() {}

    static String of(Comparison comparison) {
        StringBuilder text = new StringBuilder();
        side(text, comparison.first());
        side(text, comparison.second());
        add(text, "difference, the second less the first", difference(comparison));
        comparison.measuredOtherwise().forEach(what -> add(text, "measured otherwise", what));
        return text.toString();
    }

    private static void side(StringBuilder text, Comparison.Side side) {
        String coverage = side.coverage().equals(Ratio.ONE)
                ? ""
                : ", of which is known " + Figure.share(side.coverage()).toText();
        add(text, side.title(), side.figure().toText() + ", " + side.verdict() + coverage);
    }

    private static String difference(Comparison comparison) {
        Ratio least = comparison.least();
        if (least == null) {
            return "unknown: not both are measured";
        }
        Ratio most = Objects.requireNonNull(comparison.most());
        Figure.Unit unit = comparison.first().figure().unit();
        return least.equals(most) ? words(least, unit) : "between " + words(least, unit) + " and " + words(most, unit);
    }

    /** With its sign; "≈" where the decimals are not all. */
    private static String words(Ratio difference, Figure.Unit unit) {
        String sign = difference.signum() < 0 ? "− " : difference.signum() > 0 ? "+ " : "";
        Ratio size = difference.signum() < 0 ? difference.negated() : difference;
        return switch (unit) {
            case SHARE -> sign + decimal(size.times(Ratio.of(100))) + " percentage points";
            case TIME -> sign + new Figure.Time(size).toText();
            case NUMBER, NONE -> sign + decimal(size);
        };
    }

    private static String decimal(Ratio size) {
        BigDecimal digits = size.toDecimal(DIGITS, RoundingMode.HALF_UP);
        String text = digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
        return (Ratio.of(digits).equals(size) ? "" : "≈") + text;
    }

    private static void add(StringBuilder text, String name, String value) {
        text.append(OneLine.of(name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + value))
                .append('\n');
    }
}
