package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.engine.Evaluation;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Impact;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.report.PeriodResult;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Learned;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.StartUp;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Results and history are read back as they were, and what is read of them by later periods is the same from memory and from a file (S24). */
class ResultRoundTripProperties {
    private static final LocalDate MON_2026_03_02 = LocalDate.of(2026, 3, 2);

    private static final JsonSchema STATEMENT = Schemas.load("statement");

    private final ObjectMapper mapper = Documents.mapper();

    @Property(tries = 300)
    void laterReportsReadTheSameFromMemoryAndFromFile(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        ComplianceEngine engine = ComplianceEngine.of(agreement(random));
        History memory = History.empty();
        History file = History.empty();
        for (int day = 0; day < 4; day++) {
            EvaluationPeriod period = engine.periodOf(MON_2026_03_02.plusDays(day));
            List<Measurement> evidence = evidence(random, period);
            Instant asOf = random.nextInt(4) == 0 ? period.start().plusSeconds(50_000) : period.end();
            ComplianceReport report = report(engine.start(period, memory), evidence, asOf);
            assertEquals(report, report(engine.start(period, file), evidence, asOf));
            PeriodResult result = random.nextBoolean() ? report.frozen() : report.result();
            PeriodResult read = mapper.readValue(mapper.writeValueAsString(result), PeriodResult.class);
            assertEquals(result, read);
            assertEquals(Set.of(), Schemas.faults(Schemas.REPORT, mapper.readTree(mapper.writeValueAsString(result))));
            assertEquals(mapper.writeValueAsString(result), mapper.writeValueAsString(read));
            assertEquals(report.frozen(), mapper.readValue(mapper.writeValueAsString(report), PeriodResult.class));
            Statement statement = Statement.of(engine.agreement(), result);
            String stated = mapper.writeValueAsString(statement);
            assertEquals(statement, mapper.readValue(stated, Statement.class));
            assertEquals(Set.of(), Schemas.faults(STATEMENT, mapper.readTree(stated)));
            memory = memory.with(result);
            file = mapper.readValue(mapper.writeValueAsString(memory), History.class);
            assertEquals(memory, file);
        }
    }

    private static ComplianceReport report(Evaluation evaluation, List<Measurement> evidence, Instant asOf) {
        return evaluation.add(evidence).report(asOf);
    }

    @Test
    void aMeanOfManyFractionsIsKeptAsAnEnclosure() throws IOException {
        Random random = new Random(7);
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .cycle(EvaluationCycle.daily())
                .target(ServiceLevelTarget.of("errors", ofSlots(Duration.ofMinutes(5)))
                        .atLeast("10%"))
                .build();
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        EvaluationPeriod period = engine.periodOf(MON_2026_03_02);
        List<Measurement> many = new ArrayList<>();
        for (int slot = 0; slot < 288; slot++) {
            for (int i = random.nextInt(300); i >= 0; i--) {
                many.add(request(period.start().plusSeconds(slot * 300L), random.nextBoolean()));
            }
        }
        ComplianceReport report = engine.evaluate(period, many);
        PeriodResult read = mapper.readValue(mapper.writeValueAsString(report.result()), PeriodResult.class);
        Enclosed figure = (Enclosed) read.target("errors").figure();
        assertTrue(figure.lower().compareTo(report.target("errors").figure().value()) < 0);
        assertTrue(figure.upper().compareTo(report.target("errors").figure().value()) > 0);
        assertEquals(report.target("errors").figure().toText(), figure.toText());
        assertEquals(report.result(), read);
    }

