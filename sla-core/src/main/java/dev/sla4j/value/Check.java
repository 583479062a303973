package dev.sla4j.value;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/** Checks of values at the edge: a message is the name, the value and the rule, in this order. */
final class Check {

    /**
     * The most decimal digits read on either side of a decimal point, and the most digits of a whole text. No agreement
     * states more, and without it a text of eleven characters, {@code 1e999999999}, asks for a number of 400 MB.
     */
    static final int MAX_DIGITS = 1000;

    /** Decimal digits without an exponent, and ASCII only: {@code BigDecimal} would also read Arabic-Indic digits. */
    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private Check() {}

    /** Returns the failure "name (value) rule". */
    static IllegalArgumentException failure(String name, Object value, String rule) {
        return new IllegalArgumentException(name + " (" + shortened(value) + ") " + rule);
    }

    /** Returns the failure "name (value) rule" with a second line that starts with "Maybe". */
    static IllegalArgumentException failure(String name, Object value, String rule, String hint) {
        return new IllegalArgumentException(name + " (" + shortened(value) + ") " + rule + "\nMaybe " + hint);
    }

    /** Returns whether a text is decimal digits with at most a sign and a point, of bearable length. */
    static boolean isPlainDecimal(String text) {
        return text.length() <= MAX_DIGITS && PLAIN.matcher(text).matches();
    }

    /** Returns the value if it can be written with at most {@link #MAX_DIGITS} digits before and after the point. */
    static BigDecimal bearable(BigDecimal value, String name) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // Long arithmetic: precision minus scale overflows an int for the hostile values this is about.
        if (value.scale() > MAX_DIGITS || (long) value.precision() - value.scale() > MAX_DIGITS) {
            throw failure(name, value, "must have at most " + MAX_DIGITS + " digits before and after the point");
        }
        return value;
    }

    /** Returns the decimal without trailing zeros and never with a negative scale, so that equal numbers are equal. */
    static BigDecimal canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Capitals only: some JDKs know "EUr" as a currency of its own. */
    static boolean isCurrencyCode(String code) {
        return code.length() == 3 && code.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** Returns normally if the currency has a smallest unit. */
    static void requireUnit(Currency currency) {
        if (!isCurrencyCode(currency.getCurrencyCode())) {
            throw failure("currency", currency, "must be an ISO 4217 code such as EUR");
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw failure("currency", currency, "must have a smallest unit");
        }
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }
}
