package dev.sla4j.target;

import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure that stands only on enough evidence.
 *
 * <p>Models "satisfaction of at least 90 %, based on at least 30 answers and a response rate of 20 %", "months with fewer than 100 requests are not
 * judged". Where a requirement is not fulfilled there is no figure, and the verdict is undetermined with the cause <em>insufficient</em>, never met (D9);
 * the explanation still tells what would have come out.
 *
 * <p>Memory: that of the figure and of all that is required; what they have in common is held once.
 *
 * @param of what is measured, not null
 * @param requirements what must be fulfilled, at least one
 */
public record Sufficient(Indicator of, List<Requirement> requirements) implements Indicator {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no requirement, or things are required of an indicator that counts none
     */
    public Sufficient {
        Objects.requireNonNull(of, "of");
        requirements = List.copyOf(requirements);
        if (requirements.isEmpty()) {
            throw new IllegalArgumentException("requirements must not be empty");
        }
        boolean counts =
                of instanceof Share || of instanceof Statistic || of instanceof Percentile || of instanceof Custom;
        for (Requirement requirement : requirements) {
            if (requirement.evidence() == null && !counts) {
                throw new IllegalArgumentException("requirement (" + requirement.limit()
                        + ") must name an indicator, because " + of + " counts nothing");
            }
        }
    }

    /**
     * Adds a requirement.
     *
     * @param evidence the indicator whose figure must lie within a limit, not null
     * @param limit the limit, of its unit
     * @return a copy, not null
     */
    @Override
    public Sufficient requiring(Indicator evidence, Limit limit) {
        return with(new Requirement(Objects.requireNonNull(evidence, "evidence"), limit));
    }

    @Override
    public Sufficient requiringCount(long least) {
        return with(new Requirement(null, Limit.atLeast(Figure.count(least))));
    }

    private Sufficient with(Requirement requirement) {
        List<Requirement> more = new ArrayList<>(requirements);
        more.add(requirement);
        return new Sufficient(of, more);
    }

    @Override
    public List<Indicator> operands() {
        List<Indicator> all = new ArrayList<>(List.of(of));
        for (Requirement requirement : requirements) {
            if (requirement.evidence() != null) {
                all.add(requirement.evidence());
            }
        }
        return all;
    }

    @Override
    public Figure.Unit unit() {
        return of.unit();
    }

    /**
     * What must be fulfilled for a figure to stand.
     *
     * @param evidence the indicator whose figure is asked for, or null for the number of things that the figure counts and that are decided
     * @param limit within which limit it must lie, of its unit
     */
    public record Requirement(@Nullable Indicator evidence, Limit limit) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the limit is of another unit
         */
        public Requirement {
            Figure.Unit unit = evidence == null ? Figure.Unit.NUMBER : evidence.unit();
            if (limit.unit() != unit) {
                throw new IllegalArgumentException("limit (" + limit + ") must be of unit " + unit);
            }
        }
    }
}
