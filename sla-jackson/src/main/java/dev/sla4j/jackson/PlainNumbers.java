package dev.sla4j.jackson;

/** Instants and lengths of time in their most frequent forms, read from bytes; what has another form is read elsewhere. */
final class PlainNumbers {
    /** Not of the form. */
    static final long NONE = Long.MIN_VALUE;

    private static final long NANOS = 1_000_000_000L;
    /** Far within the range of epoch nanoseconds. */
    private static final int FIRST_YEAR = 1700;

    private static final int LAST_YEAR = 2250;
    private static final int[] DAYS_BEFORE = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

    private PlainNumbers() {}

    /** {@code 2026-03-07T10:00Z}, seconds and up to nine decimals optional. */
    static long instant(byte[] bytes, int start, int end) {
        boolean isForm = end - start >= 17
                && bytes[end - 1] == 'Z'
                && bytes[start + 4] == '-'
                && bytes[start + 7] == '-'
                && bytes[start + 10] == 'T'
                && bytes[start + 13] == ':';
        if (!isForm) {
            return NONE;
        }
        int year = digits(bytes, start, 4);
        int month = digits(bytes, start + 5, 2);
        int day = digits(bytes, start + 8, 2);
        int hour = digits(bytes, start + 11, 2);
        int minute = digits(bytes, start + 14, 2);
        boolean hasSeconds = end - start > 17;
        int second =
                !hasSeconds ? 0 : end - start >= 20 && bytes[start + 16] == ':' ? digits(bytes, start + 17, 2) : -1;
        long nanos = end - start > 20 ? fraction(bytes, start + 19, end - 1) : 0;
        boolean isValid = year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= length(year, month)
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60
                && nanos >= 0;
        return isValid
                ? ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60 * NANOS + second * NANOS + nanos
                : NONE;
    }

    /** {@code PT0.25S}, up to nine decimals. */
    static long seconds(byte[] bytes, int start, int end) {
        boolean isForm = end - start >= 4 && bytes[start] == 'P' && bytes[start + 1] == 'T' && bytes[end - 1] == 'S';
        if (!isForm) {
            return NONE;
        }
        int point = start + 2;
        while (point < end - 1 && bytes[point] != '.') {
            point++;
        }
        int whole = point - start - 2 <= 9 ? digits(bytes, start + 2, point - start - 2) : -1;
        long nanos = point < end - 1 ? fraction(bytes, point, end - 1) : 0;
        return whole >= 0 && nanos >= 0 ? whole * NANOS + nanos : NONE;
    }

    /** A point and one to nine decimals as nanoseconds, or negative. */
    private static long fraction(byte[] bytes, int start, int end) {
        int decimals = end - start - 1;
        if (decimals < 1 || decimals > 9 || bytes[start] != '.') {
            return -1;
        }
        long nanos = digits(bytes, start + 1, decimals);
        for (int i = decimals; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** One to nine digits, or negative. */
    private static int digits(byte[] bytes, int start, int length) {
        int value = length == 0 ? -1 : 0;
        for (int i = start; i < start + length; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int length(int year, int month) {
        if (month == 2) {
            return isLeap(year) ? 29 : 28;
        }
        return month == 12 ? 31 : DAYS_BEFORE[month] - DAYS_BEFORE[month - 1];
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static long epochDay(int year, int month, int day) {
        int past = year - 1;
        int leapDays = past / 4 - past / 100 + past / 400;
        int dayOfYear = DAYS_BEFORE[month - 1] + day - 1 + (month > 2 && isLeap(year) ? 1 : 0);
        return past * 365L + leapDays + dayOfYear - 719_162;
    }
}
