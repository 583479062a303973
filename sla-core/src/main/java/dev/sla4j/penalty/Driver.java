package dev.sla4j.penalty;

import dev.sla4j.value.Figure;

/** What drives a penalty: the value that its formula is applied to. */
public enum Driver {
    /** The figure of the target. */
    FIGURE,
    /** The down time of the period in total, without weights of impact or population; where subjects are pooled, the sum of theirs. */
    DOWNTIME,
    /** The down time of each outage that began in the period, as a whole and without weights: one amount for each. */
    EACH_OUTAGE;

    /**
     * Returns the unit of the value, given that of the figure.
     *
     * @param figure the unit of the figure, not null
     * @return the unit, not null
     */
    public Figure.Unit unit(Figure.Unit figure) {
        return this == FIGURE ? figure : Figure.Unit.TIME;
    }
}
