package dev.sla4j.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text forms of figures: read, exact, and for people. */
final class FigureText {

    static final Ratio HUNDRED = Ratio.of(100);
    static final long NANOS = 1_000_000_000L;
    static final Figure NONE = new Figure.None();

    private static final Pattern ENCLOSED = Pattern.compile("(share|time|number) between ([^ ]+) and ([^ ]+)");

    private static final int MOST_EXACT_DIGITS = 9;
    /** More than a text ever shows of a figure that is not at a mark by chance. */
    private static final int ENCLOSURE_DIGITS = 60;

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600);
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);

    private FigureText() {}

    static Figure parse(String text) {
        if (text.endsWith("%")) {
            Percent percent = Percent.parse(text);
            if (percent.toDecimal().signum() < 0 || percent.toRatio().compareTo(Ratio.ONE) > 0) {
                throw Check.failure("share", percent, "must be 0% to 100%");
            }
            return Figure.share(percent);
        }
        if (text.contains(" between ")) {
            return enclosed(text);
        }
        if (text.startsWith("share ")) {
            return new Figure.Share(Ratio.parse(text.substring(6)));
        }
        if (text.startsWith("time ")) {
            return new Figure.Time(Ratio.parse(text.substring(5)));
        }
        if (text.startsWith("number ")) {
            return new Figure.Amount(Ratio.parse(text.substring(7)));
        }
        if (text.equals("none")) {
            return NONE;
        }
        if (text.indexOf('P') >= 0) {
            return Figure.time(duration(text));
        }
        if (!Check.isPlainDecimal(text)) {
            throw Check.failure("text", text, "must be a figure such as 99.9%, PT30M, 5 or 200.9");
        }
        BigDecimal number = new BigDecimal(text);
        boolean isCount = number.scale() == 0
                && number.signum() >= 0
                && number.unscaledValue().bitLength() <= 63;
        return isCount ? new Figure.Count(number.longValueExact()) : new Figure.Amount(number);
    }

    private static Enclosed enclosed(String text) {
        Matcher matcher = ENCLOSED.matcher(text);
        if (!matcher.matches()) {
            throw Check.failure("text", text, "must be an enclosed figure such as share between 0.1 and 0.2");
        }
        Figure.Unit unit = matcher.group(1).equals("share")
                ? Figure.Unit.SHARE
                : matcher.group(1).equals("time") ? Figure.Unit.TIME : Figure.Unit.NUMBER;
        return new Enclosed(Ratio.parse(matcher.group(2)), Ratio.parse(matcher.group(3)), unit);
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw Check.failure("text", text, "must be a duration such as PT30M or P1D");
        }
    }

    /** Returns normally if both are measured, in one unit. */
    static void requireSameUnit(Figure a, Figure b) {
        if (!a.isMeasured() || !b.isMeasured()) {
            Figure missing = a.isMeasured() ? b : a;
            Figure other = a.isMeasured() ? a : b;
            throw Check.failure("figure", missing, "must be measured to be compared with " + other);
        }
        if (a.unit() != b.unit()) {
            throw Check.failure("figure", a, "must have the unit of " + b);
        }
    }

    static String iso(Ratio seconds) {
        Ratio nanos = seconds.times(Ratio.of(NANOS));
        if (nanos.isInteger()) {
            BigInteger[] parts = nanos.numerator().divideAndRemainder(BigInteger.valueOf(NANOS));
            if (parts[0].bitLength() < 63) {
                return Duration.ofSeconds(parts[0].longValue(), parts[1].longValue())
                        .toString();
            }
        }
        return "time " + seconds;
    }

    static Figure rounded(Figure figure, Rounding rounding) {
        if (figure instanceof Figure.Share share) {
            Ratio hundredths = Ratio.ofAnySize(rounding.apply(share.value().times(HUNDRED)));
            return new Figure.Share(hundredths.min(HUNDRED).dividedBy(HUNDRED));
        }
        if (figure instanceof Figure.None) {
            return figure;
        }
        if (figure instanceof MeanOfFractions mean) {
            return rounded(mean.plain(), rounding);
        }
        if (figure instanceof Enclosed) {
            Figure low = rounded(Enclosed.lowerEnd(figure), rounding);
            return low.equals(rounded(Enclosed.upperEnd(figure), rounding)) ? low : figure;
        }
        Ratio rounded = Ratio.ofAnySize(rounding.apply(figure.value()));
        if (figure instanceof Figure.Time) {
            return new Figure.Time(rounded);
        }
        boolean isCount = figure instanceof Figure.Count
                && rounded.isInteger()
                && rounded.numerator().bitLength() <= 63;
        return isCount ? new Figure.Count(rounded.numerator().longValue()) : new Figure.Amount(rounded);
    }

    /** The text for people, on the same side of every bound as the figure. */
    static String of(Figure figure, List<Bound> bounds) {
        if (!figure.isMeasured()) {
            return "not measured";
        }
        Ratio scale = figure.unit() == Figure.Unit.SHARE ? HUNDRED : Ratio.ONE;
        List<Ratio> marks = new ArrayList<>();
        marks.add(Ratio.ZERO);
        if (figure.unit() == Figure.Unit.SHARE) {
            marks.add(HUNDRED);
        }
        for (Bound bound : bounds) {
            requireSameUnit(figure, bound.figure());
            marks.add(bound.figure().value().times(scale));
        }
        if (figure instanceof MeanOfFractions mean) {
            BigDecimal number = decimal(mean, mean.enclosure(ENCLOSURE_DIGITS), scale, marks);
            return number == null ? of(mean.plain(), bounds) : "≈" + withUnit(figure, number);
        }
        if (figure instanceof Enclosed enclosed) {
            MeanOfFractions.Enclosure ends = new MeanOfFractions.Enclosure(enclosed.lower(), enclosed.upper());
            BigDecimal number = decimal(figure, ends, scale, marks);
            return number == null ? of(Enclosed.lowerEnd(figure), bounds) : "≈" + withUnit(figure, number);
        }
        Ratio value = figure.value().times(scale);
        BigDecimal number = decimal(value, figure, marks);
        String sign = Ratio.ofAnySize(number).equals(value) ? "" : "≈";
        return sign + withUnit(figure, number);
    }

    /** The text for people with so many decimals, or as many more as keep it from reading 100 % or 0. */
    static String of(Figure figure, int digits) {
        if (digits < 0 || digits > Check.MAX_DIGITS) {
            throw Check.failure("digits", digits, "must be 0 to " + Check.MAX_DIGITS);
        }
        if (!figure.isMeasured()) {
            return "not measured";
        }
        if (figure instanceof Enclosed) {
            return of(Enclosed.lowerEnd(figure), digits);
        }
        boolean isShare = figure.unit() == Figure.Unit.SHARE;
        Ratio value = isShare ? figure.value().times(HUNDRED) : figure.value();
        List<Ratio> marks = isShare ? List.of(Ratio.ZERO, HUNDRED) : List.of(Ratio.ZERO);
        BigDecimal number = roundedBeside(value, digits, marks);
        boolean isExact = Ratio.ofAnySize(number).equals(value);
        return (isExact ? "" : "≈") + withUnit(figure, isExact && !isShare ? Check.canonical(number) : number);
    }

    /** The exact text for people: decimals if there are any, else a fraction. */
    static String exact(Figure figure) {
        boolean isShare = figure.unit() == Figure.Unit.SHARE;
        Ratio value = isShare ? figure.value().times(HUNDRED) : figure.value();
        if (value.exactDigits() >= 0) {
            return withUnit(figure, value.toDecimalExact());
        }
        return figure.value() + (figure.unit() == Figure.Unit.TIME ? " s" : "");
    }

    /**
     * The decimal with the fewest digits that is on the side of each mark on which the value is. It ends because a
     * value that is not at a mark keeps a distance from it, and rounding moves it by less than that from some digit on.
     */
    private static BigDecimal decimal(Ratio value, Figure figure, List<Ratio> marks) {
        boolean isShare = figure instanceof Figure.Share;
        int exactDigits = value.exactDigits();
        if (exactDigits >= 0 && (exactDigits <= MOST_EXACT_DIGITS || marks.contains(value))) {
            return value.toDecimal(isShare ? Math.max(2, exactDigits) : exactDigits, RoundingMode.UNNECESSARY);
        }
        return rounded(value, figure, marks);
    }

    /** Rounded to the digits of its unit, or as many more as keep it on the side of each mark on which it is. */
    private static BigDecimal rounded(Ratio value, Figure figure, List<Ratio> marks) {
        int least = switch (figure.unit()) {
            case SHARE -> 2;
            case TIME -> 3;
            case NUMBER, NONE -> 6;
        };
        return roundedBeside(value, least, marks);
    }

    private static BigDecimal roundedBeside(Ratio value, int least, List<Ratio> marks) {
        int digits = least;
        BigDecimal rounded = value.toDecimal(digits, RoundingMode.HALF_UP);
        while (!sameSides(value, rounded, marks)) {
            digits++;
            rounded = value.toDecimal(digits, RoundingMode.HALF_UP);
        }
        return rounded;
    }

    /** The decimal of a mean without its exact fraction; null if an enclosure cannot tell it: the mean has few decimals or is at a mark. */
    private static @Nullable BigDecimal decimal(
            Figure mean, MeanOfFractions.Enclosure ends, Ratio scale, List<Ratio> marks) {
        Ratio lower = ends.lower().times(scale);
        Ratio upper = ends.upper().times(scale);
        Ratio near = Ratio.ofAnySize(lower.toDecimal(MOST_EXACT_DIGITS, RoundingMode.HALF_UP));
        boolean mayBeExact = lower.compareTo(near) <= 0 && near.compareTo(upper) <= 0;
        boolean atMark = marks.stream().anyMatch(mark -> lower.compareTo(mark) <= 0 && mark.compareTo(upper) <= 0);
        if (mayBeExact || atMark) {
            return null;
        }
        BigDecimal low = rounded(lower, mean, marks);
        return low.compareTo(rounded(upper, mean, marks)) == 0 ? low : null;
    }

    private static boolean sameSides(Ratio value, BigDecimal rounded, List<Ratio> marks) {
        Ratio shown = Ratio.ofAnySize(rounded);
        for (Ratio mark : marks) {
            int side = value.compareTo(mark);
            if (side != 0 && Integer.signum(shown.compareTo(mark)) != Integer.signum(side)) {
                return false;
            }
        }
        return true;
    }

    private static String withUnit(Figure figure, BigDecimal number) {
        if (figure.unit() == Figure.Unit.SHARE) {
            return number.toPlainString() + " %";
        }
        return figure.unit() == Figure.Unit.TIME ? daysToSeconds(number) : number.toPlainString();
    }

    private static String daysToSeconds(BigDecimal seconds) {
        StringBuilder text = new StringBuilder();
        BigDecimal rest = seconds.abs();
        rest = part(text, rest, DAY, " d");
        rest = part(text, rest, HOUR, " h");
        rest = part(text, rest, MINUTE, " min");
        if (rest.signum() != 0 || text.length() == 0) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(rest.toPlainString())
                    .append(" s");
        }
        return (seconds.signum() < 0 ? "-" : "") + text;
    }

    private static BigDecimal part(StringBuilder text, BigDecimal rest, BigDecimal length, String unit) {
        BigDecimal[] parts = rest.divideAndRemainder(length);
        if (parts[0].signum() != 0) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(parts[0].toBigInteger())
                    .append(unit);
        }
        return parts[1];
    }
}
