package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.ReaderBasedJsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a parser says of a text that is not JSON, in the words of a writer of documents: without its source and without settings of the parser. */
final class BrokenJson {
    /** How the rule begins that is broken where the parser cannot go on. */
    static final String WELL_FORMED = "must be well-formed: ";

    private static final String NO_VALUE = "must be text in quotes, a number, true or false, a list or an object";

    private static final Pattern SOURCE = Pattern.compile(" ?\\((start marker|for \\w+ starting) at \\[[^]]*]\\)");
    private static final Pattern TOKEN =
            Pattern.compile("(?:Unrecognized|Non-standard) token '(.*?)'.*", Pattern.DOTALL);

    /** The character that stands where something else should. */
    private static final String CHARACTER = ".*character \\('(.*?)' \\(code .*";

    /** What would be right by what the parser says; the character that it names stands for the mark. */
    private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

    static {
        say(
                CHARACTER + "was expecting comma to separate .*",
                "a comma or the end must follow, not @; maybe a text lacks its quotes");
        say(
                CHARACTER + "was expecting double-quote to start field name.*",
                "the name of a field in double quotes must follow, not @; after the last field there is no comma");
        say(CHARACTER + "was expecting a colon .*", "a colon must follow the name of a field, not @");
        say(CHARACTER + "comment.*", "there are no comments; a field whose name begins with x- may hold one");
        say(
                CHARACTER + "(in numeric value|Decimal point|Exponent indicator).*",
                "a number must be such as 12 or -0.5, without @");
        say(CHARACTER + "expected a value.*", "a value must follow, not @; after the last one there is no comma");
        say(
                CHARACTER + "expected a valid value.*",
                "a value must be text in double quotes, a number, true, false, a list or an object, and cannot begin with @");
        say(
                CHARACTER + "Expected space separating root-level.*",
                "one value must stand alone, not be followed by @; a measurement is an object, in braces");
        say("Invalid numeric value: Leading zeroes.*", "a number must not begin with 0 before other digits");
        say("Unexpected close marker '(.)': expected '(.)'.*", "what was begun must be ended by @2, not by @");
        say("Unexpected end-of-input.*", "the text ends too early; maybe a quote, a bracket or a brace is missing");
        say(
                "Illegal unquoted character.*",
                "a line break, or another control character, must be written as \\n or \\u000A in a text");
        say("Unrecognized character escape.*", "a backslash in a text must be written as \\\\");
    }

    private BrokenJson() {}

    private static void say(String message, String words) {
        WORDS.put(Pattern.compile(message, Pattern.DOTALL), words);
    }

    /**
     * Whether the parser has read a word that is no value, and nothing beyond it: so it is of numbers that are none, such as NaN, and of all words where
     * it reads characters. One that reads bytes takes the comma behind a word for a part of it.
     */
    static boolean isBehindWord(JsonParser parser, JsonProcessingException e) {
        return parser instanceof ReaderBasedJsonParser || e.getOriginalMessage().startsWith("Non-standard token");
    }

    /** The word that stands where a value should, or null if that is not what is wrong. */
    static @Nullable String word(JsonProcessingException e) {
        Matcher token = TOKEN.matcher(e.getOriginalMessage());
        return token.matches() ? Quoted.of(token.group(1)) : null;
    }

    /** The rule that a word breaks. */
    static String ruleOfWord(JsonProcessingException e) {
        return NO_VALUE + place(e);
    }

    /** Whether words that are no values are among what is wrong. */
    static boolean hasWord(SlaFormatException e) {
        return e.faults().stream().anyMatch(fault -> fault.rule().startsWith(NO_VALUE));
    }

    /** The rule that is broken where nothing more can be read. */
    static String rule(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        for (Map.Entry<Pattern, String> known : WORDS.entrySet()) {
            Matcher matcher = known.getKey().matcher(message);
            if (matcher.matches()) {
                return WELL_FORMED + words(known.getValue(), matcher) + place(e);
            }
        }
        return WELL_FORMED + SOURCE.matcher(message).replaceAll("") + place(e);
    }

    private static String words(String words, Matcher found) {
        String second = found.groupCount() < 2 || found.group(2) == null ? "" : found.group(2);
        String first = found.groupCount() < 1 ? "" : found.group(1);
        return words.replace("@2", '"' + Quoted.of(second) + '"').replace("@", '"' + Quoted.of(first) + '"');
    }

    private static String place(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null
                ? ""
                : "; see " + (place.getLineNr() > 1 ? "line " + place.getLineNr() + ", " : "") + "column "
                        + place.getColumnNr();
    }
}
