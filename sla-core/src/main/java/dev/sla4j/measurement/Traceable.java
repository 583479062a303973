package dev.sla4j.measurement;

import java.time.Instant;

/**
 * The clauses by which a measurement is tied to a subject, a source and an identity, shared by all kinds.
 *
 * @param <M> the kind of measurement
 */
public interface Traceable<M extends Traceable<M>> {

    /**
     * Says what the measurement is about and where it came from.
     *
     * @return the origin, not null
     */
    Origin origin();

    /**
     * Returns a copy with another origin.
     *
     * @param origin the origin, not null
     * @return the copy, not null
     */
    M with(Origin origin);

    /**
     * Returns a copy that is about the named service, resource or site.
     *
     * @param subject the subject, not blank
     * @return the copy, not null
     */
    default M on(String subject) {
        return with(origin().withSubject(subject));
    }

    /**
     * Returns a copy that was handed in by the named monitor, ticket system or party.
     *
     * @param source the source, not blank
     * @return the copy, not null
     */
    default M from(String source) {
        return with(origin().withSource(source));
    }

    /**
     * Returns a copy with an identity: measurements of one kind with equal identity are the same thing (S28).
     *
     * @param id the identity, not blank
     * @return the copy, not null
     */
    default M id(String id) {
        return with(origin().withId(id));
    }

    /**
     * Returns a copy that says when this version of the facts became known. Of several versions with one identity the latest known wins (S28).
     *
     * @param knownAt the instant, not null
     * @return the copy, not null
     */
    default M knownAt(Instant knownAt) {
        return with(origin().withKnownAt(knownAt));
    }

    /**
     * Returns a copy with a free attribute, kept for explanations and filters.
     *
     * @param name the name of the attribute, not blank
     * @param value the value, not null
     * @return the copy, not null
     */
    default M attribute(String name, String value) {
        return with(origin().withAttribute(name, value));
    }
}
