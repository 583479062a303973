package dev.sla4j.engine;

import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.Grid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of requests to answer an indicator: which of them count, which are good, what is added up, in slots of which grid.
 *
 * <p>Equal specifications of different targets are one, so their tallies are held once.
 *
 * @param selection which requests count
 * @param good which of them are good; everything where nothing is asked
 * @param weight by which number each counts, or null for one
 * @param quantity of which number or time a statistic is wanted, or null
 * @param grid the slots into which requests are added up
 */
record RequestSpec(
        Selection selection,
        Condition good,
        @Nullable Quantity weight,
        @Nullable Quantity quantity,
        Grid grid) {

    RequestSpec {
        Objects.requireNonNull(selection, "selection");
    }

    /** What a share or a statistic of requests needs. */
    static RequestSpec of(Indicator indicator, Grid grid) {
        if (indicator instanceof Share share) {
            return new RequestSpec(share.of(), share.good(), share.weight(), null, grid);
        }
        if (indicator instanceof Statistic statistic) {
            return new RequestSpec(statistic.of(), Condition.always(), null, statistic.quantity(), grid);
        }
        throw new AssertionError("unhandled indicator " + indicator);
    }

    /** Whether requests of a subject and a source are looked at. */
    boolean reads(String subject, @Nullable String source) {
        return (selection.subject() == null || selection.subject().equals(subject)) && selection.acceptsSource(source);
    }

    /** Whether more is kept than numbers of requests. */
    boolean keepsAmounts() {
        return weight != null || quantity != null;
    }
}
