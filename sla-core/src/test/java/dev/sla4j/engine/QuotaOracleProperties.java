package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementHistory;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.Sample;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/**
 * Quotas of leads, minute by minute: of what counts, and of what is known of it, so much as is expected of the measured time so far, exactly (S3, S8,
 * S12, S29), and in the end all of it (S19).
 */
@AddLifecycleHook(Cases.class)
class QuotaOracleProperties {
    private static final long MINUTE = 60;
    private static final long NANOS = 1_000_000_000;

    /** A lead in seconds; its score, and the seconds it took, are not known if negative. */
    private record Lead(String id, @Nullable String subject, long at, String region, int score) {}

    /** What is known of a number. */
    private record Known(long decided, long undecided, Ratio sum) {}

    private static final class Case {
        final Draw draw;
        final ZoneId zone;
        final EvaluationCycle cycle;
        final @Nullable LocalDate from;
        final @Nullable LocalDate until;
        final @Nullable LocalDate changed;
        final EvaluationPeriod period;
        final long start;
        final long end;
        final Instant asOf;
        final boolean inHours;
        final Scope scope;
        final List<@Nullable String> units = new ArrayList<>();
        final Map<String, long[]> lives = new LinkedHashMap<>();
        final long @Nullable [] storm;
        final int kind;
        final List<Lead> leads = new ArrayList<>();
        final Map<String, Limit> quotas = new LinkedHashMap<>();
        final Map<String, Ratio> soFar = new LinkedHashMap<>();
        private final Agreement agreement;

