package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.report.TimeAccount;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.Over;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Random mixtures of all kinds of figures, combined, on all kinds of evidence: what is certain while the period runs stays (L13, S19), L1–L4 and L8–L10. */
@AddLifecycleHook(Cases.class)
class MixtureLawProperties {
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 3000)
    void l13WhatIsCertainOfCombinationsStays(@ForAll Random random) {
        MixtureDraw.mixture(random).check(drawn -> {
            Outlook.State state = drawn.running().target("t").outlook().state();
            if (state != Outlook.State.OPEN) {
                Verdict verdict = drawn.closed().target("t").verdict();
                assertEquals(state == Outlook.State.CERTAINLY_MET ? Verdict.MET : Verdict.MISSED, verdict);
            }
        });
    }

    /** L8: the same, whole weeks later. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 300)
    void l8ShiftingByWholeWeeksShiftsTheReport(@ForAll long seed) {
        Mixture now = MixtureDraw.mixture(new Random(seed));
        Mixture then =
                MixtureDraw.mixture(new Random(seed), Days.MON_2026_03_02.plusWeeks(1 + Math.floorMod(seed, 500)));
        assertEquals(values(now.running()), values(then.running()), now::describe);
        assertEquals(values(now.closed()), values(then.closed()), now::describe);
    }

    private static List<?> values(ComplianceReport report) {
        TargetResult target = report.target("t");
        List<Object> values = new ArrayList<>(List.of(target.verdict(), target.outlook()));
        for (SubjectResult subject : target.subjects()) {
            values.add(subject.verdict());
            values.add(subject.figure());
            values.add(subject.coverage());
            values.add(subject.account());
            values.add(
                    subject.bounds() == null
                            ? "none"
                            : List.of(subject.bounds().worst(), subject.bounds().best()));
        }
        return values;
    }

    /** L1, L2: in any order and any split. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 300)
    void l1l2OrderAndPartsDoNotMatter(@ForAll Random random) {
        long seed = random.nextLong();
        MixtureDraw.mixture(random).check(drawn -> {
            ComplianceReport whole = drawn.running();
            ComplianceReport merged = drawn.merged(new Draw(new Random(seed)));
            assertEquals(whole.targets(), merged.targets());
            assertEquals(whole.remarks(), merged.remarks());
            assertEquals(whole.identity(), merged.identity());
            assertEquals(whole.explanation().toText(), merged.explanation().toText());
        });
    }

    /** L3, L4: the buckets of time add up to the period, and shares lie between none and all, as their bounds do. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 300)
    void l3l4TimeAddsUpAndSharesAreShares(@ForAll Random random) {
        MixtureDraw.mixture(random).check(drawn -> {
            for (ComplianceReport report : List.of(drawn.running(), drawn.closed())) {
                report.target("t").subjects().forEach(MixtureLawProperties::addsUp);
            }
        });
    }

    private static void addsUp(SubjectResult result) {
        TimeAccount account = result.account();
        BigInteger all = account.up()
                .add(account.down())
                .add(account.unknown())
                .add(account.excluded())
                .add(account.outside());
        assertEquals(account.total(), all);
        List<Figure> figures = new ArrayList<>(List.of(result.figure()));
        if (result.bounds() != null) {
            figures.add(result.bounds().worst());
            figures.add(result.bounds().best());
        }
        for (Figure figure : figures) {
            assertTrue(
                    figure.unit() != Figure.Unit.SHARE
                            || (figure.value().signum() >= 0 && figure.value().compareTo(Ratio.ONE) <= 0),
                    figure::toString);
        }
    }

    /** L9: what may stand in columns, in any of their units, says the same there. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 300)
    void l9ColumnsSayTheSame(@ForAll Random random) {
        long seed = random.nextLong();
        MixtureDraw.mixture(random).check(drawn -> {
            ComplianceReport rows = drawn.running();
            ComplianceReport columns = drawn.inColumns(new Draw(new Random(seed)));
            assertEquals(rows.targets(), columns.targets());
            assertEquals(rows.remarks(), columns.remarks());
            assertEquals(rows.identity(), columns.identity());
        });
    }

    /** L10: what is made of one part is that part. */
    @Property(shrinking = ShrinkingMode.OFF, seed = "4", tries = 300)
    void l10OfOnePartIsThatPart(@ForAll Random random) {
        Fold.Kind kind = new Draw(random).of(Fold.Kind.values());
        MixtureDraw.mixture(random).check(drawn -> {
            Indicator one = drawn.target().indicator();
            Indicator parent = new Fold(kind, new Over.Parts(List.of(Over.Part.of("one", one))));
            for (boolean closed : new boolean[] {false, true}) {
                assertEquals(verdictsOf(drawn, one, closed), verdictsOf(drawn, parent, closed));
            }
        });
    }

    /** The verdict, figures and bounds of an indicator under the limits of the target. */
    private static List<?> verdictsOf(Mixture mixture, Indicator indicator, boolean closed) {
        Mixture same = mixture.with(target -> {
            ServiceLevelTarget asked = ServiceLevelTarget.of("t", indicator)
                    .scope(target.scope())
                    .minimumCoverage(target.minimumCoverage().toString());
            return target.objective() instanceof LimitObjective own ? asked.objective(own) : asked;
        });
        ComplianceReport report = closed ? same.closed() : same.running();
        List<Object> values = new ArrayList<>();
        for (SubjectResult subject : report.target("t").subjects()) {
            values.add(subject.verdict());
            // Where the promise does not apply, nothing is made of what was counted all the same.
            if (subject.applies()) {
                values.add(subject.figure());
                values.add(
                        subject.bounds() == null
                                ? "none"
                                : List.of(
                                        subject.bounds().worst(),
                                        subject.bounds().best()));
            }
        }
        return values;
    }

    /** The property is about something. */
    @Example
    void everyStateIsReached() {
        Map<Outlook.State, Integer> seen = new EnumMap<>(Outlook.State.class);
        for (int seed = 0; seed < 1000; seed++) {
            TargetResult result =
                    MixtureDraw.mixture(new Random(seed)).running().target("t");
            seen.merge(result.outlook().state(), 1, Integer::sum);
        }
        for (Outlook.State state :
                List.of(Outlook.State.OPEN, Outlook.State.CERTAINLY_MET, Outlook.State.CERTAINLY_MISSED)) {
            assertTrue(seen.getOrDefault(state, 0) >= 15, () -> seen.toString());
        }
        assertEquals(3, seen.size());
    }
}
