package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.ItemEvent;
import dev.sla4j.measurement.LatencyHistogram;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.RequestCount;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Difference;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.FigureSlots;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Observed;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Quotient;
import dev.sla4j.target.Rate;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Sampled;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.Sufficient;
import dev.sla4j.target.TooLittle;
import dev.sla4j.target.Weight;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.Recurrence;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Draws mixtures: figures of all kinds, combined to some depth, over all kinds of evidence of some subjects, with hours, exclusions and lives.
 *
 * <p>Evidence lies on quarters of an hour, and what becomes of an item on half ones.
 */
final class MixtureDraw {
    static final String MAINTENANCE = "maintenance";
    static final String CUSTOMER = "customer";
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Recurrence MONDAYS = Recurrence.weekly(DayOfWeek.MONDAY, "10:00", "UTC");

    final Draw draw;
    private final LocalDate day;

    MixtureDraw(Random random, LocalDate day) {
        this.draw = new Draw(random);
        this.day = day;
    }

    MixtureDraw(Random random) {
        this(random, Days.MON_2026_03_02);
    }

    static Mixture mixture(Random random) {
        MixtureDraw drawing = new MixtureDraw(random);
        return drawing.mixture(drawing.target());
    }

    static Mixture mixture(Random random, LocalDate day) {
        MixtureDraw drawing = new MixtureDraw(random, day);
        return drawing.mixture(drawing.target());
    }

    private Instant at(int quarter) {
        return Mixture.at(day, quarter);
    }

    /** Evidence and exclusion rules for a target, which gets hours and another minimum coverage now and then. */
    Mixture mixture(ServiceLevelTarget of) {
        int asOf = draw.chance(30) ? draw.between(80, 95) : draw.between(1, 95);
        Agreement.Builder agreement = Days.daily();
        ServiceLevelTarget target =
                draw.chance(40) ? of.during(Schedule.weekly("UTC").everyDay("06:00", draw.of("18:00", "23:00"))) : of;
        agreement.target(draw.chance(30) ? target.minimumCoverage("50%") : target);
        ExclusionRule windows = ExclusionRule.announced("windows", MAINTENANCE);
        if (draw.chance(70)) {
            agreement.exclusion(draw.chance(30) ? windows.withAllowance(Duration.ofHours(1)) : windows);
        }
        if (draw.chance(15)) {
            agreement.exclusion(
                    ExclusionRule.whileDown("cloud", Downtime.reported().on("cloud")));
        }
        if (draw.chance(15)) {
            agreement.policy(ReportedOutages.WATCHED_ONLY);
        }
        if (draw.chance(15)) {
            agreement.policy(OutageIdentity.INCIDENT);
        }
        return evidence(agreement.build(), asOf);
    }

    private Mixture evidence(Agreement agreement, int asOf) {
        List<Measurement> before = new ArrayList<>();
        List<Measurement> later = new ArrayList<>();
        int density = draw.of(2, 6, 20);
        for (int i = 0; i < density; i++) {
            before.add(row(draw.below(asOf), asOf, "b" + i));
            if (draw.chance(70)) {
                later.add(row(draw.between(asOf, 100), 110, "l" + i));
            }
        }
        // Which part of the day a subject lives is known from the beginning.
        if (draw.chance(25)) {
            before.add(life(draw.of("a", "b")));
        }
        for (Measurement row : List.copyOf(before)) {
            if (row instanceof WorkItem item && item.type().equals("ticket") && draw.chance(60)) {
                later.add(sequel(item, at(asOf).plusSeconds(450L * draw.below(60))));
            }
        }
        return new Mixture(day, agreement, asOf, before, later);
    }

    private ServiceLife life(String subject) {
        int from = draw.of(-200, 0, 20, 50);
        return ServiceLife.of(TimeRange.of(at(from), at(from + draw.of(30, 60, 400))))
                .population(draw.between(1, 3))
                .on(subject);
    }

    /** What becomes of an item later: it is done, done again, paused, or another one. */
    private Measurement sequel(WorkItem item, Instant when) {
        String id = Objects.requireNonNull(item.origin().id());
        Moment moment = switch (draw.below(5)) {
            case 0 -> Moment.paused(when, CUSTOMER);
            case 1 -> Moment.resumed(when, CUSTOMER);
            case 2 -> Moment.changed(when, "priority", draw.of("P1", "P2"));
            default -> Moment.reached(when, WorkItem.RESOLVED);
        };
        return ItemEvent.ofTicket(id, moment)
                .on(Objects.requireNonNull(item.origin().subject()));
    }

