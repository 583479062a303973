package dev.sla4j.engine;

import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.Scenarios.Option;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.SingleOutage;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Reported;
import dev.sla4j.target.Scope;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** The laws of measured time: L3, L4, L5, L7, L8, L10, L11 (DESIGN, part 5). */
@AddLifecycleHook(Cases.class)
class TimeLawProperties {
    private static final UnaryOperator<dev.sla4j.agreement.Agreement.Builder> SAME_TERMS = terms -> terms;

    // ---- L3, L4

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Scenarios.any();
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l3TheBucketsAddUpToThePeriod(@ForAll("scenarios") Scenario scenario) {
        Scenario.check(scenario, TimeLawProperties::bucketsMissThePeriod);
    }

    private static @Nullable String bucketsMissThePeriod(Scenario scenario) {
        BigInteger period = BigInteger.valueOf(scenario.period().range().lengthNanos());
        for (TargetResult target : scenario.report().targets()) {
            boolean pooled = scenario.agreement().target(target.id()).scope().mode() == Scope.Mode.POOLED;
            for (SubjectResult subject : target.subjects()) {
                BigInteger total = subject.account().total();
                BigInteger most = pooled ? period.multiply(BigInteger.valueOf(9)) : period;
                if (total.signum() == 0 || total.mod(period).signum() != 0 || total.compareTo(most) > 0) {
                    return target.id() + " " + subject.account() + " is no whole number of periods of " + period;
                }
            }
        }
        return null;
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l4SharesLieBetweenZeroAndOne(@ForAll("scenarios") Scenario scenario) {
        Scenario.check(scenario, TimeLawProperties::shareOutOfRange);
    }

    private static @Nullable String shareOutOfRange(Scenario scenario) {
        for (TargetResult target : scenario.report().targets()) {
            for (SubjectResult subject : target.subjects()) {
                Bounds bounds = subject.bounds();
                List<Figure> figures = bounds == null
                        ? List.of(subject.figure())
                        : List.of(subject.figure(), bounds.worst(), bounds.best());
                for (Figure figure : figures) {
                    boolean share = figure.unit() == Figure.Unit.SHARE && figure.isMeasured();
                    if ((share && isOutside(figure.value())) || isOutside(subject.coverage())) {
                        return target.id() + " " + subject;
                    }
                }
            }
        }
        return null;
    }

    private static boolean isOutside(Ratio share) {
        return share.signum() < 0 || share.compareTo(Ratio.ONE) > 0;
    }

    @Provide
    Arbitrary<Scenario> unweighted() {
        return Scenarios.any(Option.NO_WEIGHTS, Option.NO_ALLOWANCE);
    }

    @Provide
    Arbitrary<Scenario> unweightedWithAllowances() {
        return Scenarios.any(Option.NO_WEIGHTS);
    }

    /** What is unknown can only lie between all bad and all good (S8). With weights it need not. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void s8AFigureLiesWithinItsBounds(@ForAll("unweightedWithAllowances") Scenario scenario) {
        Scenario.check(scenario, TimeLawProperties::outsideItsBounds);
    }

    private static @Nullable String outsideItsBounds(Scenario scenario) {
        for (TargetResult target : scenario.report().targets()) {
            for (SubjectResult subject : target.subjects()) {
                Bounds bounds = subject.bounds();
                if (bounds != null
                        && subject.figure().isMeasured()
                        && bounds.worst().isMeasured()
                        && bounds.best().isMeasured()) {
                    int order =
                            target.id().equals("availability") || target.id().equals("fixed") ? 1 : -1;
                    if (order * Figure.compare(bounds.worst(), subject.figure()) > 0
                            || order * Figure.compare(subject.figure(), bounds.best()) > 0) {
                        return target.id() + " " + subject;
                    }
                }
            }
        }
        return null;
    }

    // ---- L5

    @Provide
    Arbitrary<Scenario> withoutExcuses() {
        return Scenarios.any(Option.NO_EXCUSES, Option.NO_WEIGHTS, Option.LISTED);
    }

    @Provide
    Arbitrary<Scenario> knownWithoutExcuses() {
        return Scenarios.any(Option.NO_EXCUSES, Option.NO_WEIGHTS, Option.LISTED, Option.NO_UNKNOWN);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l5MoreDownTimeNeverImproves(@ForAll("knownWithoutExcuses") Scenario scenario, @ForAll Random random) {
        Outage more = another(scenario, new Draw(random));
        if (more != null) {
            Scenario.check(
                    scenario,
                    smaller -> improved(
                            smaller.plus(nothing(more)),
                            smaller.plus(nothing(more)).plus(more),
                            SubjectResult::figure));
        }
    }

    /**
     * What is unknown may become known by more down time, also as up: under a minimum length. So with unknown time the law is one of bounds, and not
     * where these leave unknown parts out.
     */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l5MoreDownTimeNeverImprovesABound(@ForAll("withoutExcuses") Scenario scenario, @ForAll Random random) {
        Outage more = another(scenario, new Draw(random));
        if (more != null
                && scenario.agreement().policies().get(CombinedUnknown.class) == CombinedUnknown.THREE_VALUED) {
            Scenario.check(scenario, smaller -> {
                String worst = improved(
                        smaller.plus(nothing(more)), smaller.plus(nothing(more)).plus(more), TimeLawProperties::worst);
                return worst == null
                        ? improved(
                                smaller.plus(nothing(more)),
                                smaller.plus(nothing(more)).plus(more),
                                TimeLawProperties::best)
                        : worst;
            });
        }
    }

    /** An outage without length: it makes the subject known, and nothing else. */
    private static Outage nothing(Outage outage) {
        return Outage.of(outage.start(), outage.start()).with(outage.origin());
    }

    private static Figure worst(SubjectResult result) {
        return result.bounds() == null ? result.figure() : result.bounds().worst();
    }

    private static Figure best(SubjectResult result) {
        return result.bounds() == null ? result.figure() : result.bounds().best();
    }

    /** An outage of a subject that is known; null if none is. */
    private static @Nullable Outage another(Scenario scenario, Draw draw) {
        List<String> subjects = new ArrayList<>(Scenarios.subjectsOf(scenario));
        subjects.add("");
        String subject = draw.of(subjects);
        long from = scenario.first() - 10 + draw.below((int) (scenario.end() - scenario.first()) + 20);
        Outage plain = Outage.of(scenario.at(from), scenario.at(from + draw.between(1, 20)));
        Outage outage = draw.chance(20) ? plain.from("m1") : plain;
        Outage more = subject.isEmpty() ? outage : outage.on(subject);
        boolean known = scenario.evidence().stream()
                .anyMatch(row -> !(row instanceof Exclusion)
                        && Objects.equals(row.origin().subject(), more.origin().subject()));
        return known ? more : null;
    }

    @Provide
    Arbitrary<Scenario> withoutAllowance() {
        return Scenarios.any(Option.NO_ALLOWANCE);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l5ExcusingAWhollyDownInstantNeverWorsens(@ForAll("withoutAllowance") Scenario drawn, @ForAll Random random) {
        Scenario scenario =
                drawn.with(target -> target, terms -> terms.exclusion(ExclusionRule.announced("granted", "granted")));
        List<Long> down =
                TickOracle.whollyDown(scenario, scenario.agreement().targets().get(0));
        if (!down.isEmpty()) {
            long from = new Draw(random).of(down);
            Exclusion window = Exclusion.of("granted", TimeRange.of(scenario.at(from), scenario.at(from + 1)));
            String failure = improved(scenario.plus(window), scenario, SubjectResult::figure);
            if (failure != null) {
                throw new AssertionError("excusing " + window + " worsened " + failure + scenario.describe());
            }
        }
    }

    /** Says which figure of the second is better than that of the first, which must not be. */
    private static @Nullable String improved(Scenario before, Scenario after, Function<SubjectResult, Figure> read) {
        ComplianceReport first = before.report();
        ComplianceReport second = after.report();
        for (String id : List.of("availability", "fixed", "total", "LONGEST")) {
            List<SubjectResult> one = first.target(id).subjects();
            List<SubjectResult> other = second.target(id).subjects();
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                Figure was = read.apply(one.get(i));
                Figure is = read.apply(other.get(i));
                boolean moreIsBetter = id.equals("availability") || id.equals("fixed");
                // Of what does not apply there are no bounds.
                if (one.get(i).applies()
                        && was.isMeasured()
                        && is.isMeasured()
                        && (moreIsBetter ? 1 : -1) * Figure.compare(is, was) > 0) {
                    return id + " from " + was + " to " + is;
                }
            }
        }
        return null;
    }

    // ---- L7

    @Provide
    Arbitrary<Scenario> wholeOutages() {
        return Scenarios.any(Option.WHOLE_OUTAGES);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l7SplittingAnOutageChangesNothing(@ForAll("wholeOutages") Scenario scenario, @ForAll Random random) {
        long seed = random.nextLong();
        Scenario.check(scenario, smaller -> changedBySplitting(smaller, new Draw(new Random(seed))));
    }

    private static @Nullable String changedBySplitting(Scenario scenario, Draw draw) {
        List<Measurement> split = new ArrayList<>();
        for (Measurement row : scenario.evidence()) {
            if (row instanceof Outage outage
                    && !outage.open()
                    && outage.origin().id() == null
                    && outage.endNanos() > outage.startNanos()) {
                long length = (outage.endNanos() - outage.startNanos()) / 1_000_000_000L;
                Instant at =
                        outage.start().plusSeconds(draw.below((int) length) + 1).minusNanos(draw.below(2));
                split.add(new Outage(outage.startNanos(), nanos(at), false, outage.impact(), outage.origin()));
                split.add(new Outage(nanos(at), outage.endNanos(), false, outage.impact(), outage.origin()));
            } else {
                split.add(row);
            }
        }
        ComplianceReport whole = scenario.report();
        ComplianceReport pieces = scenario.with(split).report();
        return whole.equals(pieces)
                ? null
                : "\n" + whole.targets() + "\n" + pieces.targets() + whole.remarks() + pieces.remarks();
    }

    private static long nanos(Instant instant) {
        return dev.sla4j.time.EpochNanos.of(instant);
    }

    // ---- L8

    @Provide
    Arbitrary<Scenario> inUniversalTime() {
        return Scenarios.any(Option.UNIVERSAL_TIME);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l8ShiftingByWholeWeeksShiftsTheReport(@ForAll("inUniversalTime") Scenario scenario, @ForAll Random random) {
        long weeks = new Draw(random).between(-500, 500);
        Scenario.check(scenario, smaller -> changedByShifting(smaller, Duration.ofDays(7 * weeks)));
    }

    private static @Nullable String changedByShifting(Scenario scenario, Duration by) {
        List<Measurement> shifted = new ArrayList<>();
        scenario.evidence().forEach(row -> shifted.add(shifted(row, by)));
        var terms = scenario.with(target -> target, copy -> {
            if (scenario.agreement().termStart() != null) {
                copy.from(scenario.agreement().termStart().plusDays(by.toDays()));
            }
            if (scenario.agreement().termEnd() != null) {
                copy.until(scenario.agreement().termEnd().plusDays(by.toDays()));
            }
            return copy;
        });
        Scenario other = new Scenario(
                terms.agreement(),
                new EvaluationPeriod(
                        scenario.period().label(), shifted(scenario.period().range(), by)),
                scenario.tick(),
                scenario.asOf() + by.toSeconds() / scenario.tick(),
                shifted);
        String one = numbers(scenario.report(), true);
        String two = numbers(other.report(), true);
        return one.equals(two) ? null : "\n" + one + "\n" + two;
    }

    private static Measurement shifted(Measurement row, Duration by) {
        if (row instanceof Outage outage) {
            Outage moved = outage.open()
                    ? Outage.since(outage.start().plus(by))
                    : Outage.of(
                            outage.start().plus(by),
                            Objects.requireNonNull(outage.end()).plus(by));
            moved = moved.with(new dev.sla4j.measurement.Impact(
                    outage.impact().weight(),
                    outage.impact().cause(),
                    outage.impact().incident(),
                    java.util.Collections.emptySortedMap()));
            for (var milestone : outage.impact().milestones().entrySet()) {
                moved = moved.milestone(milestone.getKey(), milestone.getValue().plus(by));
            }
            return moved.with(outage.origin());
        }
        if (row instanceof Probe probe) {
            return (probe.good()
                            ? Probe.good(probe.at().plus(by))
                            : Probe.failed(probe.at().plus(by)))
                    .with(probe.origin());
        }
        if (row instanceof StateChange state) {
            return StateChange.of(state.at().plus(by), state.state()).with(state.origin());
        }
        if (row instanceof ServiceLife life) {
            return new ServiceLife(shifted(life.range(), by), life.population(), life.origin());
        }
        if (row instanceof Watched watched) {
            return new Watched(shifted(watched.range(), by), watched.origin());
        }
        Exclusion exclusion = (Exclusion) row;
        Instant announced = exclusion.announcedAt();
        return new Exclusion(
                shifted(exclusion.range(), by),
                exclusion.category(),
                announced == null ? null : announced.plus(by),
                exclusion.evidence(),
                exclusion.origin());
    }

    private static TimeRange shifted(TimeRange range, Duration by) {
        return TimeRange.of(range.start().plus(by), range.end().plus(by));
    }

    /** All numbers of a report, with or without the names of its subjects. */
    private static String numbers(ComplianceReport report, boolean labels) {
        StringBuilder text = new StringBuilder();
        for (TargetResult target : report.targets()) {
            text.append(target.id())
                    .append(' ')
                    .append(target.verdict())
                    .append(' ')
                    .append(target.outlook());
            for (SubjectResult subject : target.subjects()) {
                text.append(labels ? subject.subject() : "")
                        .append(subject.verdict())
                        .append(subject.figure());
                text.append(subject.bounds()).append(subject.account());
                for (SingleOutage outage : subject.outages()) {
                    text.append(outage.counted()).append(outage.ids());
                }
            }
            text.append('\n');
        }
        return text.append(report.isProvisional()).toString();
    }

    private static List<Object> withoutOutlook(ComplianceReport report) {
        List<Object> all = new ArrayList<>();
        for (TargetResult target : report.targets()) {
            for (SubjectResult subject : target.subjects()) {
                all.add(Arrays.asList(
                        target.id(),
                        subject.verdict(),
                        subject.figure(),
                        subject.bounds(),
                        subject.account(),
                        subject.outages(),
                        report.isProvisional()));
            }
        }
        return all;
    }

    // ---- L10

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l10AParentWithOneChildEqualsTheChild(@ForAll("scenarios") Scenario drawn) {
        List<Measurement> named = new ArrayList<>();
        drawn.evidence()
                .forEach(row -> named.add(
                        row.origin().subject() == null && !(row instanceof Exclusion) ? about(row, "a") : row));
        Scenario scenario = drawn.with(named).with(target -> target.scope(Scope.each("a")), SAME_TERMS);
        Scenario.check(scenario, TimeLawProperties::differsFromItsOnlyChild);
    }

    private static Measurement about(Measurement row, String subject) {
        var origin = row.origin().withSubject(subject);
        if (row instanceof Outage outage) {
            return outage.with(origin);
        }
        if (row instanceof Probe probe) {
            return probe.with(origin);
        }
        if (row instanceof StateChange state) {
            return state.with(origin);
        }
        return row instanceof ServiceLife life ? life.with(origin) : ((Watched) row).with(origin);
    }

    private static @Nullable String differsFromItsOnlyChild(Scenario scenario) {
        String child = numbers(scenario.report(), false);
        List<UnaryOperator<ServiceLevelTarget>> parents = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        Units.leaves(Figures.downtimeOf(scenario.agreement().targets().get(0).indicator()))
                .forEach(leaf -> {
                    String subject = Units.subjectOf(leaf);
                    named.add(subject == null ? "a" : subject);
                });
        if (named.equals(Set.of("a"))) {
            // What it may become is another matter: evidence without a subject would be a second part.
            ComplianceReport parent = scenario.with(target -> target.scope(Scope.together("a")), SAME_TERMS)
                    .report();
            if (!withoutOutlook(parent).equals(withoutOutlook(scenario.report()))) {
                return "together\n" + scenario.report() + "\n" + parent;
            }
        }
        parents.add(target -> target.scope(Scope.pooled("a")));
        parents.add(target -> with(target, Downtime::anyOf));
        parents.add(target -> with(target, Downtime::allOf));
        parents.add(target -> with(target, child1 -> Downtime.atLeast(1, child1)));
        parents.add(target -> with(target, child1 -> Downtime.atLeast("100%", child1)));
        parents.add(target -> with(
                target,
                child1 -> child1 instanceof Reported leaf && named.equals(Set.of("a")) ? leaf.on("a") : child1));
        for (int i = 0; i < parents.size(); i++) {
            String parent = numbers(scenario.with(parents.get(i), SAME_TERMS).report(), false);
            if (!parent.equals(child)) {
                return "parent " + i + "\n" + child + "\n" + parent;
            }
        }
        return null;
    }

    private static ServiceLevelTarget with(ServiceLevelTarget target, UnaryOperator<Downtime> change) {
        Downtime downtime = change.apply(Figures.downtimeOf(target.indicator()));
        Indicator indicator = target.indicator() instanceof dev.sla4j.target.Availability availability
                ? new dev.sla4j.target.Availability(downtime, availability.fixedLength())
                : Indicator.downtime(((dev.sla4j.target.DowntimeStatistic) target.indicator()).kind(), downtime);
        ServiceLevelTarget changed = ServiceLevelTarget.of(target.id(), indicator)
                .scope(target.scope())
                .policies(target.policies())
                .minimumCoverage(target.minimumCoverage().toString());
        changed = target.objective() == null ? changed : changed.objective(target.objective());
        changed = target.serviceHours() == null ? changed : changed.during(target.serviceHours());
        return target.minimumLife() == null ? changed : changed.minimumLife(target.minimumLife());
    }

    // ---- L11

    @Provide
    Arbitrary<Scenario> equalLives() {
        return Scenarios.any(Option.NO_WEIGHTS, Option.NO_EXCLUSIONS, Option.NO_LIVES, Option.LISTED);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l11ADetectorMoreNeverRaisesAnyOfNorLowersAllOf(@ForAll("equalLives") Scenario drawn, @ForAll Random random) {
        Downtime detector = Scenarios.detector(random, drawn.tick());
        // A detector may read what makes further subjects seen; the law is about one detector more of the same
        // subjects.
        List<Measurement> named = drawn.evidence().stream()
                .map(row -> row.origin().subject() == null && !(row instanceof Exclusion) ? about(row, "a") : row)
                .toList();
        Scenario scenario = drawn.with(named);
        Set<String> subjects = Scenarios.subjectsOf(scenario);
        subjects.add("a");
        scenario = scenario.with(
                target -> target.scope().mode() == Scope.Mode.TOGETHER
                        ? target.scope(Scope.together(subjects.toArray(String[]::new)))
                        : target,
                terms -> terms.policy(CombinedUnknown.THREE_VALUED));
        Scenario.check(scenario, smaller -> {
            Scenario any = smaller.with(target -> with(target, part -> Downtime.anyOf(part, detector)), SAME_TERMS);
            Scenario all = smaller.with(target -> with(target, part -> Downtime.allOf(part, detector)), SAME_TERMS);
            String raised = betterAvailability(smaller, any);
            String lowered = betterAvailability(all, smaller);
            return raised != null
                    ? "any of, with " + detector + ": " + raised
                    : lowered != null ? "all of, with " + detector + ": " + lowered : null;
        });
    }

    private static @Nullable String betterAvailability(Scenario before, Scenario after) {
        TargetResult first = before.report().target("availability");
        TargetResult second = after.report().target("availability");
        for (int i = 0; i < first.subjects().size(); i++) {
            SubjectResult one = first.subjects().get(i);
            SubjectResult other = second.subjects().get(i);
            if (one.figure().isMeasured()
                    && other.figure().isMeasured()
                    && Figure.compare(other.figure(), one.figure()) > 0) {
                return one.figure() + " to " + other.figure();
            }
        }
        return null;
    }
}
