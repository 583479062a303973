package dev.sla4j.agreement;

import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.OneLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The versions of an agreement by the day from which each is valid (S29).
 *
 * <p>All versions have one identity, zone, cycle and currency, because they are settled as one. A period is evaluated by the version that is valid when it
 * starts. Where another version becomes valid within it, that is the version of the start by {@link Change#AT_NEXT_PERIOD}, and by
 * {@link Change#CUTS_PERIOD} the period is cut in two, each evaluated by its own version over its own part; fees are pro-rated by time.
 *
 * <p>Single things go by the version that is valid at their first instant, whichever evaluates their period: the limit of a work item, and what is
 * paid for each outage, day and item ({@link Agreement#targetAt}).
 *
 * <p>Where a version reads fees of another time – of the period before or after, of the term, of the days before an event, of the span of a cap –
 * they are those of the version that is valid then. The periods before and after a part of a cut period are those before and after the whole, and it
 * reads of their fees its share of the time of the whole: so all parts together read what the whole would have. Immutable.
 */
public final class AgreementHistory {
    private final NavigableMap<LocalDate, Agreement> versions;
    private final Change change;

    private AgreementHistory(NavigableMap<LocalDate, Agreement> versions, Change change) {
        this.versions = Collections.unmodifiableNavigableMap(new TreeMap<>(versions));
        this.change = change;
    }

    /** What a version that becomes valid within a period does. */
    public enum Change {
        /** Figures and fees follow it from the next period on; single things that begin from its first day on follow it at once. */
        AT_NEXT_PERIOD,
        /** The period ends, and another begins. */
        CUTS_PERIOD
    }

    /**
     * An agreement of one version, valid ever since.
     *
     * @param first the agreement, not null
     * @return the history, not null
     */
    public static AgreementHistory of(Agreement first) {
        TreeMap<LocalDate, Agreement> versions = new TreeMap<>();
        versions.put(LocalDate.MIN, Objects.requireNonNull(first, "first"));
        return new AgreementHistory(versions, Change.AT_NEXT_PERIOD);
    }

    /**
     * Returns a copy with another version.
     *
     * @param startInclusive the first day on which it is valid, in the zone of the agreement, not null
     * @param version the version, not null
     * @return the copy, not null
     * @throws IllegalArgumentException if there is a version from that day on already, or identity, zone, cycle or currency
     *     differ
     */
    public AgreementHistory from(LocalDate startInclusive, Agreement version) {
        Agreement first = versions.firstEntry().getValue();
        if (versions.containsKey(startInclusive)) {
            throw new IllegalArgumentException("version from " + startInclusive + " must be stated once only");
        }
        if (!version.id().equals(first.id())
                || !version.zone().equals(first.zone())
                || !version.cycle().equals(first.cycle())) {
            throw new IllegalArgumentException(
                    "version from " + startInclusive + " must have identity, zone and cycle of the first one: "
                            + stay(version) + " is not " + stay(first));
        }
        if (first.currency() != null
                && version.currency() != null
                && !version.currency().equals(first.currency())) {
            throw new IllegalArgumentException("currency of version from " + startInclusive + " (" + version.currency()
                    + ") must be that of the first one (" + first.currency() + ")");
        }
        TreeMap<LocalDate, Agreement> more = new TreeMap<>(versions);
        more.put(startInclusive, version);
        return new AgreementHistory(more, change);
    }

    /** What a change does not change. */
    private static String stay(Agreement version) {
        return OneLine.of(version.id()) + ", " + version.cycle() + " in " + version.zone();
    }

    /**
     * Returns a copy by which a change within a period acts otherwise.
     *
     * @param newChange what it does, not null
     * @return the copy, not null
     * @throws IllegalArgumentException if it cuts periods and the cycle is a rolling one, whose periods overlap
     */
    public AgreementHistory changing(Change newChange) {
        Agreement first = versions.firstEntry().getValue();
        if (newChange == Change.CUTS_PERIOD && first.cycle() instanceof EvaluationCycle.Rolling) {
            throw new IllegalArgumentException("change (" + newChange + ") must be " + Change.AT_NEXT_PERIOD
                    + " for cycle (" + first.cycle() + ") of agreement " + first.id()
                    + ", whose periods overlap: a change would cut many of them");
        }
        return new AgreementHistory(versions, Objects.requireNonNull(newChange, "change"));
    }

    /**
     * Returns the versions.
     *
     * @return the versions by their first day; that of the first one is {@link LocalDate#MIN}
     */
    public SortedMap<LocalDate, Agreement> versions() {
        return versions;
    }

    /**
     * Returns what a version that becomes valid within a period does.
     *
     * @return what it does, not null
     */
    public Change change() {
        return change;
    }

    /**
     * Returns the version that is valid on a day. It knows the fees of the others, and that it is for its own periods only; the versions as they were
     * stated are those of {@link #versions()}.
     *
     * @param date the day, not null
     * @return the version, not null
     */
    public Agreement at(LocalDate date) {
        Map.Entry<LocalDate, Agreement> version = versions.floorEntry(date);
        if (versions.size() == 1) {
            return version.getValue();
        }
        LocalDate next = versions.higherKey(date);
        return version.getValue()
                .with(new AmongVersions(
                        charged(version.getKey()),
                        next == null ? Instant.MAX : charged(next),
                        evaluating(Agreement::fees),
                        byDay(Agreement::targets),
                        byDay(Agreement::policies),
                        evaluating(Agreement::exclusions),
                        change == Change.CUTS_PERIOD));
    }

    /**
     * Returns the periods of the cycle from one day to another, cut where a version becomes valid if that cuts them.
     *
     * @param first a day in the first period, not null
     * @param last a day in the last period, not null
     * @return each period with the version by which it is evaluated, in their order
     * @throws IllegalArgumentException if last is before first
     */
    public List<Valid> periods(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last (" + last + ") must not be before first (" + first + ")");
        }
        Agreement any = versions.firstEntry().getValue();
        List<Valid> periods = new ArrayList<>();
        EvaluationPeriod period = any.cycle().periodOf(first, any.zone());
        EvaluationPeriod end = any.cycle().periodOf(last, any.zone());
        while (period.range().startNanos() <= end.range().startNanos()) {
            addCut(period, periods);
            period = any.cycle().next(period, any.zone());
        }
        return periods;
    }

    /**
     * Returns the version by which a period is evaluated, as {@link #periods} gives it: to evaluate or restate one that is known, such as that of a
     * result on file.
     *
     * @param period the period, or the part of one that a version cuts, not null
     * @return the version, not null
     * @throws IllegalArgumentException if it is no period of these versions: where a version becomes valid within it and cuts it, or where it is a part
     *     that no version cuts
     */
    public Agreement during(EvaluationPeriod period) {
        Agreement any = versions.firstEntry().getValue();
        boolean rolling = any.cycle() instanceof EvaluationCycle.Rolling;
        List<Valid> parts = new ArrayList<>();
        addCut(rolling ? period : any.cycle().periodContaining(period.start(), any.zone()), parts);
        return parts.stream()
                .filter(part -> part.period().range().equals(period.range()))
                .map(Valid::agreement)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("period (" + period
                        + ") must be one of these versions: "
                        + parts.stream().map(part -> part.period().toString()).toList()));
    }

    /** What each version says by the instant from which periods are evaluated by it, and its fees charged. */
    private <T> NavigableMap<Instant, T> evaluating(Function<Agreement, T> what) {
        NavigableMap<Instant, T> all = new TreeMap<>();
        versions.forEach((date, version) -> all.put(charged(date), what.apply(version)));
        return all;
    }

    private Instant charged(LocalDate date) {
        if (date.equals(LocalDate.MIN)) {
            return Instant.MIN;
        }
        Agreement any = versions.firstEntry().getValue();
        EvaluationCycle cycle = any.cycle();
        if (change == Change.CUTS_PERIOD || cycle instanceof EvaluationCycle.Rolling) {
            return date.atStartOfDay(any.zone()).toInstant();
        }
        EvaluationPeriod period = cycle.periodOf(date, any.zone());
        while (firstDay(period).isBefore(date)) {
            period = cycle.next(period, any.zone());
        }
        return period.start();
    }

    private LocalDate firstDay(EvaluationPeriod period) {
        return LocalDate.ofInstant(
                period.start(), versions.firstEntry().getValue().zone());
    }

    /** What each version says by the instant from which it is valid. */
    private <T> NavigableMap<Instant, T> byDay(Function<Agreement, T> what) {
        NavigableMap<Instant, T> all = new TreeMap<>();
        versions.forEach((date, version) -> all.put(
                date.equals(LocalDate.MIN)
                        ? Instant.MIN
                        : date.atStartOfDay(version.zone()).toInstant(),
                what.apply(version)));
        return all;
    }

    private void addCut(EvaluationPeriod period, List<Valid> periods) {
        Agreement any = versions.firstEntry().getValue();
        LocalDate begins = firstDay(period);
        periods.add(new Valid(period, at(begins)));
        if (change == Change.CUTS_PERIOD) {
            for (LocalDate next : versions.tailMap(begins, false).keySet()) {
                Instant at = next.atStartOfDay(any.zone()).toInstant();
                if (at.isBefore(period.end())) {
                    Valid last = periods.remove(periods.size() - 1);
                    periods.add(new Valid(part(last.period(), last.period().start(), at), last.agreement()));
                    periods.add(new Valid(part(last.period(), at, period.end()), at(next)));
                }
            }
        }
    }

    private static EvaluationPeriod part(EvaluationPeriod of, Instant start, Instant end) {
        String whole = of.label().contains(" from ")
                ? of.label().substring(0, of.label().indexOf(" from "))
                : of.label();
        return new EvaluationPeriod(whole + " from " + start, TimeRange.of(start, end));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AgreementHistory that && versions.equals(that.versions) && change == that.change;
    }

    @Override
    public int hashCode() {
        return Objects.hash(versions, change);
    }

    @Override
    public String toString() {
        return "AgreementHistory[" + versions.firstEntry().getValue().id() + ", " + versions.size() + " versions, "
                + change + "]";
    }

    /**
     * A period and the version by which it is evaluated.
     *
     * @param period the period, or a part of one that a version cuts, not null
     * @param agreement the version, not null
     */
    public record Valid(EvaluationPeriod period, Agreement agreement) {

        /** Checks. */
        public Valid {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(agreement, "agreement");
        }
    }
}
