package dev.sla4j.agreement;

import java.util.Objects;

/**
 * A party to an agreement.
 *
 * @param role its role, not null
 * @param name its name, not blank
 */
public record Party(Role role, String name) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Party {
        Objects.requireNonNull(role, "role");
        Check.notBlank(name, "name");
    }

    /** The role of a party. */
    public enum Role {
        /** The one who promises. */
        PROVIDER,
        /** The one to whom it is promised. */
        CUSTOMER
    }
}
