package dev.sla4j.value;

import java.util.Locale;

/**
 * Text from outside on one line of a rendering: whatever could end the line, turn its direction or hide in it is shown by its number.
 *
 * <p>A name or a reason is data. If it holds a line feed it must not forge a line of an explanation, and if it holds a mark that turns the direction of writing
 * it must not make an amount read backwards. Joiners stay, since scripts and emoji need them, and cannot move anything.
 */
public final class OneLine {
    private static final int LAST_PLAIN = 0x7E;

    private OneLine() {}

    /**
     * Returns a text on one line.
     *
     * @param text the text, not null
     * @return the text as it is, or with {@code \}{@code u202E} in the place of such a character
     */
    public static String of(String text) {
        int first = 0;
        while (first < text.length() && isPlain(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, first);
        text.codePoints().skip(first).forEach(c -> append(shown, c));
        return shown.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= LAST_PLAIN;
    }

    private static void append(StringBuilder shown, int c) {
        if (!isHidden(c)) {
            shown.appendCodePoint(c);
            return;
        }
        for (char unit : Character.toChars(c)) {
            String hex = Integer.toHexString(unit).toUpperCase(Locale.ROOT);
            shown.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
        }
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> c != '\u200C' && c != '\u200D';
            default -> false;
        };
    }
}
