package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A document that is JSON but not of the format: the faults that were found, each with its path, the rule and the value.
 *
 * <p>All faults are told that can be found in one reading, up to a hundred; what is no JSON ends the reading, and what is none from its
 * first character on is told by Jackson's own exceptions, except in {@link MeasurementLines}.
 */
public final class SlaFormatException extends JsonMappingException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<Fault> faults;

    SlaFormatException(List<Fault> faults, int count, String where) {
        super(null, message(faults, count, where), (JsonLocation) null);
        this.faults = new ArrayList<>(faults);
    }

    /**
     * Returns what is wrong.
     *
     * @return the faults in the order of the document, at least one and at most a hundred
     */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    private static String message(List<Fault> faults, int count, String where) {
        if (count == 1) {
            return where + faults.get(0);
        }
        String more = count > faults.size() ? "\n  and " + (count - faults.size()) + " more" : "";
        return faults.stream()
                .map(Fault::toString)
                .collect(Collectors.joining("\n  ", where + count + " faults:\n  ", more));
    }
}
