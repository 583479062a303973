package dev.sla4j.jackson;

import dev.sla4j.value.OneLine;
import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong in a document.
 *
 * @param path where, such as {@code targets[0].penalty.table[2]}; empty for the document itself
 * @param rule which rule is broken and what would be right, such as {@code must be a duration such as "PT5M"}
 * @param value the value as it stands in the document, shortened; empty if there is none
 */
public record Fault(String path, String rule, String value) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Of a longer rule, which names long texts of the document, the beginning tells enough. */
    private static final int LONGEST_RULE = 2000;

    /** Checks; a hint of a rule is of the same line, and no text of a document makes another. */
    public Fault {
        path = OneLine.of(Objects.requireNonNull(path, "path"));
        rule = OneLine.of(Objects.requireNonNull(rule, "rule").replace("\nMaybe ", "; maybe "));
        rule = rule.length() <= LONGEST_RULE ? rule : rule.substring(0, LONGEST_RULE) + "…";
        value = OneLine.of(Objects.requireNonNull(value, "value"));
    }

    /** Returns path, value and rule on one line. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? "document" : path;
        if (!rule.startsWith("must ")) {
            return where + ": " + rule;
        }
        return where + (value.isEmpty() ? " " : " (" + value + ") ") + rule;
    }
}
