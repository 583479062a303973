package dev.sla4j.engine;

import dev.sla4j.report.Outlook;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.value.Figure;
import org.jspecify.annotations.Nullable;

/** What is certain of a figure while its period runs (S19, L13). Asked only where it decides. */
interface Ahead {
    /** Nothing is certain. */
    Ahead OPEN = () -> null;

    /**
     * Between which values the figure will lie once the period is over, and where too little of it is known then, its bounds; null if there may be
     * neither.
     */
    @Nullable
    Span span();

    /** How many things are counted and decided, and stay so. */
    default long decided() {
        return 0;
    }

    /** What is certain of the verdict on a limit. */
    default Outlook under(LimitObjective objective) {
        Span span = span();
        return new Outlook(span == null ? Outlook.State.OPEN : state(objective, span), Figure.none());
    }

    static Outlook.State state(LimitObjective objective, Span span) {
        return switch (Verdicts.within(objective, span)) {
            case MET -> Outlook.State.CERTAINLY_MET;
            case MISSED -> Outlook.State.CERTAINLY_MISSED;
            case UNDETERMINED, NOT_APPLICABLE -> Outlook.State.OPEN;
        };
    }
}
