package dev.sla4j.target;

import dev.sla4j.value.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The named conventions by which calls are counted (S15), as compositions of the general vocabulary.
 *
 * <p>They are work items of the type that {@code WorkItem.call} makes, which reach the milestones {@code offered} (at the switch),
 * {@code received} (by the system), {@code accepted} (into the queue), {@code answered} (by a person) and {@code abandoned} (by the caller). They
 * belong to the period in which they were offered. Agreements differ in which calls stand below the line, and in whether a caller who gave up
 * within some seconds counts (C97, A18):
 * <pre>{@code
 * CallCentre.over(Calls.OFFERED).withoutShort(Duration.ofSeconds(5)).abandonment()      // at most 3 %
 * CallCentre.over(Calls.OFFERED).answeredWithin(Duration.ofSeconds(20))                  // at least 80 %
 * }</pre>
 *
 * @param calls which calls count
 * @param shortCall calls that were abandoned sooner than that are in neither term; null if all count
 */
public record CallCentre(CallCentre.Calls calls, @Nullable Duration shortCall) {

    /** Which calls stand below the line, by the milestone they reached. */
    public enum Calls {
        /** All that reached the switch. */
        OFFERED("offered"),
        /** Those that the system took. */
        RECEIVED("received"),
        /** Those that entered the queue. */
        ACCEPTED("accepted"),
        /** Those that a person answered. */
        ANSWERED("answered");

        private final String milestone;

        Calls(String milestone) {
            this.milestone = milestone;
        }
    }

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the wait is not above zero
     */
    public CallCentre {
        Objects.requireNonNull(calls, "calls");
        if (shortCall != null) {
            Check.positive(shortCall, "shortCall");
        }
    }

    /**
     * The conventions over some calls.
     *
     * @param calls which calls count, not null
     * @return the conventions, not null
     */
    public static CallCentre over(Calls calls) {
        return new CallCentre(calls, null);
    }

    /**
     * Returns a copy in which calls that are abandoned sooner than after some wait are in neither term.
     *
     * @param wait the wait; exactly that long counts
     * @return the copy, not null
     */
    public CallCentre withoutShort(Duration wait) {
        return new CallCentre(calls, Objects.requireNonNull(wait, "wait"));
    }

    /**
     * The calls that count.
     *
     * @return the selection, not null
     */
    public Selection selection() {
        Selection all = Selection.items("call").by("offered").where(Condition.reached(calls.milestone));
        return shortCall == null ? all : all.where(shortlyAbandoned(shortCall).negated());
    }

    /**
     * The share of calls that were abandoned, each once: of the calls that count those that were abandoned ÷ the calls that count.
     *
     * <p>Abandoned ÷ answered is no share, because what was abandoned was not answered. It is one count divided by another, for a limit such as at
     * most 0.03:
     * <pre>{@code
     * Indicator.count(CallCentre.over(Calls.OFFERED).selection().where(Condition.reached("abandoned")))
     *         .dividedBy(Indicator.count(CallCentre.over(Calls.ANSWERED).selection()))
     * }</pre>
     *
     * @return the indicator, for a limit such as at most 3 %
     * @throws IllegalArgumentException over answered calls
     */
    public Share abandonment() {
        if (calls == Calls.ANSWERED) {
            throw new IllegalArgumentException(
                    "abandoned calls are no share of those that were answered: write abandoned ÷ answered as"
                            + " Indicator.count(CallCentre.over(Calls.OFFERED).selection().where(Condition.reached(\"abandoned\")))"
                            + ".dividedBy(Indicator.count(CallCentre.over(Calls.ANSWERED).selection())),"
                            + " with a limit such as at most 0.03");
        }
        return Indicator.share(selection(), Condition.reached("abandoned"));
    }

    /**
     * The service factor, such as 80/20: calls answered within a time ÷ the calls that count.
     *
     * @param time the time from being offered to being answered, above zero
     * @return the indicator, for a limit such as at least 80 %
     * @throws IllegalArgumentException if the time is not above zero
     */
    public Share answeredWithin(Duration time) {
        return Indicator.share(selection(), reachedWithin("answered", atMost(time)));
    }

    /**
     * The service factor that counts callers who gave up within the time as served: (answered + abandoned within a time) ÷ the calls that count.
     *
     * @param time the time from being offered, above zero
     * @return the indicator
     * @throws IllegalArgumentException if the time is not above zero
     */
    public Share answeredOrAbandonedWithin(Duration time) {
        Limit limit = atMost(time);
        return Indicator.share(selection(), reachedWithin("answered", limit).or(reachedWithin("abandoned", limit)));
    }

    /**
     * The average speed of answer: the wait of answered calls in total ÷ the calls that count, so that an abandoned call adds no wait.
     *
     * @return the indicator, for a limit such as at most 30 s
     */
    public Statistic averageSpeedOfAnswer() {
        return Indicator.statistic(
                Statistic.Kind.MEAN, selection(), waitUntil("answered").orElse("PT0S"));
    }

    /**
     * The average wait until a call is answered or abandoned: the wait in total ÷ the calls that count.
     *
     * @return the indicator
     */
    public Statistic averageWait() {
        return Indicator.statistic(Statistic.Kind.MEAN, selection(), waitUntil("answered", "abandoned"));
    }

    private static Limit atMost(Duration time) {
        return Limit.parse("<= " + Check.positive(time, "time"));
    }

    private static Condition shortlyAbandoned(Duration wait) {
        return reachedWithin("abandoned", Limit.parse("< " + wait));
    }

    /** Once reached, or not: a call that was not answered will not be in this sense, so nothing is pending. */
    private static Condition reachedWithin(String milestone, Limit limit) {
        return Condition.reached(milestone).and(Condition.within(waitUntil(milestone), limit));
    }

    private static Clock waitUntil(String... milestones) {
        return Clock.between("offered", List.of(milestones)).neverPaused();
    }
}
