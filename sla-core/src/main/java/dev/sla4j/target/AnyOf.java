package dev.sla4j.target;

import java.util.List;

/**
 * Down while at least one part is down; its weight is the highest of theirs (S6).
 *
 * <p>Parts that are absent are left out; where all are absent the whole is absent.
 *
 * @param parts the parts, at least one
 */
public record AnyOf(List<Downtime> parts) implements Downtime {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are no parts
     */
    public AnyOf {
        parts = Check.notEmpty(parts, "parts");
    }

    @Override
    public List<Downtime> operands() {
        return parts;
    }
}
