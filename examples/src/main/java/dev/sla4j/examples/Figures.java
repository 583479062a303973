package dev.sla4j.examples;

import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Figures and sums of a report in words. */
final class Figures {
    private static final int DIGITS = 6;

    private Figures() {}

    static String time(BigInteger nanos) {
        return Figure.timeNanos(nanos).toText();
    }

    static String measured(SubjectResult result) {
        return time(result.account().measured());
    }

    static String downtime(SubjectResult result) {
        return time(result.account().down());
    }

    /** Shares with six digits, cut and not rounded, so that a missed promise never reads as kept. */
    static String attained(Figure figure) {
        if (figure.unit() != Figure.Unit.SHARE || !figure.isMeasured()) {
            return figure.toText();
        }
        Ratio percent = figure.value().times(Ratio.of(100));
        BigDecimal digits = percent.toDecimal(DIGITS, RoundingMode.DOWN);
        boolean exact = Ratio.of(digits).equals(percent);
        return exact
                ? digits.setScale(Math.max(2, digits.stripTrailingZeros().scale()))
                                .toPlainString() + " %"
                : digits.toPlainString() + "… %";
    }

    static String credit(ComplianceReport report) {
        return report.credits().hasCurrency()
                ? report.credits().total() + " certain, " + report.credits().disputed() + " disputed"
                : "none stated in this document";
    }
}
