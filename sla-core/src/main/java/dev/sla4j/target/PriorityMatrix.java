package dev.sla4j.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Priorities from impact and urgency, with overrides (C90), as a condition for each priority.
 *
 * <p>Models "the priority is taken from the table; an interruption of a clinical site is always P1":
 * <pre>{@code
 * PriorityMatrix priorities = PriorityMatrix.empty()
 *         .cell("high", "high", "P1").cell("high", "low", "P2").cell("low", "high", "P2")
 *         .always(Condition.is("site", "clinical"), "P1");
 * Selection.items("ticket").where(priorities.is("P1"))
 * }</pre>
 *
 * @param cells the cells of the table; of two that are alike the first counts
 * @param overrides what stands before the table, the first that accepts
 */
public record PriorityMatrix(List<PriorityMatrix.Rule> cells, List<PriorityMatrix.Rule> overrides) {

    /**
     * Things that a condition accepts have a priority.
     *
     * @param when the condition, not null
     * @param priority the priority, not blank
     */
    public record Rule(Condition when, String priority) {
        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the priority is blank
         */
        public Rule {
            Objects.requireNonNull(when, "when");
            Check.notBlank(priority, "priority");
        }
    }

    /** Copies. */
    public PriorityMatrix {
        cells = List.copyOf(cells);
        overrides = List.copyOf(overrides);
    }

    /**
     * A matrix without cells.
     *
     * @return the matrix, not null
     */
    public static PriorityMatrix empty() {
        return new PriorityMatrix(List.of(), List.of());
    }

    /**
     * Returns a copy with a cell.
     *
     * @param impact the value of the attribute {@code impact}
     * @param urgency the value of the attribute {@code urgency}
     * @param priority the priority, not blank
     * @return the copy, not null
     */
    public PriorityMatrix cell(String impact, String urgency, String priority) {
        List<Rule> more = new ArrayList<>(cells);
        more.add(new Rule(Condition.is("impact", impact).and(Condition.is("urgency", urgency)), priority));
        return new PriorityMatrix(more, overrides);
    }

    /**
     * Returns a copy with an override, which stands after those before.
     *
     * @param when what it is for, not null
     * @param priority the priority, not blank
     * @return the copy, not null
     */
    public PriorityMatrix always(Condition when, String priority) {
        List<Rule> more = new ArrayList<>(overrides);
        more.add(new Rule(when, priority));
        return new PriorityMatrix(cells, more);
    }

    /**
     * Accepts what has a priority: by the first override that accepts it, else by the first cell.
     *
     * @param priority the priority
     * @return the condition, not null
     * @throws IllegalArgumentException if no rule gives that priority
     */
    public Condition is(String priority) {
        List<Condition> ways = new ArrayList<>();
        Condition before = Condition.always();
        List<Rule> rules = new ArrayList<>(overrides);
        rules.addAll(cells);
        for (Rule rule : rules) {
            if (rule.priority().equals(priority)) {
                ways.add(before.and(rule.when()));
            } else {
                before = before.and(rule.when().negated());
            }
        }
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("priority (" + priority + ") must be one that a rule gives");
        }
        return ways.size() == 1 ? ways.get(0) : new Condition.Any(ways);
    }
}