    private WorkItem item(Instant start, Instant end, String id) {
        WorkItem item = WorkItem.ticket(id).opened(start);
        item = draw.chance(50) ? item.attribute("priority", draw.of("P1", "P2")) : item;
        // Of one instant milestones come before pauses, as in columns.
        item = draw.chance(50) ? item.resolved(end) : item;
        return draw.chance(30) ? item.paused(start, end, CUSTOMER) : item;
    }

    /** Requests of a minute that were counted before: some took a time that is known exactly, some one that lies in a bucket. */
    private RequestCount counted(Instant start) {
        LatencyHistogram latencies = LatencyHistogram.EMPTY.plus(Duration.ZERO, Duration.ofMillis(200), draw.below(4));
        latencies = draw.chance(50)
                ? latencies.plus(Duration.ofMillis(300), Duration.ofMillis(300), draw.between(1, 3))
                : latencies.plus(Duration.ofMillis(250), Duration.ofMillis(900), draw.between(1, 3));
        RequestCount counts = RequestCount.of(start, start.plusSeconds(60)).count("good", latencies);
        return draw.chance(50) ? counts : counts.count(Request.FAILED, draw.between(1, 3));
    }

    private Measurement row(int from, int until, String id) {
        Instant start = at(from);
        Instant end = at(Math.min(until, from + draw.of(1, 2, 8)));
        String subject = draw.of("a", "a", "b", "b", "cloud", "new");
        return switch (draw.below(15)) {
            case 14 ->
                Watched.of(TimeRange.of(start, at(Math.min(until, from + draw.of(8, 30, 96)))))
                        .on(subject);
            case 13 -> delivery(start, id).on(subject);
            case 12 -> counted(start).on(subject);
            case 9, 10, 11 -> item(start, end, id).on(subject);
            case 0, 1 -> outage(start, end).on(subject);
            case 2 ->
                draw.chance(50)
                        ? StateChange.of(start, draw.of("up", "down", "unknown"))
                                .on(subject)
                        : Probe.good(start).on(subject);
            case 3 ->
                draw.chance(50)
                        ? Exclusion.of(MAINTENANCE, TimeRange.of(start, end))
                        : Probe.failed(start).on(subject);
            case 4 -> Sample.of(start, "mos", draw.of("1", "2.5", "4", "-1")).on(subject);
            case 5, 6 ->
                Request.good(start, Duration.ofMillis(draw.of(100, 300, 900))).on(subject);
            case 7 -> Request.failed(start).on(subject);
            default -> new Request(EpochNanos.of(start), Request.FAILED, 2_000_000_000L, Origin.NONE).on(subject);
        };
    }

    private Outage outage(Instant start, Instant end) {
        Outage outage = Outage.of(start, end);
        return draw.chance(30) ? outage.incident(draw.of("I1", "I2")) : outage;
    }

    private WorkItem delivery(Instant at, String id) {
        WorkItem report = WorkItem.of("report", id).delivered(at);
        return draw.chance(60) ? report.attribute("correct", draw.of("yes", "no")) : report;
    }

    private ServiceLevelTarget target() {
        Figure.Unit unit = draw.of(Figure.Unit.SHARE, Figure.Unit.SHARE, Figure.Unit.NUMBER, Figure.Unit.TIME);
        Indicator indicator = indicator(draw.between(0, 3), unit);
        ServiceLevelTarget target = ServiceLevelTarget.of("t", indicator).objective(objective(indicator));
        return target.scope(draw.of(
                Scope.SERVICE,
                Scope.together("a", "b"),
                Scope.together("a"),
                Scope.each(),
                Scope.each("a", "b"),
                Scope.pooled(),
                Scope.pooled("a", "b")));
    }

    private Objective objective(Indicator indicator) {
        Objective own = Objective.limit(limit(indicator.unit()));
        Indicator other = indicator(1, Figure.Unit.SHARE);
        return switch (draw.below(8)) {
            case 0 -> Objective.allOf(own, Objective.of(other, limit(other.unit())));
            case 1 -> Objective.anyOf(own, Objective.of(other, limit(other.unit())));
            case 2 -> {
                Indicator third = indicator(0, Figure.Unit.TIME);
                yield Objective.atLeast(
                        2, own, Objective.of(other, limit(other.unit())), Objective.of(third, limit(third.unit())));
            }
            case 3 ->
                Objective.levels(
                        Objective.level("minimum", limit(indicator.unit())),
                        Objective.level("expected", limit(indicator.unit())));
            case 4 -> Objective.of(other, limit(other.unit()));
            case 5 ->
                indicator instanceof Statistic statistic && statistic.kind() == Statistic.Kind.COUNT
                        ? Objective.proRata(">= " + draw.below(5))
                        : own;
            default -> own;
        };
    }

