package dev.sla4j.target;

import java.util.List;

/**
 * Kept while at least so many of several objectives are.
 *
 * <p>Models "met if both the mean and the 90th percentile are" (all of), "missed if either" (all of, seen from the other side), "two of three indicators"
 * (at least). Three-valued: met once enough parts are met, missed once not enough of them can be, undetermined otherwise. Parts that do not apply
 * are left out, and no more are asked for than apply; if none does, the whole does not.
 *
 * @param least how many, at least 1 and at most all
 * @param parts the objectives, at least one
 */
public record Combined(int least, List<Objective> parts) implements Objective {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no part, or fewer than one or more than all are asked for
     */
    public Combined {
        parts = Check.notEmpty(parts, "parts");
        if (Check.atLeast(least, 1, "least") > parts.size()) {
            throw new IllegalArgumentException("least (" + least + ") must be at most " + parts.size() + ", all parts");
        }
    }

    @Override
    public List<Indicator> indicators() {
        return parts.stream().flatMap(part -> part.indicators().stream()).toList();
    }
}
