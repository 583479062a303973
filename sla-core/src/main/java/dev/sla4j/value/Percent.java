package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A percentage as an agreement states it: a decimal number of hundredths.
 *
 * <p>Models "<i>99.95 %</i>" in a target and "<i>10 %</i>" in a credit table. It comes from text and is kept as a
 * decimal, never as a binary floating-point number: 99.95 has none.
 *
 * <p><b>Range.</b> Any decimal with at most 1000 digits before and after the point. Negative values and values above
 * 100 % are allowed, because a credit may exceed its base ("<i>200 % of the daily fee</i>"); where a share of a whole
 * is meant, {@link Figure.Share} is the type that checks.
 *
 * <p>Equality is numeric: 99.9 % and 99.90 % are equal. This type is immutable, value-based and safe for use by many
 * threads.
 */
public final class Percent implements Comparable<Percent> {

    private static final Pattern FORM = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?) *%");
    private static final Ratio HUNDRED = Ratio.of(100);

    private final BigDecimal number;

    private Percent(BigDecimal number) {
        this.number = number;
    }

    /**
     * Obtains a percentage from text such as {@code 99.9%} or {@code 99.9 %}.
     *
     * <p>The percent sign is required, so that 0.999 and 99.9 cannot be taken for each other. Spaces may stand before
     * it. Digits are decimal digits without exponent, grouping or decimal comma.
     *
     * @param text  the text, not null
     * @return the percentage, not null
     * @throws IllegalArgumentException if the text is not of this form or longer than 1000 characters
     */
    public static Percent parse(String text) {
        requireNonNull(text, "text");
        var matcher = FORM.matcher(text);
        if (text.length() > Check.MAX_DIGITS || !matcher.matches()) {
            String rule = "must be decimal digits and a percent sign, such as 99.9%";
            if (Check.isPlainDecimal(text)) {
                throw Check.failure("text", text, rule, "\"" + text + "%\" was meant");
            }
            throw Check.failure("text", text, rule);
        }
        return of(new BigDecimal(matcher.group(1)));
    }

    /**
     * Obtains a percentage from the number before the percent sign.
     *
     * @param number  the number of hundredths, 99.9 for 99.9 %, not null
     * @return the percentage, not null
     * @throws IllegalArgumentException if the number has more than 1000 digits before or after the point
     */
    public static Percent of(BigDecimal number) {
        requireNonNull(number, "number");
        return new Percent(Check.canonical(Check.bearable(number, "number")));
    }

    /**
     * Returns the fraction: 99.9 % is 999/1000.
     *
     * @return the exact fraction, not null
     */
    public Ratio toRatio() {
        return Ratio.of(number).dividedBy(HUNDRED);
    }

    /**
     * Returns the number before the percent sign: 99.9 for 99.9 %.
     *
     * @return the decimal without trailing zeros, not null
     */
    public BigDecimal toDecimal() {
        return number;
    }

    /**
     * Compares numerically.
     *
     * @param other  the other percentage, not null
     * @return negative, zero or positive as this is less than, equal to or greater than the other
     */
    @Override
    public int compareTo(Percent other) {
        return number.compareTo(requireNonNull(other, "other").number);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Percent that && number.equals(that.number);
    }

    @Override
    public int hashCode() {
        return number.hashCode();
    }

    /**
     * Returns the text {@code 99.9%}, without trailing zeros or exponent; {@link #parse} reads it.
     *
     * @return the text, not null
     */
    @Override
    public String toString() {
        return number.toPlainString() + "%";
    }
}
