package dev.sla4j.engine;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.Notice;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.StateChange;
import dev.sla4j.measurement.Traceable;
import dev.sla4j.measurement.Watched;
import dev.sla4j.target.AllowanceUse;
import dev.sla4j.target.CombinedUnknown;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.EvidenceFilter;
import dev.sla4j.target.ExcludedPart;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.GridAnchor;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.MinimumLength;
import dev.sla4j.target.Observed;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.OutageOverBorder;
import dev.sla4j.target.OverlappingWeights;
import dev.sla4j.target.OverlongWindow;
import dev.sla4j.target.PartOfPeriod;
import dev.sla4j.target.Policy;
import dev.sla4j.target.Reported;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import dev.sla4j.target.SlotRule;
import dev.sla4j.target.UnknownInOutage;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.time.EndOfMonth;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/**
 * Draws scenarios: agreements of any shape, periods in any zone from 1970 to 2100, half of them at a change of clocks, and evidence from regimes
 * (dense flaps, long outages, touching edges, borders of the period).
 *
 * <p>A fresh instance draws one scenario; the options say what it leaves out.
 */
final class Scenarios {
    static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    /** What a law is not about, or what it must have. */
    enum Option {
        /** A zone without clock changes, and units of time that divide a week. */
        UNIVERSAL_TIME,
        NO_EXCLUSIONS,
        NO_ALLOWANCE,
        /** No rule that leaves out time while something else is down. */
        NO_EXCUSES,
        /** Leaves read whole outages: no other milestones, no time limit for reports. */
        WHOLE_OUTAGES,
        NO_WEIGHTS,
        NO_LIVES,
        NO_POLICIES,
        /** Nothing is unknown: reported outages only. */
        NO_UNKNOWN,
        /** The period is over at the instant of the report. */
        CLOSED,
        /** The period runs at the instant of the report. */
        RUNNING,
        /** The subjects of a scope are listed. */
        LISTED
    }

    private static final long FROM = Instant.parse("1970-02-01T00:00:00Z").getEpochSecond();
    private static final long TO = Instant.parse("2100-12-01T00:00:00Z").getEpochSecond();
    private static final int REACH = 40;

    private final Draw draw;
    private final Set<Option> options;
    private ZoneId zone = ZoneId.of("UTC");
    private EvaluationCycle cycle = EvaluationCycle.daily();
    private EvaluationPeriod period = new EvaluationPeriod("none", TimeRange.ofNanos(0, 1));
    private long tick = 1;
    private long first;
    private long end;
    private long asOf;
    private final List<@Nullable String> subjects = new ArrayList<>();
    private int ids;

    private Scenarios(Random random, Option... options) {
        this.draw = new Draw(random);
        this.options = options.length == 0 ? EnumSet.noneOf(Option.class) : EnumSet.of(options[0], options);
    }

    static Arbitrary<Scenario> any(Option... options) {
        return Arbitraries.randomValue(random -> new Scenarios(random, options).scenario());
    }

    static Scenario draw(Random random, Option... options) {
        return new Scenarios(random, options).scenario();
    }

    /** A detector that names no subject. */
    static Downtime detector(Random random, long tick) {
        Scenarios scenarios = new Scenarios(random, Option.NO_WEIGHTS);
        scenarios.tick = tick;
        Downtime leaf = scenarios.leaf();
        if (leaf instanceof Reported reported) {
            return new Reported(
                    anywhere(reported.filter()), reported.from(), reported.until(), reported.reportedWithin());
        }
        Observed observed = (Observed) leaf;
        return new Observed(
                anywhere(observed.filter()),
                observed.states(),
                observed.failures(),
                observed.successes(),
                observed.validFor());
    }

    private static EvidenceFilter anywhere(EvidenceFilter filter) {
        return new EvidenceFilter(null, filter.source(), filter.onlyCauses(), filter.exceptCauses());
    }

    private boolean has(Option option) {
        return options.contains(option);
    }