        Case(long seed) {
            draw = new Draw(new Random(seed));
            zone = ZoneId.of(draw.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"));
            cycle = draw.of(
                    EvaluationCycle.daily(), EvaluationCycle.weekly(DayOfWeek.FRIDAY), EvaluationCycle.monthly());
            LocalDate date = LocalDate.of(2026, draw.of(3, 10, 11), draw.between(1, 30));
            EvaluationPeriod whole = cycle.periodOf(date, zone);
            LocalDate first = whole.start().atZone(zone).toLocalDate();
            changed = draw.chance(25) ? first.plusDays(draw.between(-2, 12)) : null;
            from = draw.chance(20) ? first.plusDays(draw.between(-5, 4)) : null;
            until = draw.chance(20) ? first.plusDays(draw.between(5, 20)) : null;
            inHours = draw.chance(50);
            kind = draw.below(3);
            boolean each = draw.chance(30);
            scope = each ? Scope.each("a", "b") : draw.chance(30) ? Scope.together("a", "b") : Scope.SERVICE;
            units.addAll(each ? List.of("a", "b") : new ArrayList<>());
            if (!each) {
                units.add(null);
            }
            period = period(whole);
            start = period.start().getEpochSecond();
            end = period.end().getEpochSecond();
            asOf = asOf();
            storm = draw.chance(25) ? range() : null;
            if (scope != Scope.SERVICE && draw.chance(40)) {
                lives.put("a", life());
                lives.put("b", life());
            }
            for (int i = draw.below(14); i > 0; i--) {
                leads.add(lead("L" + i));
            }
            Agreement.Builder builder = builder().exclusion(ExclusionRule.announced("storm", "storm"));
            addTargets(builder);
            agreement = builder.build();
        }

        private Agreement.Builder builder() {
            Agreement.Builder builder =
                    Agreement.builder("a").zone(zone.getId()).cycle(cycle);
            if (from != null) {
                builder.from(from);
            }
            if (until != null) {
                builder.until(until);
            }
            return builder;
        }

        /** A part of it, where a change cuts it. */
        private EvaluationPeriod period(EvaluationPeriod whole) {
            if (changed == null || from != null || until != null) {
                return whole;
            }
            Agreement one = builder().target(other()).build();
            LocalDate first = whole.start().atZone(zone).toLocalDate();
            List<AgreementHistory.Valid> parts = AgreementHistory.of(one)
                    .from(changed, one)
                    .changing(AgreementHistory.Change.CUTS_PERIOD)
                    .periods(first, first);
            return draw.of(parts).period();
        }

        private static ServiceLevelTarget other() {
            return ServiceLevelTarget.of("other", Indicator.count(Selection.samples("other")));
        }

        private Instant asOf() {
            if (draw.chance(30)) {
                return period.end().plusSeconds(draw.of(0L, 1L, 86_400L));
            }
            long at = draw.chance(50)
                    ? minute() * MINUTE
                    : start + (long) draw.below((int) (end - start)) + draw.below(2);
            at = Math.max(start, Math.min(end - 1, at));
            return Instant.ofEpochSecond(at, draw.chance(20) ? 1 + draw.below((int) NANOS - 1) : at == start ? 1 : 0);
        }

        private long minute() {
            int minutes = (int) ((end - start) / MINUTE);
            return start / MINUTE
                    + (draw.chance(20) ? draw.of(0, minutes, minutes - 1, -1) : draw.between(-20, minutes + 20));
        }

        private long[] range() {
            long at = minute();
            return new long[] {at, at + draw.of(1, 60, 600, 3000)};
        }

        /** One that lies in the period at least in part. */
        private long[] life() {
            long at = Math.max(start / MINUTE, Math.min(end / MINUTE - 30, minute()));
            return draw.chance(50)
                    ? new long[] {at, at + draw.of(30, 600, 60_000)}
                    : new long[] {start / MINUTE - 5, at + 10};
        }

        private Lead lead(String id) {
            long at = draw.chance(25) ? asOf.getEpochSecond() / MINUTE + draw.between(-1, 1) : minute();
            String subject = scope == Scope.SERVICE ? null : draw.of("a", "b");
            return new Lead(id, subject, at * MINUTE, draw.of("north", "south"), draw.chance(75) ? draw.below(6) : -1);
        }

        // ---- what is promised

        private Selection all() {
            return switch (kind) {
                case 0 -> Selection.samples("lead");
                case 1 -> Selection.requests();
                default -> Selection.items("lead").by("received");
            };
        }

        private static Condition qualified() {
            return Condition.within(Quantity.attribute("score"), Limit.parse(">= 3"));
        }

        private void addTargets(Agreement.Builder to) {
            add(to, "all", Indicator.count(all()), "");
            add(to, "north", Indicator.count(all().where("region", "north")), "");
            add(to, "qualified", Indicator.count(all().where(qualified())), "");
            add(to, "both", Indicator.count(all().where("region", "south").where(qualified())), "");
            if (kind == 1) {
                add(to, "talk", Indicator.statistic(Statistic.Kind.SUM, all(), Quantity.latency()), "S");
            }
        }

        private void add(Agreement.Builder to, String id, Indicator indicator, String unit) {
            int quota = draw.between(1, 9);
            String least = (unit.isEmpty() ? "" : "PT") + quota + unit;
            Limit limit = Limit.parse(draw.of(">= ", "> ", "<= ", "< ") + least);
            quotas.put(id, limit);
            ServiceLevelTarget target = ServiceLevelTarget.of(id, indicator)
                    .objective(Objective.proRata(limit.toString()))
                    .scope(scope);
            to.target(inHours ? target.during(Schedule.weekly(zone).everyDay("08:30", "17:00")) : target);
        }

        // ---- the evaluator

        boolean runs() {
            return asOf.isBefore(period.end());
        }

        boolean inTerm(long second) {
            LocalDate day = Instant.ofEpochSecond(second).atZone(zone).toLocalDate();
            return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }

        boolean lives(@Nullable String subject, long minute) {
            if (subject == null) {
                return lives.isEmpty() || lives("a", minute) || lives("b", minute);
            }
            long[] life = lives.get(subject);
            return life == null || (life[0] <= minute && minute < life[1]);
        }

        boolean measured(@Nullable String unit, long minute) {
            LocalTime time = Instant.ofEpochSecond(minute * MINUTE).atZone(zone).toLocalTime();
            boolean open = !inHours || (!time.isBefore(LocalTime.of(8, 30)) && time.isBefore(LocalTime.of(17, 0)));
            return open && inTerm(minute * MINUTE) && lives(unit, minute);
        }

        /** The share of the measured time of the period that is over at the report. */
        Ratio soFar(@Nullable String unit) {
            return soFar.computeIfAbsent(unit == null ? "" : unit, key -> walked(unit));
        }

        private Ratio walked(@Nullable String unit) {
            long all = 0;
            long passed = 0;
            long now = asOf.getEpochSecond() * NANOS + asOf.getNano();
            for (long minute = start / MINUTE; minute < end / MINUTE; minute++) {
                if (measured(unit, minute)) {
                    all += MINUTE * NANOS;
                    passed += Math.max(0, Math.min(MINUTE * NANOS, now - minute * MINUTE * NANOS));
                }
            }
            return all == 0 ? Ratio.ZERO : Ratio.of(passed, all);
        }

        boolean counts(@Nullable String unit, Lead lead) {
            boolean known = !runs() || Instant.ofEpochSecond(lead.at).isBefore(asOf);
            boolean inPeriod = lead.at >= start && lead.at < end && inTerm(lead.at);
            boolean ofUnit = unit == null || unit.equals(lead.subject);
            long minute = lead.at / MINUTE;
            if (!known || !inPeriod || !ofUnit || !lives(lead.subject, minute)) {
                return false;
            }
            // The hours of items are those of their clocks, and so are exclusions.
            boolean stormy = storm != null && storm[0] <= minute && minute < storm[1];
            return kind == 2 || (measured(unit, minute) && !stormy);
        }

        Known known(@Nullable String unit, String id) {
            return known(unit, id, leads);
        }

        Known known(@Nullable String unit, String id, List<Lead> of) {
            long decided = 0;
            long undecided = 0;
            Ratio sum = Ratio.ZERO;
            for (Lead lead : of) {
                if (!counts(unit, lead)) {
                    continue;
                }
                boolean byScore = !id.equals("all") && !id.equals("north");
                boolean inRegion = !id.equals("north") && !id.equals("both")
                        || lead.region.equals(id.equals("north") ? "north" : "south");
                if (!inRegion) {
                    continue;
                }
                if (byScore && lead.score < 0) {
                    undecided++;
                } else if (!byScore || lead.score >= 3 || id.equals("talk")) {
                    decided++;
                    sum = sum.plus(Ratio.of(id.equals("talk") ? lead.score : 1));
                }
            }
            return new Known(decided, undecided, sum);
        }

        static LongPredicate accepts(Limit limit, Ratio part) {
            boolean least = limit.lower() != null;
            var bound = Objects.requireNonNull(least ? limit.lower() : limit.upper());
            return value -> {
                int side = Ratio.of(value).compareTo(bound.figure().value().times(part));
                return (least ? side > 0 : side < 0) || (side == 0 && bound.inclusive());
            };
        }

        String verdict(@Nullable String unit, String id) {
            Limit limit = Objects.requireNonNull(quotas.get(id));
            Known known = known(unit, id);
            LongPredicate kept = accepts(limit, runs() ? soFar(unit) : Ratio.ONE);
            long value = known.sum.numerator().longValueExact();
            long all = known.decided + known.undecided;
            boolean one = kept.test(value);
            if (all == 0 || 20 * known.decided >= 19 * all) {
                return one ? "MET" : "MISSED";
            }
            // Nothing bounds a sum of times that are not known from above.
            boolean endless = id.equals("talk");
            boolean other = endless ? limit.lower() != null : kept.test(value + known.undecided);
            return one != other ? "UNDETERMINED" : one ? "MET" : "MISSED";
        }

        // ---- the same as the engine is told

        Measurement told(Lead lead) {
            Instant at = Instant.ofEpochSecond(lead.at);
            String score = Integer.toString(lead.score);
            if (kind == 0) {
                Sample sample = Sample.of(at, "lead", "1").attribute("region", lead.region);
                sample = lead.score < 0 ? sample : sample.attribute("score", score);
                return lead.subject == null ? sample : sample.on(lead.subject);
            }
            if (kind == 1) {
                Request request = lead.score < 0
                        ? Request.failed(at)
                        : Request.good(at, Duration.ofSeconds(lead.score)).attribute("score", score);
                request = request.attribute("region", lead.region);
                return lead.subject == null ? request : request.on(lead.subject);
            }
            WorkItem item = WorkItem.lead(lead.id).reached("received", at).attribute("region", lead.region);
            item = lead.score < 0 ? item : item.attribute("score", score);
            return lead.subject == null ? item : item.on(lead.subject);
        }

        private static TimeRange minutes(long[] range) {
            return TimeRange.of(Instant.ofEpochSecond(range[0] * MINUTE), Instant.ofEpochSecond(range[1] * MINUTE));
        }

        ComplianceReport report(List<Lead> known, Instant at) {
            List<Measurement> evidence = new ArrayList<>();
            known.forEach(lead -> evidence.add(told(lead)));
            lives.forEach((subject, life) ->
                    evidence.add(ServiceLife.of(minutes(life)).on(subject)));
            if (storm != null) {
                evidence.add(Exclusion.of("storm", minutes(storm)));
            }
            ComplianceEngine engine = ComplianceEngine.of(agreement);
            ComplianceReport report =
                    engine.start(period).add(draw.shuffled(evidence)).report(at);
            if (draw.chance(5)) {
                report.explanation().toText();
            }
            return report;
        }

        String describe() {
            StringBuilder text = new StringBuilder("\n" + period + " as of " + asOf + " term " + from + " to " + until
                    + (inHours ? " in hours " : " ") + scope + " quotas " + quotas);
            lives.forEach((subject, life) ->
                    text.append("\n  ").append(subject).append(" lives ").append(minutes(life)));
            text.append("\n  storm ")
                    .append(storm == null ? "none" : minutes(storm).toString());
            leads.forEach(lead -> text.append("\n  ").append(told(lead)));
            units.forEach(unit -> text.append("\n  so far ").append(soFar(unit)));
            return text.toString();
        }
    }

