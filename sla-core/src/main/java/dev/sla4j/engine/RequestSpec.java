package dev.sla4j.engine;

import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Selection;
import dev.sla4j.time.Grid;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of requests to answer an indicator: which of them count, which are good, what is added up, in slots of which grid.
 *
 * <p>Equal specifications of different targets are one, so their tallies are held once.
 *
 * @param selection which requests count
 * @param good which of them are good; everything where nothing is asked
 * @param kept what is kept of them beside their number
 * @param grid the slots into which requests are added up
 */
record RequestSpec(Selection selection, Condition good, Kept kept, Grid grid) {

    /** What an indicator of requests needs. */
    static RequestSpec of(Indicator indicator, Kept.Functions functions, Grid grid) {
        return new RequestSpec(
                Indicators.selectionOf(indicator), Tally.goodOf(indicator), Kept.of(indicator, functions), grid);
    }

    /** Whether requests of a subject and a source are looked at. */
    boolean reads(String subject, @Nullable String source) {
        return (selection.subject() == null || selection.subject().equals(subject)) && selection.acceptsSource(source);
    }
}