    private String limit(Figure.Unit unit) {
        String sign = draw.of(">= ", "> ", "<= ", "< ");
        return sign
                + switch (unit) {
                    case SHARE -> draw.of("1%", "20%", "50%", "80%", "95%", "100%", "0%");
                    case NUMBER -> draw.of("-10", "0", "1", "2.5", "7", "40");
                    default -> draw.of("PT0S", "PT0.3S", "PT1H", "PT4H", "PT20H");
                };
    }

    private Selection requests() {
        return draw.chance(50) ? Selection.requests() : Selection.requests().on(draw.of("a", "b"));
    }

    /** An expression of some leaves, half of them refined. */
    Downtime downtime() {
        int refinement = draw.below(8);
        // What forgives the first minutes of an outage calls them up in a slot that is not over, which may be left out
        // in the end.
        TooLittle[] readings = refinement < 4 ? new TooLittle[] {TooLittle.UP, TooLittle.UNKNOWN} : TooLittle.values();
        Downtime leaf = detector(readings);
        Downtime any = draw.chance(25) ? Downtime.anyOf(leaf, detector(readings)) : leaf;
        Downtime of = draw.chance(10) ? Downtime.allOf(any, detector(readings)) : any;
        return switch (refinement) {
            case 0 -> of.sustained(Duration.ofMinutes(draw.of(15, 30)), Duration.ofMinutes(draw.of(15, 45)));
            case 1 -> of.lastingAtLeast(Duration.ofMinutes(draw.of(20, 30)));
            case 2 -> of.deductible(QUARTER);
            case 3 -> of.inUnits(Duration.ofHours(1), draw.of(SlotRule.TOUCHED, SlotRule.moreThan(QUARTER)));
            default -> of;
        };
    }

    /**
     * A leaf: what is reported, what is observed, or what samples and requests say.
     *
     * @param readings what slots may be that have too little evidence
     */
    Downtime detector(TooLittle... readings) {
        Observed observed = Downtime.observed();
        return switch (draw.below(9)) {
            case 0 -> Downtime.reported().on("a");
            case 1 -> observed.on("b");
            case 2 -> observed.validFor(Duration.ofHours(2));
            case 3 -> draw.chance(50) ? observed : observed.failuresToOpen(2).successesToClose(2);
            case 4 -> {
                Sampled sampled = Downtime.sampled("mos", ">= 2");
                yield draw.chance(50) ? sampled : sampled.validFor(Duration.ofHours(4));
            }
            case 5 -> slots().tooLittle(draw.of(readings));
            default -> Downtime.reported();
        };
    }

    private FigureSlots slots() {
        Duration unit = draw.of(QUARTER, Duration.ofHours(1), Duration.ofHours(3));
        return switch (draw.below(4)) {
            case 0 -> Downtime.slotsWhere(unit, Indicator.failedRatio(requests()), draw.of("> 0%", ">= 50%"));
            case 1 ->
                Downtime.slotsWhere(unit, Indicator.goodRatio(requests()), "<= 0%")
                        .minimum(2);
            case 2 ->
                Downtime.slotsWhere(
                        unit, Indicator.percentile("90%", requests(), Quantity.latency()), draw.of("> PT0.3S"));
            default -> {
                Selection samples = Selection.samples("mos");
                yield Downtime.slotsWhere(
                        unit, Indicator.statistic(Statistic.Kind.MEAN, samples, Quantity.value()), "< 2");
            }
        };
    }

    private Indicator indicator(int depth, Figure.Unit unit) {
        if (depth == 0 || draw.chance(25)) {
            return leaf(unit);
        }
        Indicator one = indicator(depth - 1, unit);
        Indicator two = indicator(depth - 1, unit);
        return switch (draw.below(unit == Figure.Unit.NUMBER ? 6 : 4)) {
            case 0 ->
                Indicator.weightedMean(
                        draw.chance(40)
                                ? Over.Part.of("one", one).weighing(Weight.of(leaf(Figure.Unit.NUMBER)))
                                : Over.Part.of("one", one).weighing(draw.of("0", "1", "0.25")),
                        Over.Part.of("two", two).weighing(draw.of("1", "3")));
            case 1 -> new Fold(draw.of(Fold.Kind.values()), Over.indicators(one, two));
            case 2 -> new Fold(draw.of(Fold.Kind.values()), Over.subjects(one));
            case 3 ->
                new Sufficient(
                        one,
                        List.of(new Sufficient.Requirement(
                                Indicators.isOfThings(one) && Indicators.slotsOf(one) == null && !(one instanceof Rate)
                                        ? null
                                        : Indicator.count(requests()),
                                Limit.atLeast(Figure.count(draw.below(3))))));
            case 4 -> {
                Figure.Unit parts = draw.of(Figure.Unit.SHARE, Figure.Unit.NUMBER);
                yield new Difference(indicator(depth - 1, parts), indicator(depth - 1, parts));
            }
            default -> {
                Figure.Unit parts = draw.of(Figure.Unit.values()[0], Figure.Unit.NUMBER, Figure.Unit.SHARE);
                parts = parts == Figure.Unit.NONE ? Figure.Unit.SHARE : parts;
                yield new Quotient(indicator(depth - 1, parts), indicator(depth - 1, parts));
            }
        };
    }