    @Property(tries = 500, seed = "5", shrinking = ShrinkingMode.OFF)
    void asMuchAsIsExpectedSoFar_S3_S8(@ForAll long seed) {
        Case drawn = new Case(seed);
        ComplianceReport report = drawn.report(drawn.leads, drawn.asOf);
        drawn.quotas.keySet().forEach(id -> {
            for (int i = 0; i < drawn.units.size(); i++) {
                String unit = drawn.units.get(i);
                SubjectResult result = report.target(id).subjects().get(i);
                Known known = drawn.known(unit, id);
                CountAccount counts = Objects.requireNonNull(result.counts());
                assertEquals(
                        known.decided + " and " + known.undecided,
                        counts.good() + " and " + counts.undecided(),
                        () -> id + drawn.describe());
                Figure figure = id.equals("talk")
                        ? new Figure.Time(known.sum)
                        : Figure.count(known.sum.numerator().longValueExact());
                assertEquals(figure, result.figure(), () -> id + drawn.describe());
                assertEquals(drawn.verdict(unit, id), result.verdict().name(), () -> id + drawn.describe());
            }
        });
    }

    /** S19, S25: in the end all of it is expected; what is certain of that, or final, stays whatever comes. */
    @Property(tries = 500, seed = "6", shrinking = ShrinkingMode.OFF)
    void whatIsCertainOfTheQuotaStays_S19(@ForAll long seed) {
        Case drawn = new Case(seed);
        List<Lead> now = drawn.leads.stream()
                .filter(lead -> Instant.ofEpochSecond(lead.at).isBefore(drawn.asOf))
                .toList();
        ComplianceReport early = drawn.report(now, drawn.asOf);
        ComplianceReport late = drawn.report(drawn.leads, drawn.period.end().plusSeconds(86_400));
        drawn.quotas.forEach((id, limit) -> {
            Outlook.State state = early.target(id).attainment().outlook().state();
            if (state == Outlook.State.CERTAINLY_MET || state == Outlook.State.CERTAINLY_MISSED) {
                assertEquals(
                        state == Outlook.State.CERTAINLY_MET ? "MET" : "MISSED",
                        late.target(id).verdict().name(),
                        () -> id + drawn.describe());
            }
            if (!early.target(id).attainment().provisional()) {
                assertEquals(early.target(id).attainment(), late.target(id).attainment(), () -> id + drawn.describe());
            }
            if (drawn.scope == Scope.SERVICE && drawn.runs() && !id.equals("talk")) {
                boolean settled = drawn.kind != 2 || id.equals("all");
                boolean over = LongStream.range(drawn.asOf.getEpochSecond() / MINUTE, drawn.end / MINUTE)
                        .noneMatch(minute -> drawn.measured(null, minute));
                // Of requests those in the slot of the report are not settled yet.
                Known known = drawn.known(
                        null,
                        id,
                        now.stream()
                                .filter(lead -> drawn.kind != 1 || lead.at + MINUTE <= drawn.asOf.getEpochSecond())
                                .toList());
                boolean reached = Case.accepts(limit, Ratio.ONE)
                        .test(known.sum.numerator().longValueExact());
                boolean certain = settled && (limit.lower() != null) == reached;
                if (!over) {
                    assertEquals(
                            !certain ? "OPEN" : reached ? "CERTAINLY_MET" : "CERTAINLY_MISSED",
                            state.name(),
                            () -> id + drawn.describe());
                }
            }
        });
    }
}