    private Scenario scenario() {
        drawPeriod();
        drawSubjects();
        asOf = drawAsOf();
        Agreement agreement = agreement();
        return new Scenario(agreement, period, tick, asOf, evidence());
    }

    // ---- when

    private void drawPeriod() {
        for (int attempt = 0; attempt < 50; attempt++) {
            zone = has(Option.UNIVERSAL_TIME) ? ZoneId.of("UTC") : draw.of(ZONES);
            Instant around = around();
            int kind = draw.below(5);
            tick = kind == 0
                    ? draw.of(900L, 3600L)
                    : kind == 1 ? 3600 : kind == 2 ? draw.of(300L, 900L, 3600L) : draw.of(1L, 30L, 60L, 900L);
            cycle = switch (kind) {
                case 0 -> EvaluationCycle.weekly(draw.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
                case 1 -> EvaluationCycle.monthlyFrom(draw.of(1, 6, 31), EndOfMonth.LAST_DAY);
                case 2 -> EvaluationCycle.daily();
                default ->
                    EvaluationCycle.fixedLength(
                            Duration.ofSeconds(draw.between(2, 120) * tick),
                            Instant.ofEpochSecond(Math.floorDiv(around.getEpochSecond(), tick) * tick));
            };
            period = cycle.periodContaining(around, zone);
            first = Math.floorDiv(period.start().getEpochSecond(), tick);
            end = Math.floorDiv(period.end().getEpochSecond(), tick);
            if (isAligned() && !period.range().isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException("no period on ticks");
    }

    private Instant around() {
        Instant anywhere =
                Instant.ofEpochSecond(FROM + Math.floorMod(draw.between(0, Integer.MAX_VALUE - 1) * 2L, TO - FROM));
        ZoneOffsetTransition change = draw.chance(60) ? zone.getRules().nextTransition(anywhere) : null;
        return change == null || change.getInstant().getEpochSecond() > TO
                ? anywhere
                : change.getInstant().plusSeconds(draw.between(-7200, 7200));
    }

    private boolean isAligned() {
        Instant from = period.start().minusSeconds(6 * 86_400);
        if (period.start().getEpochSecond() % tick != 0
                || period.end().getEpochSecond() % tick != 0
                || zone.getRules().getOffset(from).getTotalSeconds() % tick != 0) {
            return false;
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(from);
        while (change != null && change.getInstant().isBefore(period.end().plusSeconds(6 * 86_400))) {
            if (change.toEpochSecond() % tick != 0 || change.getOffsetAfter().getTotalSeconds() % tick != 0) {
                return false;
            }
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return true;
    }

    private long drawAsOf() {
        if (!has(Option.RUNNING) && (has(Option.CLOSED) || draw.chance(60))) {
            return draw.chance(80) ? end : end + draw.below(REACH);
        }
        return first + draw.below((int) (end - first));
    }

    private Duration ticks(long count) {
        return Duration.ofSeconds(count * tick);
    }

    private Instant at(long number) {
        return Instant.ofEpochSecond(number * tick);
    }

    /** A tick in or near the period, often at one of its borders. */
    private long somewhere() {
        long border = draw.of(first, end, asOf);
        return draw.chance(30)
                ? border + draw.between(-4, 4)
                : first - REACH + draw.below((int) (end - first) + 2 * REACH);
    }

    private TimeRange range(int longest) {
        long from = somewhere();
        return TimeRange.of(at(from), at(from + draw.between(1, longest)));
    }

    // ---- what was promised

    private void drawSubjects() {
        subjects.add(draw.chance(60) ? null : "a");
        if (draw.chance(40)) {
            subjects.add("b");
        }
        if (draw.chance(20)) {
            subjects.add("c");
        }
    }

    private Agreement agreement() {
        Agreement.Builder agreement = Agreement.builder("drawn").zone(zone).cycle(cycle);
        List<Policy> policies = has(Option.NO_POLICIES) ? List.of() : policies();
        // What is left of an outage of which nothing is known since ever has no length to judge.
        remaining = policies.contains(MinimumLength.REMAINING);
        policies.stream()
                .filter(policy -> !(remaining && policy instanceof ReportedOutages))
                .forEach(agreement::policy);
        if (draw.chance(15)) {
            LocalDate day = LocalDate.ofInstant(period.start(), zone).plusDays(draw.between(-1, 3));
            if (draw.chance(50)) {
                agreement.from(day);
            } else {
                agreement.until(day);
            }
        }
        Downtime downtime = downtime(draw.between(0, 3));
        Scope scope = scope();
        Schedule hours = draw.chance(30) ? hours() : null;
        Duration minimumLife = draw.chance(10) ? ticks(draw.between(1, 30)) : null;
        String coverage = draw.of("95%", "95%", "0%", "60%", "100%");
        for (ServiceLevelTarget target : targets(downtime)) {
            ServiceLevelTarget drawn = target.scope(scope).minimumCoverage(coverage);
            drawn = hours == null ? drawn : drawn.during(hours);
            agreement.target(minimumLife == null ? drawn : drawn.minimumLife(minimumLife));
        }
        if (!has(Option.NO_EXCLUSIONS)) {
            exclusionRules().forEach(agreement::exclusion);
        }
        return agreement.build();
    }

    private List<ServiceLevelTarget> targets(Downtime downtime) {
        long length = end - first;
        ServiceLevelTarget availability = ServiceLevelTarget.of("availability", Indicator.availability(downtime))
                .atLeast(draw.of("10%", "50%", "80%", "90%", "95%", "99%", "99.9%", "100%"));
        List<ServiceLevelTarget> targets = new ArrayList<>();
        targets.add(availability);
        targets.add(ServiceLevelTarget.of(
                        "fixed", Indicator.availability(downtime).overFixedLength(ticks(draw.between(1, (int) length))))
                .moreThan("90%"));
        targets.add(ServiceLevelTarget.of("total", Indicator.totalDowntime(downtime))
                .atMost(ticks(draw.below((int) length)).toString()));
        targets.add(statistic(DowntimeStatistic.Kind.LONGEST, downtime)
                .below(ticks(1 + draw.below(20)).toString()));
        targets.add(statistic(DowntimeStatistic.Kind.COUNT, downtime).atMost("" + draw.below(5)));
        targets.add(statistic(DowntimeStatistic.Kind.MEAN_TO_RESTORE, downtime)
                .atMost(ticks(1 + draw.below(9)).toString()));
        targets.add(statistic(DowntimeStatistic.Kind.MEAN_BETWEEN, downtime)
                .atLeast(ticks(1 + draw.below(60)).toString()));
        return targets;
    }

    private static ServiceLevelTarget statistic(DowntimeStatistic.Kind kind, Downtime downtime) {
        return ServiceLevelTarget.of(kind.name(), Indicator.downtime(kind, downtime));
    }

    private List<Policy> policies() {
        List<Policy> policies = new ArrayList<>();
        for (Class<? extends Enum<?>> policy : List.<Class<? extends Enum<?>>>of(
                UnknownTime.class,
                UnknownInOutage.class,
                CombinedUnknown.class,
                ReportedOutages.class,
                PartOfPeriod.class,
                OverlappingWeights.class,
                OutageIdentity.class,
                MinimumLength.class,
                ExclusionEffect.class,
                AllowanceUse.class,
                OverlongWindow.class,
                ExcludedPart.class,
                OutageOverBorder.class)) {
            boolean unknown = policy == ReportedOutages.class;
            if (draw.chance(15) && !(unknown && has(Option.NO_UNKNOWN))) {
                policies.add((Policy) draw.of(policy.getEnumConstants()));
            }
        }
        if (localUnits()) {
            policies.add(GridAnchor.LOCAL);
        }
        return policies;
    }

    private @Nullable Boolean local;
    private boolean remaining;

    /** Units of local time must divide a day; on small ticks they would be no units of a few ticks any more. */
    private boolean localUnits() {
        if (local == null) {
            local = !has(Option.UNIVERSAL_TIME) && !has(Option.NO_POLICIES) && tick >= 300 && draw.chance(40);
        }
        return local;
    }

    private Scope scope() {
        String[] listed = has(Option.LISTED) || draw.chance(50)
                ? draw.of(new String[] {"a"}, new String[] {"a", "b"}, new String[] {"b", "c"})
                : new String[0];
        return switch (draw.below(5)) {
            case 0 -> Scope.each(listed);
            case 1 -> Scope.pooled(listed);
            case 2 -> Scope.together(listed).whileLiving(draw.between(1, Math.max(1, listed.length)));
            default -> Scope.SERVICE;
        };
    }

    private Downtime downtime(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Downtime part = downtime(depth - 1);
        return switch (draw.below(9)) {
            case 0 -> Downtime.anyOf(part, downtime(draw.below(depth)));
            case 1 -> Downtime.allOf(part, downtime(draw.below(depth)));
            case 2 -> Downtime.atLeast(draw.between(1, 3), part, leaf(), leaf());
            case 3 -> Downtime.atLeast(draw.of("30%", "50%", "67%", "100%"), part, leaf(), leaf());
            case 4 -> part.lastingAtLeast(ticks(draw.between(1, 8)));
            case 5 -> part.lastingMoreThan(ticks(draw.between(1, 8)));
            case 6 -> part.deductible(ticks(draw.between(1, 6)));
            case 7 -> part.sustained(ticks(draw.between(1, 6)), ticks(draw.between(1, 6)));
            default -> units(part);
        };
    }

    private Downtime units(Downtime part) {
        if (localUnits()) {
            long day = 86_400 / tick;
            long unit = draw.of(day, day, day / 24 > 0 ? day / 24 : day, day / 2);
            return part.inUnits(
                    ticks(unit),
                    draw.of(
                            SlotRule.WHOLE,
                            SlotRule.TOUCHED,
                            SlotRule.moreThan(ticks(draw.between(0, (int) unit))),
                            SlotRule.atLeast(ticks(draw.of(unit, unit - 1 > 0 ? unit - 1 : 1, 1L, 3L)))));
        }
        int unit = has(Option.UNIVERSAL_TIME) ? draw.of(2, 3, 4, 6, 12) : draw.between(2, 12);
        return part.inUnits(
                ticks(unit),
                draw.of(
                        SlotRule.WHOLE,
                        SlotRule.TOUCHED,
                        SlotRule.moreThan(ticks(draw.below(unit))),
                        SlotRule.atLeast(ticks(draw.between(1, unit)))));
    }

    private Downtime leaf() {
        return has(Option.NO_UNKNOWN) || remaining || draw.chance(60) ? reported() : observed();
    }

    private Reported reported() {
        Reported leaf = Downtime.reported();
        leaf = draw.chance(20) ? leaf.on(draw.of("a", "b")) : leaf;
        leaf = draw.chance(20) ? leaf.fromSource("m1") : leaf;
        leaf = draw.chance(10) ? leaf.exceptCauses("customer") : leaf;
        leaf = draw.chance(5) ? leaf.onlyCauses("network") : leaf;
        if (has(Option.WHOLE_OUTAGES)) {
            return leaf;
        }
        leaf = draw.chance(8) ? leaf.startingAt(draw.of(Outage.DETECTED, Outage.REPORTED)) : leaf;
        leaf = draw.chance(8) ? leaf.endingAt(Outage.WORKED_AROUND, Outage.RESTORED) : leaf;
        return draw.chance(5) ? leaf.reportedWithin(ticks(4)) : leaf;
    }

    private Observed observed() {
        Observed leaf = Downtime.observed();
        leaf = draw.chance(20) ? leaf.on(draw.of("a", "b")) : leaf;
        leaf = draw.chance(20) ? leaf.fromSource("m1") : leaf;
        leaf = draw.chance(50) ? leaf.validFor(ticks(draw.between(1, 8))) : leaf;
        leaf = draw.chance(40) ? leaf.successesToClose(draw.between(2, 3)) : leaf;
        leaf = draw.chance(50) ? leaf.failuresToOpen(draw.between(2, 3)) : leaf;
        return has(Option.NO_WEIGHTS) ? leaf : leaf.partlyDown("slow", draw.of("25%", "50%"));
    }

    private Schedule hours() {
        int day = (int) (86_400 / tick);
        int at = tick < 300
                ? (int) (LocalTime.ofInstant(period.start(), zone).toSecondOfDay() / tick) + draw.between(0, 20)
                : draw.below(day);
        int length = tick < 300 ? draw.between(5, 60) : draw.between(1, day);
        String from = LocalTime.ofSecondOfDay(Math.floorMod(at, day) * tick).toString();
        String to =
                LocalTime.ofSecondOfDay(Math.floorMod(at + length, day) * tick).toString();
        var weekly = Schedule.weekly(zone);
        return draw.chance(50)
                ? weekly.everyDay(from, to)
                : weekly.monToFri(from, to).on(DayOfWeek.SUNDAY, "00:00", "24:00");
    }

    private List<ExclusionRule> exclusionRules() {
        List<ExclusionRule> rules = new ArrayList<>();
        if (draw.chance(50)) {
            rules.add(announced("maintenance"));
        }
        if (draw.chance(20)) {
            rules.add(announced("upgrade"));
        }
        if (draw.chance(10)) {
            rules.add(conditions(ExclusionRule.recurring("recurring", hours())));
        }
        if (!has(Option.NO_EXCUSES) && draw.chance(15)) {
            Downtime excuse = draw.chance(70) ? leaf() : downtime(1);
            rules.add(conditions(ExclusionRule.whileDown("while", excuse)));
        }
        return rules;
    }

    private ExclusionRule announced(String id) {
        ExclusionRule rule = draw.chance(70)
                ? ExclusionRule.announced(id, id)
                : ExclusionRule.announced(id, "maintenance", "upgrade");
        rule = draw.chance(20) ? rule.withNotice(Notice.of(ticks(3))) : rule;
        rule = draw.chance(10) ? rule.withEvidence() : rule;
        return conditions(rule);
    }

    private ExclusionRule conditions(ExclusionRule rule) {
        ExclusionRule result = rule;
        result = draw.chance(20) ? result.noLongerThan(ticks(draw.between(2, 12))) : result;
        result = draw.chance(15) ? result.inside(hours()) : result;
        return !has(Option.NO_ALLOWANCE) && draw.chance(35) ? result.withAllowance(ticks(draw.between(1, 12))) : result;
    }

    // ---- what happened

    private List<Measurement> evidence() {
        List<Measurement> all = new ArrayList<>();
        for (String subject : subjects) {
            outages(subject, all);
            if (!has(Option.NO_UNKNOWN)) {
                observations(subject, all);
            }
            if (!has(Option.NO_LIVES) && draw.chance(20)) {
                lives(subject, all);
            }
            if (draw.chance(50)) {
                for (int i = draw.between(1, 3); i > 0; i--) {
                    all.add(about(Watched.of(range(80)), subject));
                }
            }
        }
        exclusions(all);
        return draw.shuffled(all);
    }

    private void outages(@Nullable String subject, List<Measurement> all) {
        int regime = draw.below(5);
        int count = regime == 0 ? draw.between(4, 9) : draw.between(0, 4);
        long at = somewhere();
        for (int i = 0; i < count; i++) {
            long from = switch (regime) {
                case 0 -> at + draw.between(0, 2);
                case 1 -> at;
                default -> somewhere();
            };
            int length = regime == 0 ? draw.between(1, 2) : regime == 2 ? draw.between(20, 60) : draw.between(0, 9);
            at = from + length;
            Outage outage = outage(from, length);
            if (draw.chance(30)) {
                versions(about(outage, subject), all);
            } else {
                all.add(about(outage, subject));
            }
        }
    }

    private Outage outage(long from, int length) {
        Outage outage = draw.chance(8) ? Outage.since(at(from)) : Outage.of(at(from), at(from + length));
        outage = !has(Option.NO_WEIGHTS) && draw.chance(25) ? outage.affecting(draw.of("25%", "50%", "75%")) : outage;
        outage = draw.chance(15) ? outage.cause(draw.of("customer", "network")) : outage;
        outage = draw.chance(20) ? outage.incident(draw.of("i1", "i2")) : outage;
        outage = draw.chance(30) ? outage.milestone(Outage.DETECTED, at(from + draw.below(3))) : outage;
        outage = draw.chance(30) ? outage.milestone(Outage.REPORTED, at(from + draw.below(8))) : outage;
        return draw.chance(20) ? outage.milestone(Outage.WORKED_AROUND, at(from + draw.below(6))) : outage;
    }

    /** An outage with an identity: repeated, corrected, or contradicted. */
    private void versions(Outage outage, List<Measurement> all) {
        Outage known = outage.id("o" + ids++).knownAt(at(10));
        all.add(known);
        if (draw.chance(30)) {
            all.add(known);
        }
        if (draw.chance(40)) {
            Outage earlier = outage(somewhere(), draw.between(1, 12))
                    .with(known.origin())
                    .knownAt(at(draw.between(1, 9)));
            all.add(draw.chance(30) ? earlier.on(draw.of("a", "b")) : earlier);
        }
        if (!has(Option.NO_UNKNOWN) && draw.chance(10)) {
            all.add(outage(somewhere(), draw.between(1, 12)).with(known.origin()));
        }
    }

    private void observations(@Nullable String subject, List<Measurement> all) {
        if (draw.chance(25)) {
            return;
        }
        long at = draw.chance(50) ? first - draw.below(REACH) : somewhere();
        int step = draw.of(1, 2, 5);
        for (int i = draw.between(0, 20); i > 0; i--) {
            at += draw.chance(10) ? draw.between(0, 30) : draw.between(0, step);
            if (at > end + REACH) {
                return;
            }
            if (draw.chance(70)) {
                all.add(about(draw.chance(55) ? Probe.good(at(at)) : Probe.failed(at(at)), subject));
            } else {
                all.add(about(StateChange.of(at(at), draw.of("up", "down", "slow", "unknown")), subject));
            }
        }
    }

    private void lives(@Nullable String subject, List<Measurement> all) {
        for (int i = draw.between(1, 2); i > 0; i--) {
            long until = Math.max(first + 1, end + draw.between(-20, 20));
            TimeRange range = draw.chance(50) ? TimeRange.of(at(first - draw.between(1, REACH)), at(until)) : range(60);
            all.add(about(ServiceLife.of(range).population(draw.between(1, 3)), subject));
        }
    }

    private void exclusions(List<Measurement> all) {
        for (int i = draw.below(4); i > 0; i--) {
            Exclusion window =
                    Exclusion.of(draw.of("maintenance", "maintenance", "upgrade", "other"), range(draw.of(3, 14, 40)));
            window = draw.chance(60)
                    ? window.announcedAt(window.range().start().minusSeconds(draw.between(0, 6) * tick))
                    : window;
            window = draw.chance(50) ? window.evidence("ticket") : window;
            window = draw.chance(30) ? window.on(draw.of("a", "b")) : window;
            if (draw.chance(30)) {
                window = window.id("x" + ids++);
                all.add(window);
                if (!has(Option.NO_UNKNOWN) && draw.chance(20)) {
                    all.add(Exclusion.of("maintenance", range(14)).with(window.origin()));
                }
            }
            all.add(window);
        }
    }

    private <M extends Traceable<M> & Measurement> M about(M row, @Nullable String subject) {
        M result = subject == null ? row : row.on(subject);
        return draw.chance(30) ? result.from(draw.of("m1", "m2")) : result;
    }

    static Set<String> subjectsOf(Scenario scenario) {
        Set<String> names = new TreeSet<>();
        scenario.evidence().forEach(row -> {
            if (row.origin().subject() != null) {
                names.add(row.origin().subject());
            }
        });
        return names;
    }
}
