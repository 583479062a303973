package dev.sla4j.engine;

import dev.sla4j.engine.Scenarios.Option;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Origin;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** The law of the outlook: L13 (DESIGN, part 5). */
@AddLifecycleHook(Cases.class)
class OutlookLawProperties {
    private static final List<@Nullable String> SUBJECTS = Arrays.asList(null, "a", "b", "c", "unheard of");

    @Provide
    Arbitrary<Scenario> running() {
        return Scenarios.any(Option.RUNNING).map(OutlookLawProperties::knownBeforeTheReport);
    }

    @Provide
    Arbitrary<Scenario> runningWithoutUnknown() {
        return Scenarios.any(Option.RUNNING, Option.NO_UNKNOWN).map(OutlookLawProperties::knownBeforeTheReport);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l13TheOutlookNeverContradictsTheFinalVerdict(@ForAll("running") Scenario scenario, @ForAll Random random) {
        neverContradicts(scenario, random);
    }

    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void l13TheOutlookOfReportedOutagesNeverContradictsTheFinalVerdict(
            @ForAll("runningWithoutUnknown") Scenario scenario, @ForAll Random random) {
        neverContradicts(scenario, random);
    }

    @Provide
    Arbitrary<Scenario> closed() {
        return Scenarios.any(Option.CLOSED).map(OutlookLawProperties::knownBeforeTheReport);
    }

    /** S25: what is seen after the report changes nothing of a period that is over, unless the report said that it might. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4")
    void s25WhatIsNotProvisionalStands(@ForAll("closed") Scenario scenario, @ForAll Random random) {
        Draw draw = new Draw(random);
        List<Measurement> later = new ArrayList<>();
        for (Measurement known : scenario.evidence()) {
            long from = scenario.asOf() + draw.below(4);
            Measurement row = null;
            if (known instanceof Outage) {
                row = Outage.of(scenario.at(from), scenario.at(from + draw.between(1, 20)));
            } else if (known instanceof Probe || known instanceof StateChange) {
                row = draw.chance(50)
                        ? StateChange.of(scenario.at(from), draw.of("up", "down", "slow", "unknown"))
                        : draw.chance(50) ? Probe.good(scenario.at(from)) : Probe.failed(scenario.at(from));
            }
            if (row != null) {
                later.add(marked(row, known, known.origin().subject()));
            }
        }
        Scenario.check(scenario.with(combined(scenario.evidence(), later)), OutlookLawProperties::revision);
    }

    private static @Nullable String revision(Scenario drawn) {
        List<Measurement> known =
                drawn.evidence().stream().filter(row -> !isLater(row)).toList();
        Scenario both = drawn.with(drawn.evidence().stream()
                .filter(row -> !isLater(row) || known.stream().anyMatch(other -> isAlike(row, other)))
                .toList());
        ComplianceReport early = both.with(known).report();
        ComplianceReport late = both.asOf(both.asOf() + 30).report();
        for (TargetResult target : early.targets()) {
            TargetResult then = late.target(target.id());
            if (!target.attainment().provisional() && !target.account().equals(then.account())) {
                return target.id() + ": " + target.attainment() + ", and then " + then.attainment();
            }
        }
        return null;
    }

    /** Of one kind, subject and source, and not to be replaced, so that no subject becomes one of the target's only now. */
    private static boolean isAlike(Measurement row, Measurement other) {
        return other.origin().id() == null
                && row instanceof Outage == other instanceof Outage
                && Objects.equals(row.origin().subject(), other.origin().subject())
                && Objects.equals(row.origin().source(), other.origin().source());
    }

    private static void neverContradicts(Scenario scenario, Random random) {
        List<Measurement> later = later(scenario, new Draw(random));
        Scenario.check(scenario.with(combined(scenario.evidence(), later)), OutlookLawProperties::contradiction);
    }

    private static List<Measurement> combined(List<Measurement> before, List<Measurement> later) {
        List<Measurement> all = new ArrayList<>(before);
        all.addAll(later);
        return all;
    }

    /** Later evidence is marked, so that a smaller scenario keeps what is known before and what comes after apart. */
    private static boolean isLater(Measurement row) {
        return row.origin().attributes().containsKey("later");
    }

    private static @Nullable String contradiction(Scenario both) {
        Set<String> ids = new HashSet<>();
        both.evidence().stream()
                .filter(row -> !isLater(row))
                .forEach(row -> ids.add(row.origin().id()));
        if (both.evidence().stream()
                .anyMatch(row -> isLater(row)
                        && !ids.contains(row.origin().id())
                        && row.origin().id() != null)) {
            // Without the outage that it ends, a correction would tell of the past.
            return null;
        }
        ComplianceReport running = both.with(
                        both.evidence().stream().filter(row -> !isLater(row)).toList())
                .report();
        for (long until : new long[] {both.end(), both.end() + 30}) {
            ComplianceReport closed = both.asOf(until).report();
            for (TargetResult target : running.targets()) {
                Outlook.State outlook = target.outlook().state();
                Verdict verdict = closed.target(target.id()).verdict();
                boolean contradicted = (outlook == Outlook.State.CERTAINLY_MET && verdict != Verdict.MET)
                        || (outlook == Outlook.State.CERTAINLY_MISSED && verdict != Verdict.MISSED);
                if (contradicted) {
                    Attainment last = closed.target(target.id()).attainment();
                    return target.id() + ": " + outlook + ", and then " + last;
                }
            }
        }
        return null;
    }

    /** What says nothing about the time from the report on, except windows that were announced for later. */
    private static Scenario knownBeforeTheReport(Scenario drawn) {
        long asOf = drawn.asOf() * drawn.tick();
        List<Measurement> known = new ArrayList<>();
        for (Measurement row : drawn.evidence()) {
            boolean before = row instanceof Exclusion
                    || row instanceof ServiceLife
                    || (row instanceof Outage outage && lastOf(outage).getEpochSecond() <= asOf)
                    || (row instanceof Probe probe && probe.at().getEpochSecond() < asOf)
                    || (row instanceof StateChange state && state.at().getEpochSecond() < asOf)
                    || (row instanceof Watched watched && watched.range().end().getEpochSecond() <= asOf);
            if (before) {
                known.add(row);
            }
        }
        return drawn.with(known);
    }

    private static Instant lastOf(Outage outage) {
        Instant last = outage.open() || outage.end() == null ? outage.start() : outage.end();
        for (Instant milestone : outage.impact().milestones().values()) {
            last = milestone.isAfter(last) ? milestone : last;
        }
        return last;
    }

    /** Any evidence about the time from the report on, also of subjects that nobody has heard of, and the end of outages that were open. */
    private static List<Measurement> later(Scenario scenario, Draw draw) {
        List<Measurement> later = new ArrayList<>();
        List<Measurement> about = scenario.evidence().stream()
                .filter(row -> !(row instanceof Exclusion) && !(row instanceof ServiceLife))
                .toList();
        if (about.isEmpty()) {
            about = List.of(Probe.good(scenario.at(scenario.asOf())));
        }
        int density = draw.of(0, 3, 12);
        for (int i = draw.between(0, density); i > 0; i--) {
            Measurement known = draw.of(about);
            long from = scenario.asOf() + draw.below((int) (scenario.end() - scenario.asOf()) + 10);
            long until = from + draw.of(1, 2, 5, 200);
            Measurement row = switch (draw.below(6)) {
                case 0 -> Probe.good(scenario.at(from));
                case 1 -> Probe.failed(scenario.at(from));
                case 2 -> StateChange.of(scenario.at(from), draw.of("up", "down", "slow", "unknown"));
                case 3 -> Watched.of(TimeRange.of(scenario.at(from), scenario.at(until)));
                case 4 ->
                    Exclusion.of(draw.of("maintenance", "upgrade"), TimeRange.of(scenario.at(from), scenario.at(until)))
                            .announcedAt(scenario.at(from - 4))
                            .evidence("ticket");
                default -> outage(scenario, draw, from, until);
            };
            later.add(marked(
                    row,
                    known,
                    draw.chance(20) ? draw.of(SUBJECTS) : known.origin().subject()));
        }
        for (Measurement row : new LinkedHashSet<>(scenario.evidence())) {
            if (row instanceof Outage outage && outage.open() && isOnlyVersion(outage, scenario) && draw.chance(70)) {
                Instant end = scenario.at(scenario.asOf() + draw.between(0, 30));
                later.add(new Outage(outage.startNanos(), EpochNanos.of(end), false, outage.impact(), outage.origin())
                        .knownAt(Instant.ofEpochSecond(4_200_000_000L))
                        .attribute("later", ""));
            }
        }
        return later;
    }

    private static boolean isOnlyVersion(Outage outage, Scenario scenario) {
        String id = outage.origin().id();
        return id != null
                && scenario.evidence().stream()
                        .allMatch(row ->
                                row.equals(outage) || !id.equals(row.origin().id()));
    }

    private static Outage outage(Scenario scenario, Draw draw, long from, long until) {
        Outage outage =
                draw.chance(10) ? Outage.since(scenario.at(from)) : Outage.of(scenario.at(from), scenario.at(until));
        outage = draw.chance(30) ? outage.incident(draw.of("i1", "i2")) : outage;
        outage = draw.chance(20) ? outage.affecting("50%") : outage;
        outage = draw.chance(20) ? outage.milestone(Outage.DETECTED, scenario.at(from + 1)) : outage;
        return draw.chance(20) ? outage.milestone(Outage.REPORTED, scenario.at(from + 1)) : outage;
    }

    private static Measurement marked(Measurement row, Measurement like, @Nullable String subject) {
        var origin = like.origin().withAttribute("later", "");
        origin = new Origin(subject, origin.source(), null, null, origin.attributes());
        if (row instanceof Outage outage) {
            return outage.with(origin);
        }
        if (row instanceof Probe probe) {
            return probe.with(origin);
        }
        if (row instanceof StateChange state) {
            return state.with(origin);
        }
        return row instanceof Watched watched ? watched.with(origin) : ((Exclusion) row).with(origin);
    }
}
