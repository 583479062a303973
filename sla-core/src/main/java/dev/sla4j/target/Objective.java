package dev.sla4j.target;

import dev.sla4j.value.Limit;
import java.math.BigDecimal;
import java.util.List;

/**
 * When a promise is kept.
 *
 * <p>More members may be added in a minor release: a chain of {@code instanceof} over this type should end with a default.
 */
public sealed interface Objective
        permits LimitObjective, OtherFigure, Combined, Levels, Learned, LowestOfClasses, ProRata {

    /**
     * Kept while the figure lies within a limit, compared exactly.
     *
     * @param limit the limit, not null
     * @return the objective, not null
     */
    static LimitObjective within(Limit limit) {
        return new LimitObjective(limit, null);
    }

    /**
     * Kept while the figure lies within a limit, compared exactly.
     *
     * @param limit the limit, such as {@code >= 99.9%}
     * @return the objective, not null
     */
    static LimitObjective limit(String limit) {
        return within(Limit.parse(limit));
    }

    /**
     * Kept while the figure lies within the part of a limit that is expected so far: a quota for the whole period.
     *
     * @param limit the limit for the whole period, such as {@code >= 100}
     * @return the objective, not null
     */
    static ProRata proRata(String limit) {
        return new ProRata(Limit.parse(limit));
    }

    /**
     * Kept while the figure of another indicator lies within a limit.
     *
     * @param indicator the indicator, not null
     * @param limit the limit, such as {@code <= PT15M}
     * @return the objective, not null
     */
    static OtherFigure of(Indicator indicator, String limit) {
        return new OtherFigure(indicator, limit(limit));
    }

    /**
     * Kept while all parts are.
     *
     * @param parts the parts, at least one
     * @return the objective, not null
     */
    static Combined allOf(Objective... parts) {
        return new Combined(Math.max(1, parts.length), List.of(parts));
    }

    /**
     * Kept while at least one part is.
     *
     * @param parts the parts, at least one
     * @return the objective, not null
     */
    static Combined anyOf(Objective... parts) {
        return new Combined(1, List.of(parts));
    }

    /**
     * Kept while at least so many parts are.
     *
     * @param least how many, at least 1
     * @param parts the parts, at least as many
     * @return the objective, not null
     */
    static Combined atLeast(int least, Objective... parts) {
        return new Combined(least, List.of(parts));
    }

    /**
     * Several named levels; the first decides.
     *
     * @param levels the levels, at least one
     * @return the objective, not null
     */
    static Levels levels(Levels.Level... levels) {
        return new Levels(List.of(levels));
    }

    /**
     * A level of {@link #levels}.
     *
     * @param name its name, such as {@code minimum}, not blank
     * @param limit its limit, such as {@code >= 99.5%}
     * @return the level, not null
     */
    static Levels.Level level(String name, String limit) {
        return new Levels.Level(name, limit(limit));
    }

    /**
     * Kept while the figure is at most a multiple of what was usual before; undetermined until there are figures of all periods.
     *
     * @param factor the multiple, such as {@code 1.3}
     * @param centre what was usual: the mean or the median
     * @param periods of how many periods before, at least 1
     * @return the objective, not null
     */
    static Learned atMostUsual(String factor, Learned.Centre centre, int periods) {
        return new Learned(
                centre, periods, periods, new BigDecimal(factor), Learned.Direction.AT_MOST, StartUp.UNDETERMINED);
    }

    /**
     * Kept while the figure is at least a multiple of what was usual before; undetermined until there are figures of all periods.
     *
     * @param factor the multiple, such as {@code 0.9}
     * @param centre what was usual: the mean or the median
     * @param periods of how many periods before, at least 1
     * @return the objective, not null
     */
    static Learned atLeastUsual(String factor, Learned.Centre centre, int periods) {
        return new Learned(
                centre, periods, periods, new BigDecimal(factor), Learned.Direction.AT_LEAST, StartUp.UNDETERMINED);
    }

    /**
     * Returns the other indicators than that of the target that it judges.
     *
     * @return the indicators in their order; none if it judges the figure of the target only
     */
    default List<Indicator> indicators() {
        return List.of();
    }
}
