package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.AgreementHistory.Change;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.TargetResult;
import dev.sla4j.settlement.CreditWalker;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Money;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * S7, A30: over periods that follow each other every outage is paid for and counted once by its start and once by its end, and its parts add up to all of
 * it. Each minute costs a cent, so that what is paid is what was down within the term, in service hours and not excused, whatever the reading.
 */
@AddLifecycleHook(Cases.class)
class OutageOverBorderProperties {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final int DAYS = 35;

    /**
     * Five weeks, or as many days or months, and what happened in them.
     *
     * @param versions the agreement, with other readings from one day on or without
     * @param evidence outages that do not touch, and maintenance
     * @param incident whether the pieces of an incident are one outage
     */
    record Weeks(AgreementHistory versions, List<Measurement> evidence, boolean incident) {
        List<ComplianceReport> reports() {
            List<ComplianceReport> reports = ComplianceEngine.evaluate(
                    versions, ReferenceData.empty(), FIRST, FIRST.plusDays(DAYS), History.empty(), evidence);
            reports.forEach(CreditWalker::readd);
            reports.forEach(FigureWalker::walk);
            return reports;
        }
    }

    @Provide
    Arbitrary<Weeks> weeks() {
        return Arbitraries.randomValue(random -> weeks(new Draw(random)));
    }

    private static Weeks weeks(Draw draw) {
        ZoneId zone = ZoneId.of(draw.of("UTC", "Europe/Berlin", "America/St_Johns"));
        boolean incident = draw.chance(30);
        LocalDate from = draw.chance(30) ? FIRST.plusDays(draw.below(20)) : null;
        LocalDate until = draw.chance(30) ? FIRST.plusDays(20 + draw.below(15)) : null;
        Schedule hours = draw.chance(30) ? Schedule.weekly("UTC").everyDay("08:00", "18:00") : null;
        OutageOverBorder reading = draw.of(OutageOverBorder.values());
        boolean maintained = from == null && until == null && draw.chance(50);
        // A day on which nothing is measured has no number of outages.
        EvaluationCycle cycle = draw.of(
                EvaluationCycle.weekly(DayOfWeek.MONDAY),
                hours == null && !maintained ? EvaluationCycle.daily() : EvaluationCycle.monthly());
        AgreementHistory versions =
                AgreementHistory.of(agreement(zone, cycle, from, until, hours, incident, reading, draw.chance(50)));
        if (draw.chance(40)) {
            versions = versions.from(
                            FIRST.plusDays(draw.between(1, DAYS)),
                            agreement(
                                    zone,
                                    cycle,
                                    from,
                                    until,
                                    hours,
                                    incident,
                                    draw.of(OutageOverBorder.values()),
                                    draw.chance(50)))
                    .changing(draw.of(Change.values()));
        }
        List<Measurement> evidence = new ArrayList<>(outages(draw, zone));
        for (int i = maintained ? draw.between(1, 4) : 0; i > 0; i--) {
            Instant start = start(zone).plusSeconds(60L * draw.below(DAYS * 1440));
            evidence.add(Exclusion.of(
                    "maintenance", TimeRange.of(start, start.plusSeconds(60L * draw.between(1, 4000)))));
        }
        return new Weeks(versions, evidence, incident);
    }

    private static Agreement agreement(
            ZoneId zone,
            EvaluationCycle cycle,
            LocalDate from,
            LocalDate until,
            Schedule hours,
            boolean incident,
            OutageOverBorder reading,
            boolean ofTarget) {
        Agreement.Builder agreement = Agreement.builder("weeks")
                .zone(zone)
                .cycle(cycle)
                .exclusion(ExclusionRule.announced("works", "maintenance"))
                .policy(incident ? OutageIdentity.INCIDENT : OutageIdentity.CONNECTED);
        if (from != null) {
            agreement.from(from);
        }
        if (until != null) {
            agreement.until(until);
        }
        ServiceLevelTarget paid = ServiceLevelTarget.of("paid", Indicator.availability())
                .penalty(Penalty.of(Driver.EACH_OUTAGE, PerUnit.of("PT1M", Amount.sum(Money.of("0.01", "EUR")))));
        ServiceLevelTarget count =
                ServiceLevelTarget.of("count", Indicator.downtime(DowntimeStatistic.Kind.COUNT, Downtime.reported()));
        for (ServiceLevelTarget target : List.of(paid, count)) {
            ServiceLevelTarget stated = ofTarget ? target.policy(reading) : target;
            agreement.target(hours == null ? stated : stated.during(hours));
        }
        return (ofTarget ? agreement : agreement.policy(reading)).build();
    }

