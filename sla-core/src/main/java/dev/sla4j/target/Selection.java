package dev.sla4j.target;

import dev.sla4j.time.Recurrence;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which single things an indicator counts: requests, samples or work items, and which of them.
 *
 * <p>Models the first half of a ratio clause: "all API requests, except throttled ones", "each MOS sample", "all priority 1 tickets". Things
 * that the condition does not accept are in neither term (C09); those of which it cannot be decided are undecided (S8).
 *
 * @param kind which kind of evidence, not null
 * @param name the metric of samples or the type of items, or null for all of the kind
 * @param subject the one subject whose things are counted, or null for those the target's scope selects
 * @param source the one source they come from, or null for all
 * @param where which of them count, not null
 * @param belonging to which period an item belongs; null exactly for other kinds
 * @param expected when items of the type are expected, or null if none are but those that exist
 */
public record Selection(
        Kind kind,
        @Nullable String name,
        @Nullable String subject,
        @Nullable String source,
        Condition where,
        @Nullable Belonging belonging,
        @Nullable Recurrence expected) {

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
     * @throws IllegalArgumentException if a text is blank, requests are asked for by name, it is not said exactly of items to which period they
     *     belong, or others than items of a type are expected
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
        if (expected != null && (kind != Kind.ITEMS || name == null)) {
            throw new IllegalArgumentException("expected (" + expected + ") must be given for items of a type only");
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
        return new Selection(Kind.REQUESTS, null, null, null, Condition.always(), null, null);
    }

    /**
     * All samples of a metric.
     *
     * @param metric the metric, such as {@code mos}, not blank
     * @return the selection, not null
     */
    public static Selection samples(String metric) {
        return new Selection(
                Kind.SAMPLES, Objects.requireNonNull(metric, "metric"), null, null, Condition.always(), null, null);
    }

    /**
     * All work items of a type.
     *
     * @param type the type, such as {@code ticket}, not blank
     * @return the selection, not null
     */
    public static Selection items(String type) {
        return new Selection(
                Kind.ITEMS,
                Objects.requireNonNull(type, "type"),
                null,
                null,
                Condition.always(),
                Belonging.due(),
                null);
    }

    /**
     * Counts only things that a condition accepts, in addition to those before.
     *
     * @param condition the condition, not null
     * @return the selection, not null
     */
    public Selection where(Condition condition) {
        return new Selection(kind, name, subject, source, this.where.and(condition), belonging, expected);
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
        return new Selection(
                kind, name, Objects.requireNonNull(newSubject, "subject"), source, where, belonging, expected);
    }

    /**
     * Counts the things of one source only.
     *
     * @param newSource the source, not blank
     * @return the selection, not null
     */
    public Selection fromSource(String newSource) {
        return new Selection(
                kind, name, subject, Objects.requireNonNull(newSource, "source"), where, belonging, expected);
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
        return new Selection(kind, name, subject, source, where, Objects.requireNonNull(rule, "belonging"), expected);
    }

    /**
     * Expects an item at each instant of a recurrence: "a report every Monday by 10:00" (C101).
     *
     * <p>Each instant is one item, with the milestone {@code expected} and the attribute {@code due} at that instant; what was delivered for it adds
     * its own moments and attributes, and what was not delivered counts as an item that is not done. So {@code LimitRule.until("due")} says by when,
     * and none, late and incorrect are conditions. A delivery is for the instant in its own attribute {@code due}, else for one by policy {@link
     * DeliveryMatch}, by its first moment. Of several for one instant the last one that had come when it was due counts, else the first.
     *
     * @param recurrence the instants, not null
     * @return the selection, not null
     * @throws IllegalArgumentException if it is not of items of a type
     */
    public Selection expecting(Recurrence recurrence) {
        return new Selection(
                kind, name, subject, source, where, belonging, Objects.requireNonNull(recurrence, "recurrence"));
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
