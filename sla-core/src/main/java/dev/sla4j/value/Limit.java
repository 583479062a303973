package dev.sla4j.value;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The condition on a figure that keeps a promise or selects a row of a table.
 *
 * <p>Models "<i>at least 99.9 %</i>", "<i>within 30 minutes</i>", "<i>less than 99.9 % but at least 99.0 %</i>". One
 * bound or two, each inclusive or exclusive as the clause says (C49: half-open rows are written exactly; A10: a figure
 * that falls between two rows is no accident of rounding).
 *
 * <p><b>Definition.</b> {@code accepts(x)} is {@code lower <= x} ({@code <} if exclusive) and {@code x <= upper}
 * ({@code <} if exclusive), decided on exact values (S16); nothing is rounded unless the caller rounded the figure
 * before, with {@link Figure#rounded}. A figure of another unit and a figure that is none are refused: nothing measured
 * keeps no promise and breaks none.
 *
 * <p><b>Text.</b> {@code >= 99.9%}, {@code > PT1H}, {@code <= 5}, {@code < 99.9%}, {@code >= 95% and < 99%}; figures as
 * in {@link Figure#parse}.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @param lower  the lower bound, null if there is none
 * @param upper  the upper bound, null if there is none
 */
public record Limit(@Nullable Bound lower, @Nullable Bound upper) {

    private static final Pattern PART = Pattern.compile("(>=|>|≥|<=|<|≤) *([^ ].*)");
    private static final Set<String> LOWER_SIGNS = Set.of(">=", ">", "≥");

    /**
     * Checks that some figure can be accepted and some refused.
     *
     * @throws IllegalArgumentException if there is no bound, if the units differ, or if no figure lies between the
     *     bounds
     */
    public Limit {
        if (lower == null && upper == null) {
            throw new IllegalArgumentException("limit (none) must have a lower or an upper bound");
        }
        if (lower != null && upper != null) {
            int order = Figure.compare(lower.figure(), upper.figure());
            if (order > 0) {
                throw Check.failure("lower", lower.figure(), "must not be above upper (" + upper.figure() + ")");
            }
            if (order == 0 && !(lower.inclusive() && upper.inclusive())) {
                throw Check.failure("lower", lower.figure(), "must be below upper unless both are inclusive");
            }
        }
    }

    /**
     * Obtains a limit from its bounds.
     *
     * @param lower  the lower bound, null if there is none
     * @param upper  the upper bound, null if there is none
     * @return the limit, not null
     * @throws IllegalArgumentException if there is no bound, if the units differ, or if no figure lies between the
     *     bounds
     */
    public static Limit of(@Nullable Bound lower, @Nullable Bound upper) {
        return new Limit(lower, upper);
    }

    /**
     * "At least": the figure or more.
     *
     * @param figure  the figure as text, see {@link Figure#parse}, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if the text is no figure
     */
    public static Limit atLeast(String figure) {
        return atLeast(Figure.parse(figure));
    }

    /**
     * "At least": the figure or more.
     *
     * @param figure  the figure, measured, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if the figure is none
     */
    public static Limit atLeast(Figure figure) {
        return new Limit(new Bound(figure, true), null);
    }

    /**
     * "More than": above the figure, not at it.
     *
     * @param figure  the figure as text, see {@link Figure#parse}, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if the text is no figure
     */
    public static Limit moreThan(String figure) {
        return moreThan(Figure.parse(figure));
    }

    /**
     * "More than": above the figure, not at it.
     *
     * @param figure  the figure, measured, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if the figure is none
     */
    public static Limit moreThan(Figure figure) {
        return new Limit(new Bound(figure, false), null);
    }

    /**
     * "At most", "within": the figure or less.
     *
     * @param figure  the figure as text, see {@link Figure#parse}, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if the text is no figure
     */
    public static Limit atMost(String figure) {
        return atMost(Figure.parse(figure));
    }

    /**
     * "At most", "within": the figure or less.
     *
     * @param figure  the figure, measured, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if the figure is none
     */
    public static Limit atMost(Figure figure) {
        return new Limit(null, new Bound(figure, true));
    }

    /**
     * "Less than": below the figure, not at it.
     *
     * @param figure  the figure as text, see {@link Figure#parse}, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if the text is no figure
     */
    public static Limit below(String figure) {
        return below(Figure.parse(figure));
    }

    /**
     * "Less than": below the figure, not at it.
     *
     * @param figure  the figure, measured, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if the figure is none
     */
    public static Limit below(Figure figure) {
        return new Limit(null, new Bound(figure, false));
    }

    /**
     * "Between … and …": both figures included.
     *
     * @param lowest  the lowest accepted figure as text, see {@link Figure#parse}, not null
     * @param highest  the highest accepted figure as text, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if a text is no figure, the units differ, or the lowest is above the highest
     */
    public static Limit within(String lowest, String highest) {
        return within(Figure.parse(lowest), Figure.parse(highest));
    }

    /**
     * "Between … and …": both figures included.
     *
     * @param lowest  the lowest accepted figure, measured, not null
     * @param highest  the highest accepted figure, measured, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if a figure is none, the units differ, or the lowest is above the highest
     */
    public static Limit within(Figure lowest, Figure highest) {
        return new Limit(new Bound(lowest, true), new Bound(highest, true));
    }

    /**
     * Obtains a limit from text: {@code >= 99.9%}, {@code > PT1H}, {@code <= 5}, {@code >= 95% and < 99%}.
     *
     * <p>The signs ≥ and ≤ are read too. Spaces after a sign may be left out; the two parts may stand in either order.
     *
     * @param text  the text, not null
     * @return the limit, not null
     * @throws IllegalArgumentException if the text is not of this form, or for the reasons of {@link #of}
     */
    public static Limit parse(String text) {
        requireNonNull(text, "text");
        Bound lower = null;
        Bound upper = null;
        for (String part : text.split(" and ", -1)) {
            Matcher matcher = PART.matcher(part);
            boolean isPart = matcher.matches();
            boolean isLower = isPart && LOWER_SIGNS.contains(matcher.group(1));
            if (!isPart || (isLower ? lower : upper) != null) {
                throw Check.failure("text", text, "must be a limit such as >= 99.9% or >= 95% and < 99%");
            }
            boolean inclusive =
                    !matcher.group(1).equals(">") && !matcher.group(1).equals("<");
            Bound bound = new Bound(Figure.parse(matcher.group(2)), inclusive);
            if (isLower) {
                lower = bound;
            } else {
                upper = bound;
            }
        }
        return new Limit(lower, upper);
    }

    /**
     * Returns what the limit is about.
     *
     * @return the unit of its bounds, never {@code NONE}, not null
     */
    public Figure.Unit unit() {
        return bounds().get(0).figure().unit();
    }

    /**
     * Returns whether there is one bound only.
     *
     * @return true if one bound, false if two
     */
    public boolean isOneSided() {
        return lower == null || upper == null;
    }

    /**
     * Returns whether a figure keeps the limit, exactly.
     *
     * @param figure  the figure, of the unit of this limit, not null
     * @return true if it lies within
     * @throws IllegalArgumentException if the figure is none or of another unit
     */
    public boolean accepts(Figure figure) {
        requireNonNull(figure, "figure");
        if (lower != null) {
            int side = Figure.compare(figure, lower.figure());
            if (side < 0 || (side == 0 && !lower.inclusive())) {
                return false;
            }
        }
        if (upper != null) {
            int side = Figure.compare(figure, upper.figure());
            return side < 0 || (side == 0 && upper.inclusive());
        }
        return true;
    }

    /**
     * Returns how far a figure lies from breaking or keeping the limit.
     *
     * <p><b>Definition.</b> {@code figure - lower} or {@code upper - figure}; with two bounds the smaller of both. So
     * it is positive inside, negative outside, and zero exactly at a bound – which is accepted if that bound is
     * inclusive and missed if it is exclusive: ask {@link #accepts} for the verdict, not the sign of a zero. The unit
     * is that of {@link Figure#value}: a fraction for shares (0.0005 is 0.05 percentage points), seconds for times, the
     * number itself.
     *
     * @param figure  the figure, of the unit of this limit, not null
     * @return the signed distance, not null
     * @throws IllegalArgumentException if the figure is none or of another unit
     */
    public Ratio margin(Figure figure) {
        requireNonNull(figure, "figure");
        Ratio margin = null;
        if (lower != null) {
            margin = distance(lower, figure);
        }
        if (upper != null) {
            Ratio below = distance(upper, figure).negated();
            margin = margin == null ? below : margin.min(below);
        }
        return requireNonNull(margin, "margin"); // there is at least one bound
    }

    /**
     * Returns the limit for people: {@code ≥ 99.9 %}, {@code < 4 h}, {@code ≥ 95 % and < 99 %}.
     *
     * <p>Bounds are written exactly: a bound without a finite decimal form is written as a fraction.
     *
     * @return the text, not null
     */
    public String toText() {
        return text("≥ ", "≤ ", true);
    }

    /**
     * Returns the exact limit in ASCII, {@code >= 95% and < 99%}; {@link #parse} reads it.
     *
     * @return the text, not null
     */
    @Override
    public String toString() {
        return text(">= ", "<= ", false);
    }

    /** The bounds there are, the lower first. */
    List<Bound> bounds() {
        List<Bound> bounds = new ArrayList<>(2);
        if (lower != null) {
            bounds.add(lower);
        }
        if (upper != null) {
            bounds.add(upper);
        }
        return bounds;
    }

    private static Ratio distance(Bound bound, Figure figure) {
        FigureText.requireSameUnit(figure, bound.figure());
        return figure.value().minus(bound.figure().value());
    }

    private String text(String atLeast, String atMost, boolean forPeople) {
        StringBuilder text = new StringBuilder();
        if (lower != null) {
            text.append(lower.inclusive() ? atLeast : "> ").append(text(lower.figure(), forPeople));
        }
        if (upper != null) {
            text.append(lower == null ? "" : " and ")
                    .append(upper.inclusive() ? atMost : "< ")
                    .append(text(upper.figure(), forPeople));
        }
        return text.toString();
    }

    private static String text(Figure figure, boolean forPeople) {
        return forPeople ? FigureText.exact(figure) : figure.toString();
    }
}
