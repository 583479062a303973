package dev.sla4j.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What an agreement is to the customer's: the service level agreement itself, or what its provider was promised to be able to keep it.
 *
 * <p>Models ITIL's three: the SLA with the customer, the operational level agreement with a team of the same house, and the underpinning contract
 * with a supplier. They are measured and settled alike; the kind says which agreements the other two support, so that a missed promise can be traced
 * to what should have carried it. Immutable.
 *
 * @param type which of the three, not null
 * @param supports the identities of the agreements that it supports, each once; none of an SLA
 */
public record AgreementKind(Type type, List<String> supports) {

    /** A service level agreement with a customer: what an agreement is unless it says otherwise. */
    public static final AgreementKind SLA = new AgreementKind(Type.SLA, List.of());

    /** Which of the three. */
    public enum Type {
        /** A service level agreement with a customer. */
        SLA,
        /** An operational level agreement: what one team promises another of the same house. */
        OLA,
        /** An underpinning contract: what a supplier promises the provider. */
        UNDERPINNING_CONTRACT
    }

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if an SLA supports another agreement, or an identity is blank or stated twice
     */
    public AgreementKind {
        Objects.requireNonNull(type, "type");
        supports = List.copyOf(supports);
        supports.forEach(agreement -> Check.notBlank(agreement, "supports"));
        if (type == Type.SLA && !supports.isEmpty()) {
            throw new IllegalArgumentException("supports (" + supports
                    + ") must be empty of an SLA; an OLA or an underpinning contract supports one");
        }
        if (supports.stream().distinct().count() < supports.size()) {
            throw new IllegalArgumentException("supports (" + supports + ") must name each agreement once only");
        }
    }

    /**
     * An operational level agreement.
     *
     * @param supports the identities of the agreements that it supports
     * @return the kind, not null
     */
    public static AgreementKind ola(String... supports) {
        return new AgreementKind(Type.OLA, Arrays.asList(supports));
    }

    /**
     * An underpinning contract.
     *
     * @param supports the identities of the agreements that it supports
     * @return the kind, not null
     */
    public static AgreementKind underpinningContract(String... supports) {
        return new AgreementKind(Type.UNDERPINNING_CONTRACT, Arrays.asList(supports));
    }

    /**
     * Says whether it supports an agreement.
     *
     * @param agreement the identity of the other agreement, not null
     * @return true if it does
     */
    public boolean supports(String agreement) {
        return supports.contains(Objects.requireNonNull(agreement, "agreement"));
    }
}
