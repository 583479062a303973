package dev.sla4j.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sla4j.agreement.Agreement;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An agreement with what its document says beside it: the fields of its own that begin with {@code x-}.
 *
 * <p>Models what users keep with an agreement and this library does not read: the number of the contract, the owner, a link. Read it where
 * {@link Agreement} would be read; written, it gives the document with these fields at its end. Fields that begin with {@code x-} further inside the
 * document are ignored.
 *
 * @param agreement the agreement, not null
 * @param extensions the values by the names of their fields, which begin with {@code x-}; empty if there are none
 */
public record AgreementDocument(Agreement agreement, SortedMap<String, JsonNode> extensions) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a name does not begin with {@code x-}
     */
    public AgreementDocument {
        Objects.requireNonNull(agreement, "agreement");
        TreeMap<String, JsonNode> copy = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : extensions.entrySet()) {
            if (!entry.getKey().startsWith(Fields.FREE)) {
                throw new IllegalArgumentException("extension (" + entry.getKey() + ") must begin with " + Fields.FREE);
            }
            copy.put(entry.getKey(), Objects.requireNonNull(entry.getValue(), entry.getKey()));
        }
        extensions = Collections.unmodifiableSortedMap(copy);
    }
}
