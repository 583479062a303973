package dev.sla4j.jackson;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The names of constants and policies in JSON: lower case with hyphens. */
final class Names {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    /** The name of a parameter in front of its value, and constants: units, and what drives a penalty. */
    private static final Pattern OWN_WORD = Pattern.compile("^[a-z]+([A-Z][a-z]+)+(?= \\(| must )"
            + "|(?<=\\b(unit|driver|of|as|not|be) \\(?)"
            + "(SHARE|TIME|NUMBER|FIGURE|SHORTFALL|DOWNTIME|POINTS|[A-Z]+(_[A-Z]+)+)\\b");

    /** A part of the model in a message about it, which stands in the document anyway. */
    private static final Pattern OWN_VALUE = Pattern.compile(" \\([A-Z][A-Za-z]*\\[.*]\\)(?= must )", Pattern.DOTALL);

    private static final int LONGEST_NAME = 40;

    private Names() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code exclusion-effect} for {@code ExclusionEffect}. */
    static String ofType(String simpleName) {
        return simpleName.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** {@code several-periods} for {@code severalPeriods}. */
    static String ofMember(String member) {
        return CAPITAL.matcher(member)
                .replaceAll(capital -> "-" + capital.group().toLowerCase(Locale.ROOT));
    }

    /** A message of the model in which its own words are spelled as in JSON; those of the user stay as they are. */
    static String inText(String message) {
        return OWN_WORD.matcher(OWN_VALUE.matcher(message).replaceAll("")).replaceAll(found -> {
            String word = found.group();
            boolean isConstant = Character.isUpperCase(word.charAt(0));
            return isConstant ? word.toLowerCase(Locale.ROOT).replace('_', '-') : ofMember(word);
        });
    }

    /** The hint that a known name is meant, or nothing if none is near: of its letters at most two are other ones, and less than half. */
    static String near(String name, Collection<String> known) {
        if (name.length() > LONGEST_NAME) {
            return "";
        }
        String nearest = "";
        int least = Math.min(3, (name.length() + 1) / 2);
        for (String each : known) {
            int apart = apart(name.toLowerCase(Locale.ROOT).replaceAll("[_ ]", "-"), each.toLowerCase(Locale.ROOT));
            if (apart < least) {
                least = apart;
                nearest = each;
            }
        }
        return nearest.isEmpty() ? "" : "; maybe " + nearest + " is meant";
    }

    /** How many letters must be put in, left out or replaced to make one name of another (Levenshtein). */
    private static int apart(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    /** One of the constants by its name. */
    static <T> @Nullable T read(Node node, T[] constants) {
        String text = node.textOrNull();
        for (T constant : constants) {
            if (constant instanceof Enum<?> named && of(named).equals(text)) {
                return constant;
            }
        }
        List<String> names = Arrays.stream(constants).map(c -> of((Enum<?>) c)).toList();
        node.fault("must be one of " + String.join(", ", names) + (text == null ? "" : near(text, names)));
        return null;
    }
}