    private Selection tickets() {
        Selection all = Selection.items("ticket");
        Selection by = switch (draw.below(4)) {
            case 0 -> all.by("opened");
            case 1 -> all.by("resolved");
            default -> all;
        };
        return draw.chance(30) ? by.where("priority", "P1") : by;
    }

    private Clock resolution() {
        Clock clock = Quantity.clock("opened", "resolved");
        return draw.chance(50) ? clock.pausedFor(CUSTOMER) : clock;
    }

    private Fold ofSlots(Indicator of) {
        return new Fold(draw.of(Fold.Kind.values()), Over.slots(of, Duration.ofHours(2)));
    }

    private Indicator leaf(Figure.Unit unit) {
        return switch (unit) {
            case SHARE -> share();
            case NUMBER -> number();
            default -> time();
        };
    }

    private Indicator share() {
        Quantity latency = Quantity.latency();
        return switch (draw.below(9)) {
            case 0 -> Indicator.goodRatio(requests());
            case 1 -> Indicator.share(requests(), Condition.within(latency, Limit.parse("<= PT0.3S")));
            case 2 -> ofSlots(Indicator.goodRatio(requests()));
            case 3 ->
                Indicator.share(Selection.requests(), Condition.is("outcome", "good"))
                        .by(Quantity.attribute("w"));
            case 4 -> Indicator.withinLimit(tickets(), resolution(), draw.of("<= PT1H", "<= PT3H", ">= PT30M"));
            case 5 -> Indicator.share(tickets(), Condition.is("priority", "P1"));
            case 6 -> deliverables();
            default -> Indicator.availability(downtime());
        };
    }

    /** A report that falls due each Monday at ten, as the day is one. */
    private Indicator deliverables() {
        Selection reports = Selection.items("report").expecting(MONDAYS);
        Condition inTime = Condition.within(
                Quantity.clock("expected", "delivered"),
                draw.chance(50) ? LimitRule.until("due") : LimitRule.fixed(Limit.parse("<= PT3H")));
        return Indicator.share(reports, draw.chance(50) ? inTime : inTime.and(Condition.is("correct", "yes")));
    }

    private Indicator number() {
        Statistic ofSamples = Indicator.statistic(
                draw.of(Statistic.Kind.SUM, Statistic.Kind.MEAN, Statistic.Kind.MINIMUM, Statistic.Kind.MAXIMUM),
                Selection.samples("mos"),
                Quantity.value());
        return switch (draw.below(9)) {
            case 0, 1 -> Indicator.count(requests());
            case 2 -> Indicator.throughput(requests(), Duration.ofHours(1));
            case 3 -> Indicator.downtime(DowntimeStatistic.Kind.COUNT, downtime());
            case 4 -> Indicator.count(tickets());
            case 5 -> Indicator.count(Selection.items("ticket").belonging(Belonging.openAtEnd(resolution())));
            case 6 -> ofSlots(draw.chance(50) ? ofSamples : Indicator.count(requests()));
            case 7 ->
                Indicator.custom(new ExcessJitter().id(), Selection.samples("mos"), Figure.Unit.NUMBER)
                        .with("threshold", draw.of("2", "3"));
            default -> ofSamples;
        };
    }

    private Indicator time() {
        Statistic.Kind kind =
                draw.of(Statistic.Kind.SUM, Statistic.Kind.MEAN, Statistic.Kind.MINIMUM, Statistic.Kind.MAXIMUM);
        Indicator percentile = Indicator.percentile("90%", requests(), Quantity.latency());
        Indicator statistic = Indicator.statistic(kind, requests(), Quantity.latency());
        return switch (draw.below(7)) {
            case 0 ->
                Indicator.downtime(draw.of(DowntimeStatistic.Kind.TOTAL, DowntimeStatistic.Kind.LONGEST), downtime());
            case 1 -> percentile;
            case 2 -> ofSlots(draw.chance(50) ? percentile : statistic);
            case 3 -> Indicator.statistic(kind, tickets(), resolution());
            case 4 -> Indicator.percentile("50%", tickets(), resolution());
            default -> statistic;
        };
    }
}
