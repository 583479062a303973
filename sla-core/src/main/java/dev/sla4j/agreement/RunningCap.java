package dev.sla4j.agreement;

import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import org.jspecify.annotations.Nullable;

/**
 * The most that is paid over several periods: "at most 8 % of the fees of the subscription period", "in no more than three months of a year".
 *
 * <p>What was credited before is read from the results of the earlier periods in the span. A share is of the base summed over all periods of
 * the span.
 *
 * @param periods the number of periods that are looked at, this one included and last, or 0 for the whole term
 * @param cap the most that is paid in them, or null if it is only counted how many are credited
 * @param credited in how many of them a credit is paid at most, or 0 if that is not limited
 */
public record RunningCap(int periods, @Nullable Cap cap, int credited) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the number of periods is negative or above 1200, or not exactly one of a cap and a number is stated
     */
    public RunningCap {
        if (periods < 0 || periods > 1200) {
            throw new IllegalArgumentException("periods (" + periods + ") must be 0 to 1200");
        }
        if (credited < 0 || (cap == null) == (credited == 0)) {
            throw new IllegalArgumentException("credited (" + credited
                    + ") must be a number above zero, and beside it no cap stands, or 0 and one does");
        }
    }

    /**
     * At most a share of all fees of the term.
     *
     * @param percent the share, such as {@code 8%}
     * @return the cap, not null
     */
    public static RunningCap ofTerm(String percent) {
        return of(0, new Cap(Amount.share(percent), Base.allFees()));
    }

    /**
     * At most so much in so many periods.
     *
     * @param periods the number of periods, this one included and last, or 0 for the whole term
     * @param cap the most that is paid in them, not null
     * @return the cap, not null
     */
    public static RunningCap of(int periods, Cap cap) {
        return new RunningCap(periods, cap, 0);
    }

    /**
     * A credit in at most so many of the last so many periods.
     *
     * @param credited in how many, at least 1
     * @param periods of how many, this one included and last, or 0 for the whole term
     * @return the cap, not null
     */
    public static RunningCap credited(int credited, int periods) {
        return new RunningCap(periods, null, credited);
    }
}
