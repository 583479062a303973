package dev.sla4j.target;

import java.util.List;

/**
 * Down while every living part is down; its weight is the lowest of theirs (S6).
 *
 * <p>Parts that are absent are left out; where all are absent the whole is absent.
 *
 * @param parts the parts, at least one
 */
public record AllOf(List<Downtime> parts) implements Downtime {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are no parts
     */
    public AllOf {
        parts = Check.notEmpty(parts, "parts");
    }

    @Override
    public List<Downtime> operands() {
        return parts;
    }
}
