package dev.sla4j.settlement;

import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.Step;
import dev.sla4j.target.OutageOverMidnight;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Policy;
import dev.sla4j.target.QualifyingDay;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Figure;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The down time of each local calendar day of a period (A16). */
final class DrivingDays {
    private final Policies policies;
    private final Terms terms;
    private final TimeRange period;

    DrivingDays(Policies policies, Terms terms) {
        this.policies = policies;
        this.terms = terms;
        this.period = terms.period().range();
    }

    /** The down time of one outage on one day. */
    private record Piece(SingleOutage outage, long nanos) {}

    List<Driven> of(List<SingleOutage> outages) {
        SortedMap<LocalDate, List<Piece>> days = new TreeMap<>();
        for (SingleOutage outage : outages) {
            add(days, outage);
        }
        List<Driven> values = new ArrayList<>();
        days.forEach((day, pieces) -> values.add(value(day, pieces)));
        return values;
    }

    private void add(SortedMap<LocalDate, List<Piece>> days, SingleOutage outage) {
        OutageOverMidnight policy = policies.get(OutageOverMidnight.class);
        if (policy == OutageOverMidnight.FIRST_DAY) {
            if (!outage.down().isEmpty() && period.containsNanos(outage.down().startNanos(0))) {
                put(days, dayOf(outage.down().startNanos(0)), new Piece(outage, whole(outage)));
            }
            return;
        }
        SortedMap<LocalDate, Long> parts = parts(outage.down().clip(period));
        parts.forEach((day, nanos) ->
                put(days, day, new Piece(outage, policy == OutageOverMidnight.SPLIT ? nanos : whole(outage))));
    }

    private SortedMap<LocalDate, Long> parts(TimeSet down) {
        SortedMap<LocalDate, Long> parts = new TreeMap<>();
        for (int i = 0; i < down.size(); i++) {
            long at = down.startNanos(i);
            while (at < down.endNanos(i)) {
                LocalDate day = dayOf(at);
                long until = Math.min(down.endNanos(i), startOf(day.plusDays(1)));
                parts.merge(day, until - at, Long::sum);
                at = until;
            }
        }
        return parts;
    }

    private static long whole(SingleOutage outage) {
        return outage.counted().longValueExact();
    }

    private static void put(SortedMap<LocalDate, List<Piece>> days, LocalDate day, Piece piece) {
        days.computeIfAbsent(day, key -> new ArrayList<>()).add(piece);
    }

    private Driven value(LocalDate day, List<Piece> pieces) {
        QualifyingDay policy = policies.get(QualifyingDay.class);
        long nanos = 0;
        for (Piece piece : pieces) {
            nanos = policy == QualifyingDay.SUM ? nanos + piece.nanos() : Math.max(nanos, piece.nanos());
        }
        List<Step> steps = new ArrayList<>();
        for (Piece piece : pieces) {
            steps.add(new Step.FigureTerm(
                    "down of the outage that began at " + piece.outage().start(), null, time(piece.nanos())));
        }
        steps.add(reading(policy));
        steps.add(reading(policies.get(OutageOverMidnight.class)));
        Instant at = EpochNanos.toInstant(startOf(day));
        Occasion occasion = Occasion.of(
                at,
                pieces.stream()
                        .map(piece -> new Occasion.Lost(piece.outage(), BigInteger.valueOf(piece.nanos())))
                        .toList());
        String incident = pieces.get(0).outage().incident();
        boolean one =
                pieces.stream().allMatch(piece -> Objects.equals(piece.outage().incident(), incident));
        return new Driven(
                "for " + day, steps, time(nanos), time(nanos), Driven.Open.NO, false, occasion, one ? incident : null);
    }

    private static Figure time(long nanos) {
        return Figure.timeNanos(BigInteger.valueOf(nanos));
    }

    private Step reading(Policy policy) {
        return new Step.Reading(
                policy.getClass().getSimpleName(),
                policy,
                policies.isStated(policy.getClass().asSubclass(Policy.class)));
    }

    /** A day lasts until the first midnight after it: where clocks go back over midnight, what follows is of the later day. */
    private LocalDate dayOf(long nanos) {
        LocalDate shown =
                EpochNanos.toInstant(nanos).atZone(terms.agreement().zone()).toLocalDate();
        LocalDate later = shown.plusDays(1);
        return startOf(later) <= nanos ? later : shown;
    }

    private long startOf(LocalDate day) {
        return EpochNanos.of(day.atStartOfDay(terms.agreement().zone()).toInstant());
    }
}