    private static Agreement agreement(Random random) {
        Agreement.Builder builder = Agreement.builder("a")
                .zone("UTC")
                .cycle(EvaluationCycle.daily())
                .from(MON_2026_03_02.minusDays(random.nextInt(2)));
        if (random.nextInt(5) > 0) {
            builder.fee("fee", Money.of("100.00", random.nextBoolean() ? "EUR" : "JPY"));
        }
        for (int i = 0; i < 3; i++) {
            builder.target(target(random, "target " + i));
        }
        builder.target(ServiceLevelTarget.of("maintained", Indicator.availability())
                        .scope(random.nextBoolean() ? Scope.each() : Scope.together())
                        .atLeast("99%")
                        .penalty(Penalty.tiered().below("99%", "10%").below("95%", "33%")))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance")
                        .withAllowance(
                                Duration.ofMinutes(1 + random.nextInt(600)), EvaluationCycle.weekly(DayOfWeek.SATURDAY))
                        .onlyFor("maintained"));
        Agreement.Builder complete = builder;
        try {
            return complete.build();
        } catch (IllegalArgumentException noFee) {
            return builder.fee("fee", Money.of("100.00", "EUR")).build();
        }
    }

    private static ServiceLevelTarget target(Random random, String id) {
        Indicator indicator = indicator(random, true);
        ServiceLevelTarget target = ServiceLevelTarget.of(id, indicator)
                .scope(random.nextInt(3) == 0 ? Scope.each() : Scope.together())
                .minimumCoverage(random.nextInt(101) + "%");
        boolean share = indicator.unit() == Figure.Unit.SHARE;
        target = switch (random.nextInt(4)) {
            case 0 -> target;
            case 1 ->
                target.objective(new Learned(
                        Learned.Centre.MEAN, 3, 1, BigDecimal.ONE, Learned.Direction.AT_LEAST, StartUp.NOT_APPLICABLE));
            case 2 ->
                share
                        ? target.objective(
                                Objective.levels(Objective.level("good", ">= 99%"), Objective.level("fair", ">= 70%")))
                        : target;
            default -> share ? target.atLeast((random.nextInt(999) / 10) + "%") : target;
        };
        Penalty byOutage = Penalty.tieredByOutage()
                .atLeast("PT5M", "10%")
                .atLeast("PT4H", "50%")
                .toPenalty();
        Penalty byShare =
                Penalty.tiered().below("99%", "10%").below("50%", "33%").toPenalty();
        return switch (random.nextInt(3)) {
            case 0 -> indicator instanceof Availability ? target.penalty(byOutage) : target;
            case 1 -> share ? target.penalty(byShare) : target;
            default -> target;
        };
    }

    private static Indicator indicator(Random random, boolean deep) {
        return switch (random.nextInt(deep ? 9 : 5)) {
            case 0 -> Indicator.availability(Downtime.observed());
            case 1 -> Indicator.share(Selection.requests(), Condition.is("outcome", "good"));
            case 2 -> ofSlots(Duration.ofMinutes(random.nextBoolean() ? 5 : 60));
            case 3 -> Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("load"), Quantity.value());
            case 4 -> Indicator.availability();
            case 5 ->
                new Fold(
                        Fold.Kind.MEAN,
                        new Over.Periods(indicator(random, false), 3, StartUp.values()[random.nextInt(3)]));
            case 6 -> Indicator.mean(Over.subjects(indicator(random, false)));
            case 7 -> {
                Indicator part = indicator(random, false);
                yield Indicator.lowest(Over.indicators(part, part));
            }
            default ->
                new Fold(
                        Fold.Kind.LOWEST,
                        new Over.Periods(ofSlots(Duration.ofMinutes(random.nextBoolean() ? 5 : 60)), 2, StartUp.FEWER));
        };
    }

    private static Indicator ofSlots(Duration length) {
        return Indicator.meanOfIntervals(
                Indicator.share(Selection.requests(), Condition.is("outcome", "good")), length);
    }

    private static List<Measurement> evidence(Random random, EvaluationPeriod period) {
        List<Measurement> evidence = new ArrayList<>();
        for (int i = 0; i < random.nextInt(400); i++) {
            Instant at = inside(random, period);
            String subject = random.nextBoolean() ? "web" : "mail";
            evidence.add(
                    switch (random.nextInt(5)) {
                        case 0 ->
                            new Outage(
                                            nanos(at),
                                            nanos(at.plusSeconds(random.nextInt(4000))),
                                            false,
                                            Impact.FULL,
                                            Origin.NONE)
                                    .on(subject)
                                    .id("o" + i);
                        case 1 -> (random.nextInt(9) > 0 ? Probe.good(at) : Probe.failed(at)).on(subject);
                        case 2 ->
                            Sample.of(at, "load", random.nextInt(100) + "." + random.nextInt(10))
                                    .on(subject);
                        default -> request(at, random.nextInt(7) > 0).on(subject);
                    });
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            Instant at = inside(random, period);
            evidence.add(Exclusion.of(
                    "maintenance",
                    at.toString(),
                    at.plusSeconds(1 + random.nextInt(20_000)).toString()));
        }
        return evidence;
    }

    private static Request request(Instant at, boolean good) {
        return good ? Request.good(at, Duration.ofMillis(3)) : Request.failed(at);
    }

    private static long nanos(Instant at) {
        return EpochNanos.of(at);
    }

    private static Instant inside(Random random, EvaluationPeriod period) {
        return period.start().plusNanos((long) (random.nextInt(86_400_000)) * 1_000_000L);
    }
}
