package dev.sla4j.agreement;

import dev.sla4j.value.OneLine;
import java.util.List;
import java.util.stream.Collectors;

/** An agreement whose parts do not fit together: all that is wrong with it, and where. */
public final class AgreementException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final AgreementFault[] faults;

    AgreementException(String agreement, List<AgreementFault> faults) {
        super("agreement " + OneLine.of(agreement) + ": "
                + faults.stream().map(AgreementFault::toString).collect(Collectors.joining("; ")));
        this.faults = faults.toArray(new AgreementFault[0]);
    }

    /**
     * Returns what is wrong.
     *
     * @return the faults in the order of the agreement, at least one
     */
    public List<AgreementFault> faults() {
        return List.of(faults);
    }
}
