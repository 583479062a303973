package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Sample;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.History;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Learned;
import dev.sla4j.target.Over;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.target.StartUp;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** What is read of the days before: moving averages and learned limits, with days that are not on file or had no figure (S24, C15). */
@AddLifecycleHook(Cases.class)
class LookbackOracleProperties {
    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void movingAveragesAndLearnedLimits_S24_C15(@ForAll long seed) {
        Draw draw = new Draw(new Random(seed));
        Indicator mean = Indicator.statistic(Statistic.Kind.MEAN, Selection.samples("delay"), Quantity.value());
        int count = draw.between(1, 4);
        StartUp startUp = draw.of(StartUp.values());
        int periods = draw.between(1, 4);
        int warmUp = draw.between(1, periods);
        Learned.Centre centre = draw.of(Learned.Centre.values());
        Learned.Direction direction = draw.of(Learned.Direction.values());
        StartUp before = draw.of(StartUp.UNDETERMINED, StartUp.NOT_APPLICABLE);
        String factor = draw.of("1", "1.3", "0.5");
        Agreement agreement = Agreement.builder("a")
                .zone("UTC")
                .cycle(EvaluationCycle.daily())
                .target(ServiceLevelTarget.of("average", Indicator.mean(new Over.Periods(mean, count, startUp)))
                        .atMost("2"))
                .target(ServiceLevelTarget.of("learned", mean)
                        .objective(new Learned(centre, periods, warmUp, new BigDecimal(factor), direction, before)))
                .build();
        List<@Nullable Ratio> figures = new ArrayList<>();
        List<Boolean> onFile = new ArrayList<>();
        List<ComplianceReport> reports = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            LocalDate date = LocalDate.of(2026, 3, 1 + i);
            List<Measurement> samples = new ArrayList<>();
            Ratio sum = Ratio.ZERO;
            int n = draw.chance(20) ? 0 : draw.between(1, 2);
            for (int j = 0; j < n; j++) {
                int value = draw.below(5);
                Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(draw.of(0, 86_399));
                samples.add(Sample.of(at, "delay", Integer.toString(value)));
                sum = sum.plus(Ratio.of(value));
            }
            figures.add(n == 0 ? null : sum.dividedBy(Ratio.of(n)));
            ComplianceEngine engine = ComplianceEngine.of(agreement);
            ComplianceReport report = engine.start(engine.periodOf(date), History.of(draw.shuffled(reports)))
                    .add(samples)
                    .report();
            assertEquals(
                    List.of(
                            average(figures, onFile, count, startUp),
                            learned(figures, onFile, periods, warmUp, centre, direction, before, factor)),
                    List.of(told(report, "average"), told(report, "learned")),
                    () -> figures + " " + onFile + " "
                            + agreement.targets().get(0).indicator() + "\n" + centre + " of " + periods + " after "
                            + warmUp + " " + direction + " " + factor + " " + before);
            boolean kept = draw.chance(85);
            onFile.add(kept);
            if (kept) {
                reports.add(report);
            }
        }
    }

    private static String told(ComplianceReport report, String target) {
        Figure figure = report.target(target).figure();
        return report.target(target).verdict() + " " + (figure.isMeasured() ? figure.value() : "none");
    }

    /** Of the days before, from the newest, the first that is not on file, or has no figure, ends the row. */
    private static String average(List<@Nullable Ratio> figures, List<Boolean> onFile, int count, StartUp startUp) {
        List<Ratio> row = new ArrayList<>();
        for (int i = figures.size() - 2; i >= 0 && row.size() < count - 1 && onFile.get(i); i--) {
            if (figures.get(i) == null) {
                break;
            }
            row.add(figures.get(i));
        }
        if (row.size() < count - 1 && startUp == StartUp.NOT_APPLICABLE) {
            return "NOT_APPLICABLE none";
        }
        Ratio own = figures.get(figures.size() - 1);
        if (own == null || row.size() < count - 1 && startUp == StartUp.UNDETERMINED) {
            return "UNDETERMINED none";
        }
        row.add(own);
        Ratio mean = Ratio.sum(row).dividedBy(Ratio.of(row.size()));
        return (mean.compareTo(Ratio.of(2)) <= 0 ? "MET " : "MISSED ") + mean;
    }

    private static String learned(
            List<@Nullable Ratio> figures,
            List<Boolean> onFile,
            int periods,
            int warmUp,
            Learned.Centre centre,
            Learned.Direction direction,
            StartUp before,
            String factor) {
        List<Ratio> row = new ArrayList<>();
        for (int i = figures.size() - 2; i >= Math.max(0, figures.size() - 1 - periods) && onFile.get(i); i--) {
            if (figures.get(i) != null) {
                row.add(figures.get(i));
            }
        }
        Ratio own = figures.get(figures.size() - 1);
        if (row.size() < warmUp) {
            return before + " " + (own == null ? "none" : own);
        }
        if (own == null) {
            return "UNDETERMINED none";
        }
        row.sort(null);
        int n = row.size();
        Ratio usual = centre == Learned.Centre.MEAN
                ? Ratio.sum(row).dividedBy(Ratio.of(n))
                : row.get((n - 1) / 2).plus(row.get(n / 2)).dividedBy(Ratio.of(2));
        int side = Objects.requireNonNull(own).compareTo(usual.times(Ratio.of(new BigDecimal(factor))));
        return ((direction == Learned.Direction.AT_MOST ? side <= 0 : side >= 0) ? "MET " : "MISSED ") + own;
    }
}