    private static Instant start(ZoneId zone) {
        return FIRST.atStartOfDay(zone).toInstant();
    }

    /** At least a minute apart, often over a midnight or a week and sometimes over several, all within the days. */
    private static List<Outage> outages(Draw draw, ZoneId zone) {
        List<Outage> outages = new ArrayList<>();
        long at = draw.below(3000);
        while (true) {
            long length = draw.of(1, 60, 600, draw.between(1, 3000), draw.chance(20) ? 15_000 : 90);
            if (at + length > DAYS * 1440L) {
                return outages;
            }
            Outage outage =
                    Outage.of(start(zone).plusSeconds(60 * at), start(zone).plusSeconds(60 * (at + length)));
            outages.add(draw.chance(50) ? outage.incident("I" + draw.below(3)) : outage);
            at += length + draw.of(1, 30, draw.between(1, 9000));
        }
    }

    /** What counts of each outage, in minutes: all pieces of one, without looking at any period. */
    private static List<Long> minutes(Weeks weeks) {
        Agreement agreement = weeks.versions().at(FIRST);
        TimeRange days =
                TimeRange.of(start(agreement.zone()), start(agreement.zone()).plus(Duration.ofDays(DAYS + 1)));
        TimeSet.Builder excused = TimeSet.builder();
        TimeSet counted = TimeSet.of(agreement.termWithin(days));
        Schedule hours = agreement.targets().get(0).serviceHours();
        if (hours != null) {
            counted = counted.intersection(
                    hours.toTimeSet(days, ReferenceData.empty().calendars()));
        }
        List<List<Outage>> whole = new ArrayList<>();
        for (Measurement row : weeks.evidence()) {
            if (row instanceof Exclusion works) {
                excused.add(works.range().startNanos(), works.range().endNanos());
            } else {
                Outage outage = (Outage) row;
                String incident = weeks.incident() ? outage.impact().incident() : null;
                List<Outage> same = whole.stream()
                        .filter(pieces -> incident != null
                                && Objects.equals(
                                        incident, pieces.get(0).impact().incident()))
                        .findFirst()
                        .orElse(null);
                if (same == null) {
                    whole.add(new ArrayList<>(List.of(outage)));
                } else {
                    same.add(outage);
                }
            }
        }
        counted = counted.minus(excused.build());
        List<Long> minutes = new ArrayList<>();
        for (List<Outage> pieces : whole) {
            long nanos = 0;
            for (Outage piece : pieces) {
                nanos += counted.lengthWithin(piece.startNanos(), piece.endNanos());
            }
            minutes.add(nanos / 60_000_000_000L);
        }
        return minutes;
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 300)
    void s7EveryMinuteIsPaidOnceWhateverTheReading(@ForAll("weeks") Weeks weeks) {
        Money paid = Money.of("0.00", "EUR");
        for (ComplianceReport report : weeks.reports()) {
            paid = paid.plus(report.credits().total());
        }
        long all = minutes(weeks).stream().mapToLong(Long::longValue).sum();
        assertEquals(Money.ofMinor(all, paid.currency()), paid, () -> describe(weeks));
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 300)
    void s7EveryOutageIsCountedOnceByItsStartAndByItsEnd(@ForAll("weeks") Weeks weeks) {
        boolean split = false;
        for (Agreement version : weeks.versions().versions().values()) {
            ServiceLevelTarget target = version.target("count");
            split |= target.policies().over(version.policies()).get(OutageOverBorder.class) == OutageOverBorder.SPLIT;
        }
        long count = 0;
        for (ComplianceReport report : weeks.reports()) {
            TargetResult target = Objects.requireNonNull(report.target("count"));
            // Nothing is measured where nothing is promised.
            count += target.figure().isMeasured()
                    ? target.figure().value().numerator().longValueExact()
                    : 0;
        }
        long all = minutes(weeks).stream().filter(minutes -> minutes > 0).count();
        long counted = count;
        assertEquals(true, split ? counted >= all : counted == all, () -> counted + " of " + all + describe(weeks));
    }

    private static String describe(Weeks weeks) {
        StringBuilder text = new StringBuilder("\n" + weeks.versions());
        weeks.versions()
                .versions()
                .forEach((day, version) -> text.append('\n')
                        .append(day)
                        .append(' ')
                        .append(version.cycle())
                        .append(version.termStart())
                        .append(version.termEnd())
                        .append(version.policies())
                        .append(version.target("paid").policies()));
        weeks.evidence().forEach(row -> text.append('\n').append(row));
        return text.toString();
    }
}
