package dev.sla4j.agreement;

import dev.sla4j.value.OneLine;
import java.io.Serializable;
import java.util.List;

/**
 * Something by which the parts of an agreement do not fit together.
 *
 * @param place where, as the members that lead there, such as {@code targets}, {@code uptime}, {@code penalty}: a member of a list by its identity or name; empty for
 *     the agreement itself
 * @param part the part as people call it, such as {@code target uptime}; empty where the rule says it
 * @param rule which rule is broken and what would be right, not blank
 */
public record AgreementFault(List<String> place, String part, String rule) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Copies; what names and other texts of the agreement could forge a line with is shown by its number. */
    public AgreementFault {
        place = List.copyOf(place);
        part = OneLine.of(part);
        rule = OneLine.of(Check.notBlank(rule, "rule"));
    }

    static AgreementFault of(String rule, String... place) {
        return new AgreementFault(List.of(place), "", rule);
    }

    /** Returns part and rule. */
    @Override
    public String toString() {
        return part.isEmpty() ? rule : part + ": " + rule;
    }
}
