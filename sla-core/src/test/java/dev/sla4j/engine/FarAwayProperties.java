package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Detail;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.MinimumLength;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OverlongWindow;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Policy;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * S30: evidence, the instant of the report and the durations of an agreement may lie anywhere in what the library can express. There is always a
 * report, it can be explained, its buckets add up to the period (L3), and evidence beyond reach changes nothing but the remarks.
 */
class FarAwayProperties {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF, seed = "4")
    void thereIsAlwaysAReport(@ForAll("seeds") long seed) {
        Draw draw = new Draw(new Random(seed));
        ComplianceEngine engine = ComplianceEngine.of(agreement(draw));
        EvaluationPeriod period = period(draw, engine.agreement());
        List<Measurement> evidence = evidence(draw, draw.below(7), period);
        Instant asOf = draw.chance(50) ? period.end() : instant(draw, period);
        ComplianceReport report = engine.start(period).add(evidence).report(asOf);
        for (Detail detail : Detail.values()) {
            report.explanation(detail).toText();
        }
        report.identity();
        for (TargetResult target : report.targets()) {
            for (SubjectResult subject : target.subjects()) {
                assertEquals(
                        BigInteger.valueOf(period.range().lengthNanos()),
                        subject.account().total(),
                        () -> seed + " " + evidence);
            }
        }
    }

    private static EvaluationPeriod period(Draw draw, Agreement agreement) {
        String day = draw.of(
                "1681-02-01", "1900-05-06", "1969-12-31", "2026-03-02", "2026-03-02", "2199-01-01", "2258-11-30");
        return agreement.cycle().periodOf(LocalDate.parse(day), agreement.zone());
    }

    private static Agreement agreement(Draw draw) {
        Downtime downtime = downtime(draw, 2);
        Indicator indicator = draw.chance(50)
                ? Indicator.availability(downtime)
                : Indicator.downtime(draw.of(DowntimeStatistic.Kind.values()), downtime);
        ServiceLevelTarget target = ServiceLevelTarget.of("t", indicator);
        if (draw.chance(20)) {
            target = target.scope(Scope.each());
        }
        if (draw.chance(20)) {
            target = target.minimumLife(length(draw));
        }
        target = target.policy(policy(draw)).policy(policy(draw));
        ExclusionRule rule = draw.of(
                ExclusionRule.announced("rule", "maintenance"), ExclusionRule.whileDown("rule", downtime(draw, 1)));
        if (draw.chance(40)) {
            rule = rule.withAllowance(length(draw));
        }
        if (draw.chance(40)) {
            rule = rule.noLongerThan(length(draw));
        }
        return Agreement.builder("far")
                .zone(draw.of("UTC", "Europe/Berlin"))
                .cycle(draw.of(EvaluationCycle.daily(), EvaluationCycle.monthly(), EvaluationCycle.yearly()))
                .target(target)
                .exclusion(rule)
                .build();
    }

    private static Policy policy(Draw draw) {
        return draw.of(
                ReportedOutages.WATCHED_ONLY,
                ReportedOutages.DECLARED_COMPLETE,
                UnknownTime.AS_DOWN,
                UnknownTime.LAST_KNOWN,
                OutageIdentity.INCIDENT,
                UnknownInOutage.BRIDGES,
                MinimumLength.REMAINING,
                AllowanceUse.WINDOW,
                OverlongWindow.CUT,
                PartOfPeriod.REST_AS_UP,
                GridAnchor.EPOCH);
    }

    private static Downtime downtime(Draw draw, int depth) {
        Downtime leaf = draw.of(
                Downtime.reported(),
                Downtime.reported().reportedWithin(length(draw)),
                Downtime.reported().endingAt("closed", "restored"),
                Downtime.observed(),
                Downtime.observed().failuresToOpen(2).validFor(length(draw)));
        if (depth == 0) {
            return leaf;
        }
        Downtime of = downtime(draw, depth - 1);
        return switch (draw.below(6)) {
            case 0 -> of.lastingMoreThan(length(draw));
            case 1 -> of.deductible(length(draw));
            case 2 ->
                of.inUnits(
                        draw.of(Duration.ofDays(1), Duration.ofDays(366)),
                        draw.of(SlotRule.WHOLE, SlotRule.TOUCHED, SlotRule.moreThan(length(draw))));
            case 3 -> Downtime.anyOf(leaf, of);
            case 4 -> Downtime.allOf(leaf, of);
            default -> leaf;
        };
    }

    private static Duration length(Draw draw) {
        return draw.of(Duration.ofNanos(1), Duration.ofMinutes(5), Duration.ofDays(40_000), LONGEST);
    }

    private static Instant instant(Draw draw, EvaluationPeriod period) {
        return switch (draw.below(5)) {
            case 0 -> EpochNanos.toInstant(EpochNanos.MIN);
            case 1 -> EpochNanos.toInstant(EpochNanos.MAX);
            case 2 -> Instant.parse("1700-01-01T00:00:00Z").plus(draw.below(200_000), ChronoUnit.DAYS);
            default ->
                EpochNanos.toInstant(period.range().startNanos()
                        + draw.below(1000) * (period.range().lengthNanos() / 1000));
        };
    }

    private static List<Measurement> evidence(Draw draw, int rows, EvaluationPeriod period) {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            evidence.add(row(draw, instant(draw, period), instant(draw, period)));
        }
        return evidence;
    }

    private static Measurement row(Draw draw, Instant one, Instant other) {
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        Outage outage = Outage.of(from, to);
        switch (draw.below(9)) {
            case 0, 1:
                return outage;
            case 2:
                return outage.incident("i")
                        .with(Origin.NONE.withId("o" + draw.below(2)))
                        .milestone(Outage.REPORTED, other);
            case 3:
                return Outage.since(from).milestone(Outage.CLOSED, to);
            case 4:
                return StateChange.of(one, draw.of("up", "down", "unknown"));
            case 5:
                return draw.chance(50) ? Probe.good(one) : Probe.failed(one);
            default:
                break;
        }
        long start = EpochNanos.of(from);
        // No longer than a range can be.
        long end = Math.min(EpochNanos.of(to), start > 0 ? Long.MAX_VALUE : start + Long.MAX_VALUE);
        TimeRange range = TimeRange.ofNanos(start, end);
        return draw.of(
                ServiceLife.of(range),
                Watched.of(range),
                Exclusion.of("maintenance", range).with(Origin.NONE.withId("x" + draw.below(2))));
    }
}
