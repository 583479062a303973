package dev.sla4j.agreement;

import dev.sla4j.value.Limit;
import java.util.Objects;

/**
 * A credit is returned to the provider when a higher target is reached over the periods that follow (C85).
 *
 * <p>In the last of these periods the credit of the missed one is taken back whole: at its end. What was paid of it, claimed before that instant, is
 * returned; what was not claimed by then is not paid any more, so that nothing is paid after it was returned. Reached means that the figure of each of them lies within
 * the limit, and that there is one: a period for which nothing was promised reaches nothing. Where that is not known – too little is known of a figure, a
 * result is missing, the period still runs – nothing is returned for certain, and the whole credit is disputed; so is, where it was reached, what was
 * disputed of the credit (S20).
 *
 * @param target the target whose credits are returned, not blank
 * @param reached the higher target, not null
 * @param periods over how many periods after the missed one, at least 1, at most 1200
 */
public record EarnBack(String target, Limit reached, int periods) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the target is blank or the number of periods is not 1 to 1200
     */
    public EarnBack {
        Check.notBlank(target, "target");
        Objects.requireNonNull(reached, "reached");
        if (periods < 1 || periods > 1200) {
            throw new IllegalArgumentException("periods (" + periods + ") must be 1 to 1200");
        }
    }

    /**
     * Returns credits of a target.
     *
     * @param target the target whose credits are returned, not blank
     * @param reached the higher target, such as {@code >= 99.95%}
     * @param periods over how many periods after the missed one, at least 1
     * @return the rule, not null
     */
    public static EarnBack of(String target, String reached, int periods) {
        return new EarnBack(target, Limit.parse(reached), periods);
    }
}
