package dev.sla4j.report;

import java.util.Comparator;

/** Texts in the order of their characters, but runs of digits in the order of their numbers: line 3 comes before line 10. Texts that differ are never equal. */
final class NaturalOrder {
    static final Comparator<String> OF_TEXTS =
            ((Comparator<String>) NaturalOrder::byNumbers).thenComparing(Comparator.naturalOrder());

    private NaturalOrder() {}

    private static int byNumbers(String one, String other) {
        int i = 0;
        int k = 0;
        while (i < one.length() && k < other.length()) {
            if (isDigit(one, i) && isDigit(other, k)) {
                int firstEnd = endOfDigits(one, i);
                int secondEnd = endOfDigits(other, k);
                int order = compareNumbers(one.substring(i, firstEnd), other.substring(k, secondEnd));
                if (order != 0) {
                    return order;
                }
                i = firstEnd;
                k = secondEnd;
            } else if (one.charAt(i) != other.charAt(k)) {
                return Character.compare(one.charAt(i), other.charAt(k));
            } else {
                i++;
                k++;
            }
        }
        return Integer.compare(one.length() - i, other.length() - k);
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text, end)) {
            end++;
        }
        return end;
    }

    /** Without leading zeros the longer one is the greater, so numbers may be of any length. */
    private static int compareNumbers(String one, String other) {
        String a = one.replaceFirst("^0+", "");
        String b = other.replaceFirst("^0+", "");
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }
}
