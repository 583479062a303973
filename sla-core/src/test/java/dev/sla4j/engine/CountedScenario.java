package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Request;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.EmptySlot;
import dev.sla4j.target.Fold;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotExclusion;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.TooLittle;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Grid;
import dev.sla4j.time.Schedule;
import dev.sla4j.value.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A day with requests, of which every way of counting them is asked.
 *
 * @param zone the zone of the day
 * @param day the day
 * @param slot the length of the slots of folds and down time, in seconds
 * @param resolution the resolution, in seconds
 * @param rule when a slot is left out
 * @param empty what an empty slot is
 * @param few what a slot with too little evidence is
 * @param minimum the fewest requests of a slot
 * @param hours whether there are service hours, 06:00 to 18:00 each day
 * @param anchor how slots are anchored
 * @param asOf seconds from the start of the period to the report
 * @param evidence what happened
 */
record CountedScenario(
        ZoneId zone,
        LocalDate day,
        int slot,
        int resolution,
        SlotExclusion rule,
        EmptySlot empty,
        TooLittle few,
        int minimum,
        boolean hours,
        GridAnchor anchor,
        long asOf,
        List<Measurement> evidence) {
    static final String ERRORS = "> 20%";
    private static final String[] ZONES = {"UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York", "Asia/Kathmandu"
    };

    static CountedScenario draw(Random random) {
        Draw draw = new Draw(random);
        ZoneId zone = ZoneId.of(draw.of(ZONES));
        LocalDate day = draw.chance(20)
                ? LocalDate.of(2026, 3, 29)
                : LocalDate.of(draw.between(1970, 2099), draw.between(1, 12), draw.between(1, 28));
        int resolution = draw.of(60, 300);
        int slot = resolution * draw.of(1, 3, 12);
        long start = day.atStartOfDay(zone).toEpochSecond();
        long length = day.plusDays(1).atStartOfDay(zone).toEpochSecond() - start;
        List<Measurement> evidence = new ArrayList<>();
        int clusters = draw.between(0, 8);
        for (int i = 0; i < clusters; i++) {
            long at = start + draw.between(-7200, (int) length + 7200);
            int many = draw.between(1, 12);
            for (int k = 0; k < many; k++) {
                evidence.add(request(draw, at + draw.between(0, 900)));
            }
        }
        for (int i = draw.between(0, 3); i > 0; i--) {
            long from = start + draw.between(-3600, (int) length);
            from = draw.chance(50) ? from - Math.floorMod(from, resolution) : from;
            long until = from + draw.of(30, 60, 600, 7200, draw.between(1, 30_000));
            evidence.add(Exclusion.of("maintenance", at(from), at(until)));
        }
        return new CountedScenario(
                zone,
                day,
                slot,
                resolution,
                draw.of(SlotExclusion.values()),
                draw.of(EmptySlot.values()),
                draw.of(TooLittle.values()),
                draw.between(1, 3),
                draw.chance(30),
                draw.of(GridAnchor.values()),
                draw.chance(70) ? length : draw.between(0, (int) length - 1),
                evidence);
    }

    private static Request request(Draw draw, long second) {
        long nanos = second * CountedOracle.SECOND + draw.of(0, 1, 999_999_999);
        if (draw.chance(30)) {
            return new Request(nanos, Request.FAILED, draw.chance(50) ? Request.UNTIMED : 5_000_000, Origin.NONE);
        }
        long latency = draw.of(0L, 299_999_999L, 300_000_000L, 300_000_001L, 700_000_000L);
        return new Request(nanos, draw.chance(90) ? Request.GOOD : "throttled", latency, Origin.NONE);
    }

    private static String at(long second) {
        return Instant.ofEpochSecond(second).toString();
    }

    static Selection selected() {
        return Selection.requests().except("outcome", "throttled");
    }

    static boolean isSelected(Request request) {
        return !request.outcome().equals("throttled");
    }

    /** Served within 0.3 s. */
    static Indicator fast() {
        return Indicator.share(
                selected(),
                Condition.is("outcome", "good").and(Condition.within(Quantity.latency(), Limit.atMost("PT0.3S"))));
    }

    static boolean isFast(Request request) {
        return request.outcome().equals(Request.GOOD) && request.latencyNanos() <= 300_000_000;
    }

    /** Slots of which more than a fifth fails. */
    Downtime errors() {
        return Downtime.slotsWhere(Duration.ofSeconds(slot), Indicator.failedRatio(selected()), ERRORS)
                .minimum(minimum)
                .tooLittle(few);
    }

    Duration opens() {
        return Duration.ofSeconds(2L * slot);
    }

    Duration closes() {
        return Duration.ofSeconds(3L * slot);
    }

    Agreement agreement() {
        Agreement.Builder agreement = Agreement.builder("counted")
                .zone(zone)
                .cycle(EvaluationCycle.daily())
                .policy(rule)
                .policy(empty)
                .policy(anchor)
                .exclusion(ExclusionRule.announced("windows", "maintenance"));
        Statistic mean = Indicator.statistic(Statistic.Kind.MEAN, selected(), Quantity.latency());
        add(agreement, "fast", fast());
        add(agreement, "all", Indicator.count(Selection.requests()));
        add(agreement, "mean latency", mean);
        add(agreement, "rate", Indicator.throughput(selected(), Duration.ofHours(1)));
        for (Fold.Kind fold : Fold.Kind.values()) {
            add(agreement, fold.name(), new Fold(fold, Over.slots(fast(), Duration.ofSeconds(slot))));
        }
        add(agreement, "errors", Indicator.availability(errors()));
        add(agreement, "sustained", Indicator.availability(errors().sustained(opens(), closes())));
        return agreement.build();
    }

    private void add(Agreement.Builder agreement, String id, Indicator indicator) {
        ServiceLevelTarget target = ServiceLevelTarget.of(id, indicator).resolution(Duration.ofSeconds(resolution));
        agreement.target(hours ? target.during(schedule()) : target);
    }

    Schedule schedule() {
        return Schedule.weekly(zone.getId()).everyDay("06:00", "18:00");
    }

    Grid grid(int seconds) {
        Duration unit = Duration.ofSeconds(seconds);
        return anchor == GridAnchor.LOCAL ? Grid.localTime(unit, zone) : Grid.of(unit);
    }

    EvaluationPeriod period() {
        return ComplianceEngine.of(agreement()).periodOf(day);
    }

    Instant reportAt() {
        return period().start().plusSeconds(asOf);
    }

    ComplianceReport report(@Nullable List<? extends Measurement> rows) {
        return ComplianceEngine.of(agreement())
                .start(period())
                .add(rows == null ? evidence : rows)
                .report(reportAt());
    }

    /** An oracle that knows the requests of a kind only. */
    CountedOracle oracle(Predicate<Request> selected) {
        return new CountedOracle(
                period().range(), hours ? at -> isOpen(at) : null, EpochNanos.of(reportAt()), evidence, selected);
    }

    private boolean isOpen(long nanos) {
        int hour = Instant.ofEpochSecond(Math.floorDiv(nanos, CountedOracle.SECOND))
                .atZone(zone)
                .getHour();
        return hour >= 6 && hour < 18;
    }

    String describe() {
        StringBuilder text = new StringBuilder("\n")
                .append(new CountedScenario(
                        zone, day, slot, resolution, rule, empty, few, minimum, hours, anchor, asOf, List.of()));
        evidence.forEach(row -> text.append("\n  ").append(row));
        return text.toString();
    }

    CountedScenario with(List<Measurement> rows) {
        return new CountedScenario(
                zone, day, slot, resolution, rule, empty, few, minimum, hours, anchor, asOf, List.copyOf(rows));
    }
}
