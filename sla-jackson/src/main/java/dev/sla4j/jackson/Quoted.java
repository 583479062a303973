package dev.sla4j.jackson;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;

/** Text of a document as a message shows it: on one line, shortened, with nothing in it that a log could take for its own. */
final class Quoted {
    private static final int SHOWN = 80;

    private Quoted() {}

    /** Text as it would stand between quotes, shortened; half of a surrogate pair is escaped too. */
    static String of(String text) {
        StringBuilder shortened = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> {
            if (isHidden(c)) {
                for (char unit : Character.toChars(c)) {
                    shortened.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
                }
            } else {
                shortened.append(JsonStringEncoder.getInstance().quoteAsString(Character.toString(c)));
            }
        });
        return shortened + (text.codePoints().skip(SHOWN).findAny().isPresent() ? "…" : "");
    }

    /** What a reader would not see, or not where it stands; quoting shows control characters. */
    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.SURROGATE
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (type == Character.CONTROL && c > ' ');
    }
}
