package dev.sla4j.jackson;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of constants and policies in JSON: lower case with hyphens. */
final class Names {
    private Names() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code exclusion-effect} for {@code ExclusionEffect}. */
    static String ofType(String simpleName) {
        return simpleName.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** One of the constants by its name. */
    static <T> @Nullable T read(Node node, T[] constants) {
        String text = node.textOrNull();
        for (T constant : constants) {
            if (constant instanceof Enum<?> named && of(named).equals(text)) {
                return constant;
            }
        }
        node.fault("must be one of "
                + Arrays.stream(constants).map(c -> of((Enum<?>) c)).collect(Collectors.joining(", ")));
        return null;
    }
}
