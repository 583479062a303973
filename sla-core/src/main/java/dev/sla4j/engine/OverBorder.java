package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which single outages belong to a period, and how much of them (S7): the one dispatch over {@link OutageOverBorder}. */
final class OverBorder {
    private final Agreement agreement;
    private final ServiceLevelTarget target;
    private final TimeRange period;
    private final OutageOverBorder own;
    private final boolean changes;
    private final long termStart;
    private final long termEnd;

    OverBorder(Plan plan, ServiceLevelTarget target, Readings readings) {
        this.agreement = plan.agreement();
        this.target = target;
        this.period = plan.period().range();
        this.own = readings.get(OutageOverBorder.class);
        this.changes = changes(plan);
        this.termStart = nanos(agreement.termStart(), Long.MIN_VALUE);
        this.termEnd = nanos(agreement.termEnd(), Long.MAX_VALUE);
    }

    private static boolean changes(Plan plan) {
        return !plan.agreement().targetsRead(plan.period()).isEmpty()
                || !plan.agreement().policiesRead(plan.period()).isEmpty();
    }

    /** Whether it matters of a run at the start of the horizon whether it began there. */
    static boolean mayGoByEnd(Plan plan, Readings readings) {
        return readings.get(OutageOverBorder.class) == OutageOverBorder.END || changes(plan);
    }

    private long nanos(@Nullable LocalDate day, long otherwise) {
        return day == null
                ? otherwise
                : EpochNanos.of(day.atStartOfDay(agreement.zone()).toInstant());
    }

    /** By the version at the first instant, so that an outage over a change of the reading is neither lost nor paid twice (S29). */
    private OutageOverBorder readingOf(SingleOutage outage) {
        return changes ? agreement.overBorder(target, outage.start()) : own;
    }

    /**
     * What of an outage belongs to the period, or null if nothing does.
     *
     * @param goesOn whether nothing says that its down time had ended at the instant of the report
     */
    @Nullable
    SingleOutage owned(SingleOutage outage, boolean goesOn) {
        return switch (readingOf(outage)) {
            case START -> period.containsNanos(startOf(outage)) ? outage : null;
            case END -> (goesOn && !endsWithTerm(outage)) || !period.containsNanos(endOf(outage) - 1) ? null : outage;
            case SPLIT -> outage.range().overlaps(period) ? partOf(outage) : null;
        };
    }

    /**
     * An outage of which nothing says when it began: it was so as far back as anything is known, where unknown time is read as down. Its length before
     * the period is none that could be told, so by its end only its part in the period counts.
     */
    SingleOutage withoutBegin(SingleOutage outage) {
        return readingOf(outage) == OutageOverBorder.END ? partOf(outage) : outage;
    }

    /** Before the term nothing is promised, so that for the agreement an outage begins with it. */
    private long startOf(SingleOutage outage) {
        return Math.max(termStart, outage.range().startNanos());
    }

    /** After the term nothing is promised, so that for the agreement an outage ends with it. */
    private long endOf(SingleOutage outage) {
        return Math.min(termEnd, outage.range().endNanos());
    }

    private boolean endsWithTerm(SingleOutage outage) {
        return outage.range().endNanos() >= termEnd;
    }

    private SingleOutage partOf(SingleOutage outage) {
        return new SingleOutage(
                outage.range(),
                outage.open(),
                outage.countedInPeriod(),
                outage.countedInPeriod(),
                outage.ids(),
                outage.down().clip(period),
                outage.incident());
    }

    /** Whether it depends on the end of an open outage what of it belongs to the period, once this is over. */
    boolean isAwaited(SingleOutage outage) {
        return switch (readingOf(outage)) {
            case START -> true;
            case END -> outage.range().endNanos() <= period.endNanos() && !endsWithTerm(outage);
            case SPLIT -> false;
        };
    }

    /** By what an outage belongs to the period, or not, where neither its range nor the reading of the period tells; else nothing. */
    List<String> remarks(SingleOutage outage, boolean goesOn) {
        List<String> remarks = new ArrayList<>();
        OutageOverBorder reading = readingOf(outage);
        if (reading != own) {
            String by = switch (reading) {
                case START -> "its start";
                case END -> "its end";
                case SPLIT -> "its parts";
            };
            remarks.add("by " + by + " as the version of the agreement at its first instant says");
        }
        if (reading == OutageOverBorder.START
                && outage.range().startNanos() < termStart
                && period.containsNanos(termStart)) {
            remarks.add("of the period in which the term begins");
        } else if (reading == OutageOverBorder.END && goesOn && !endsWithTerm(outage)) {
            remarks.add("of no period before it has ended");
        } else if (reading == OutageOverBorder.END
                && outage.range().endNanos() > termEnd
                && period.containsNanos(termEnd - 1)) {
            remarks.add("of the period in which the term ends");
        }
        return remarks;
    }
}
