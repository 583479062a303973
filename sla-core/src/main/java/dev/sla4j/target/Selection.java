package dev.sla4j.target;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which single things an indicator counts: requests, samples or work items, and which of them.
 *
 * <p>Models the first half of a ratio clause: "all API requests, except throttled ones", "each MOS sample", "all priority 1 tickets". Things
 * that the condition does not accept are in neither term (C09).
 *
 * @param kind which kind of evidence, not null
 * @param name the metric of samples or the type of items, or null for all of the kind
 * @param subject the one subject whose things are counted, or null for those the target's scope selects
 * @param source the one source they come from, or null for all
 * @param where which of them count, not null
 * @param belonging to which period an item belongs; null exactly for other kinds
 */
public record Selection(
        Kind kind,
        @Nullable String name,
        @Nullable String subject,
        @Nullable String source,
        Condition where,
        @Nullable Belonging belonging) {

    /** Which kind of evidence is counted. */
    public enum Kind {
        /** Single requests and requests that were counted before. */
        REQUESTS,
        /** Numbers at instants. */
        SAMPLES,
        /** Tickets, calls, deliveries, jobs, orders. */
        ITEMS
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a text is blank, requests are asked for by name, or it is not said exactly of items to which period
     *     they belong
     */
    public Selection {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(where, "where");
        if (name != null) {
            Check.notBlank(name, "name");
            if (kind == Kind.REQUESTS) {
                throw new IllegalArgumentException(
                        "name (" + name + ") must not be given: requests are selected by" + " their attributes");
            }
        }
        if ((belonging != null) != (kind == Kind.ITEMS)) {
            throw new IllegalArgumentException("belonging (" + belonging + ") must be given exactly for items");
        }
        if (subject != null) {
            Check.notBlank(subject, "subject");
        }
        if (source != null) {
            Check.notBlank(source, "source");
        }
    }

    /**
     * All requests.
     *
     * @return the selection, not null
     */
    public static Selection requests() {
        return new Selection(Kind.REQUESTS, null, null, null, Condition.always(), null);
    }

    /**
     * All samples of a metric.
     *
     * @param metric the metric, such as {@code mos}, not blank
     * @return the selection, not null
     */
    public static Selection samples(String metric) {
        return new Selection(
                Kind.SAMPLES, Objects.requireNonNull(metric, "metric"), null, null, Condition.always(), null);
    }

    /**
     * All work items of a type.
     *
     * @param type the type, such as {@code ticket}, not blank
     * @return the selection, not null
     */
    public static Selection items(String type) {
        return new Selection(
                Kind.ITEMS, Objects.requireNonNull(type, "type"), null, null, Condition.always(), Belonging.due());
    }

    /**
     * Counts only things that a condition accepts, in addition to those before.
     *
     * @param condition the condition, not null
     * @return the selection, not null
     */
    public Selection where(Condition condition) {
        return new Selection(kind, name, subject, source, this.where.and(condition), belonging);
    }

    /**
     * Counts only things with one of some values of a text, such as {@code where("priority", "P1")}.
     *
     * @param key the key of the text: an attribute, or {@code outcome} of a request
     * @param values the values, at least one
     * @return the selection, not null
     */
    public Selection where(String key, String... values) {
        return where(Condition.is(key, values));
    }

    /**
     * Does not count things with one of some values of a text, such as {@code except("outcome", "throttled")}.
     *
     * @param key the key of the text
     * @param values the values, at least one
     * @return the selection, not null
     */
    public Selection except(String key, String... values) {
        return where(Condition.is(key, values).negated());
    }

    /**
     * Counts the things of one subject only.
     *
     * @param newSubject the subject, not blank
     * @return the selection, not null
     */
    public Selection on(String newSubject) {
        return new Selection(kind, name, Objects.requireNonNull(newSubject, "subject"), source, where, belonging);
    }

    /**
     * Counts the things of one source only.
     *
     * @param newSource the source, not blank
     * @return the selection, not null
     */
    public Selection fromSource(String newSource) {
        return new Selection(kind, name, subject, Objects.requireNonNull(newSource, "source"), where, belonging);
    }

    /**
     * Counts items in the period in which they first reached a milestone, such as {@code by("opened")}, instead of that in which they fall due.
     *
     * @param milestone the milestone, not blank
     * @return the selection, not null
     * @throws IllegalArgumentException if it is not of items
     */
    public Selection by(String milestone) {
        return belonging(Belonging.by(milestone));
    }

    /**
     * Counts items in the periods to which they belong by a rule.
     *
     * @param rule the rule, not null
     * @return the selection, not null
     * @throws IllegalArgumentException if it is not of items
     */
    public Selection belonging(Belonging rule) {
        return new Selection(kind, name, subject, source, where, Objects.requireNonNull(rule, "belonging"));
    }

    /**
     * Says whether a thing of a source is read.
     *
     * @param thingSource its source, or null if it is not named
     * @return true if it is read
     */
    public boolean acceptsSource(@Nullable String thingSource) {
        return source == null || source.equals(thingSource);
    }
}
