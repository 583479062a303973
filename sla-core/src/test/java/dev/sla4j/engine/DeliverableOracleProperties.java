package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.report.Attainment;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Outlook;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DeliveryMatch;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.time.DayWindow;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.HolidayCalendar;
import dev.sla4j.time.HolidayCalendars;
import dev.sla4j.time.Recurrence;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.time.WeeklySchedule;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Ratio;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/**
 * What recurs, date by date: which instants are expected, what was delivered for each, and what becomes of it (S13, S4, C101), in every period and at
 * every instant of the report; and what is told of a period that is over for good stays, whatever comes (S25).
 */
@AddLifecycleHook(Cases.class)
class DeliverableOracleProperties {
    private static final long NEVER = Long.MAX_VALUE;
    private static final long HOUR = 3600;
    private static final Instant SUMMER = Instant.parse("2026-07-01T00:00:00Z");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia");

    /** A delivery, in seconds; what it names is the text of an instant, or null. */
    private record Delivery(
            String id,
            @Nullable String subject,
            long sent,
            long delivered,
            long again,
            @Nullable Long named,
            @Nullable String correct) {
        long first() {
            return Math.min(sent, delivered);
        }

        /** What was known before an instant; null if nothing was. */
        @Nullable
        Delivery before(long known) {
            Delivery cut = new Delivery(
                    id,
                    subject,
                    sent < known ? sent : NEVER,
                    delivered < known ? delivered : NEVER,
                    again < known ? again : NEVER,
                    named,
                    correct);
            return cut.first() == NEVER ? null : cut;
        }

        WorkItem told() {
            WorkItem item = WorkItem.of("report", id);
            item = subject == null ? item : item.on(subject);
            item = correct == null ? item : item.attribute("correct", correct);
            item = named == null ? item : item.due(Instant.ofEpochSecond(named));
            item = sent == NEVER ? item : item.reached("sent", Instant.ofEpochSecond(sent));
            item = again == NEVER ? item : item.delivered(Instant.ofEpochSecond(again));
            return delivered == NEVER ? item : item.delivered(Instant.ofEpochSecond(delivered));
        }
    }

    /** The last instant in time is the bound, or any before it. */
    private record Deadline(long bound, boolean inclusive) {
        boolean keeps(long stop) {
            return inclusive ? stop <= bound : stop < bound;
        }

        boolean hasPassed(long asOf) {
            return inclusive ? bound < asOf : bound <= asOf;
        }

        boolean isIn(long start, long end) {
            return inclusive ? start <= bound && bound < end : start < bound && bound <= end;
        }
    }

    private interface Promise {
        Deadline of(long expected);
    }

    /** How many there are of each. */
    private static final class Counts {
        long good;
        long bad;
        long lateOpen;
        long undecided;
        long pending;
        long excluded;

        String told() {
            return good + " good, " + bad + " bad, of them open " + lateOpen + ", undecided " + undecided + ", pending "
                    + pending + ", excluded " + excluded;
        }

        static String told(CountAccount counts) {
            return counts.good() + " good, " + counts.bad() + " bad, of them open " + counts.lateOpen() + ", undecided "
                    + counts.undecided() + ", pending " + counts.pending() + ", excluded " + counts.excluded();
        }

        boolean isMet(long kept, long all) {
            return 5 * kept >= 3 * all;
        }

        String verdict() {
            long known = good + bad;
            long all = known + undecided;
            if (known == 0) {
                return "UNDETERMINED";
            }
            if (20 * known >= 19 * all || isMet(good, all) == isMet(good + undecided, all)) {
                return (20 * known >= 19 * all ? isMet(good, known) : isMet(good, all)) ? "MET" : "MISSED";
            }
            return "UNDETERMINED";
        }
    }

    private static final class Case {
        final Draw draw;
        final ZoneId zone;
        final EvaluationCycle cycle;
        final EvaluationPeriod period;
        final @Nullable ZoneOffsetTransition change;
        final LocalDate date;
        final long start;
        final long end;
        final long asOf;
        final @Nullable LocalDate termFrom;
        final @Nullable LocalDate termUntil;
        final long from;
        final long until;
        final Set<LocalDate> holidays = new TreeSet<>();
        final WeeklySchedule week;
        final ZoneId weekZone;
        final Set<LocalDate> closed = new HashSet<>();
        final Set<LocalDate> opened = new HashSet<>();
        final Recurrence recurrence;
        final List<Long> instants = new ArrayList<>();
        final DeliveryMatch match;
        final LimitRule rule;
        final Promise promise;
        final boolean isDate;
        final ExcludedItemTime excluding;
        final @Nullable TimeRange storm;
        final boolean each;
        final List<Delivery> deliveries = new ArrayList<>();

        Case(long seed) {
            draw = new Draw(new Random(seed));
            zone = ZoneId.of(draw.of(ZONES));
            cycle = draw.of(
                    EvaluationCycle.monthly(), EvaluationCycle.weekly(DayOfWeek.THURSDAY), EvaluationCycle.daily());
            change = zone.getRules().nextTransition(draw.of(Instant.parse("2026-01-01T00:00:00Z"), SUMMER));
            date = change == null || draw.chance(50)
                    ? LocalDate.of(2026, draw.of(3, 4, 10, 11), draw.between(1, 30))
                    : change.getDateTimeBefore().toLocalDate().plusDays(draw.between(-1, 2));
            period = cycle.periodOf(date, zone);
            start = period.start().getEpochSecond();
            end = period.end().getEpochSecond();
            LocalDate first = period.start().atZone(zone).toLocalDate();
            termFrom = draw.chance(15) ? first.plusDays(draw.between(-20, 12)) : null;
            termUntil = draw.chance(15) ? first.plusDays(draw.between(13, 40)) : null;
            from = termFrom == null ? Long.MIN_VALUE : second(termFrom.atStartOfDay(), zone);
            until = termUntil == null ? NEVER : second(termUntil.atStartOfDay(), zone);
            weekZone = ZoneId.of(draw.chance(70) ? zone.getId() : draw.of(ZONES));
            week = week();
            ZoneId expectedIn = ZoneId.of(draw.chance(70) ? zone.getId() : draw.of(ZONES));
            recurrence = recurrence(expectedIn);
            match = draw.of(DeliveryMatch.values());
            int kind = draw.below(4);
            int hours = draw.of(1, 5, 24, 49, 300);
            boolean inclusive = draw.chance(50);
            int k = draw.below(6);
            String length = (inclusive ? "<= " : "< ") + Duration.ofHours(hours);
            isDate = kind < 2;
            rule = switch (kind) {
                case 0 -> LimitRule.until("due");
                case 1 -> LimitRule.until("due").grace(length);
                case 2 -> LimitRule.fixed(Limit.parse(length));
                default -> LimitRule.endOfWorkingDay(k, week);
            };
            promise = switch (kind) {
                case 0 -> expected -> new Deadline(expected, true);
                case 1, 2 -> expected -> new Deadline(expected + hours * HOUR, inclusive);
                default -> expected -> new Deadline(endOfWorkingDay(expected, k), false);
            };
            asOf = asOf();
            excluding = draw.of(ExcludedItemTime.DUE_LEFT_OUT, ExcludedItemTime.OPENED_LEFT_OUT);
            storm = draw.chance(25) ? storm() : null;
            each = draw.chance(20);
            Set<Long> firsts = new HashSet<>();
            for (int i = draw.below(9); i > 0; i--) {
                Delivery delivery = delivery("D" + i);
                if (firsts.add(delivery.first())) {
                    deliveries.add(delivery);
                }
            }
        }

        // ---- what is expected

        static long second(LocalDateTime local, ZoneId zone) {
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
            if (offsets.isEmpty()) {
                ZoneOffsetTransition gap = zone.getRules().getTransition(local);
                return local.toEpochSecond(gap.getOffsetBefore());
            }
            return local.toEpochSecond(offsets.get(0));
        }

        WeeklySchedule week() {
            for (int i = draw.below(4); i > 0; i--) {
                holidays.add(date.plusDays(draw.between(-12, 20)));
            }
            WeeklySchedule made = Schedule.weekly(weekZone).monToFri("09:00", "17:00");
            made = holidays.isEmpty() ? made : made.closedOn("feasts");
            if (draw.chance(25)) {
                LocalDate day = date.plusDays(draw.between(-12, 20));
                boolean open = draw.chance(50);
                (open ? opened : closed).add(day);
                made = open ? made.override(day, DayWindow.of("10:00", "12:00")) : made.override(day);
            }
            return made;
        }

        boolean works(LocalDate day) {
            return opened.contains(day)
                    || (!closed.contains(day)
                            && !holidays.contains(day)
                            && day.getDayOfWeek().getValue() <= 5);
        }

        Recurrence recurrence(ZoneId in) {
            LocalTime at = change == null || draw.chance(60)
                    ? LocalTime.parse(draw.of("10:00", "02:30", "00:00", "23:45"))
                    : change.getDateTimeBefore().toLocalTime().plusMinutes(draw.of(-30, -15, 0, 15));
            DayOfWeek weekday = DayOfWeek.of(draw.between(1, 7));
            int day = draw.of(1, 5, 15, 29, 31);
            int kind = draw.below(4);
            EvaluationCycle of = switch (kind) {
                case 0 -> EvaluationCycle.daily();
                case 1, 2 -> EvaluationCycle.weekly(weekday);
                default -> null;
            };
            Predicate<LocalDate> isExpected = switch (kind) {
                case 0 -> any -> true;
                case 1, 2 -> any -> any.getDayOfWeek() == weekday;
                default -> any -> any.getDayOfMonth() == Math.min(day, any.lengthOfMonth());
            };
            Recurrence plain = of == null
                    ? Recurrence.monthly(day, at.toString(), in.getId())
                    : Recurrence.of(of, at.toString(), in.getId());
            boolean moves = draw.chance(40);
            Set<Long> found = new TreeSet<>();
            for (LocalDate any = date.minusDays(150); any.isBefore(date.plusDays(100)); any = any.plusDays(1)) {
                LocalDate moved = any;
                while (moves && !works(moved)) {
                    moved = moved.plusDays(1);
                }
                long instant = second(moved.atTime(at), in);
                if (isExpected.test(any) && instant >= from && instant < until) {
                    found.add(instant);
                }
            }
            instants.addAll(found);
            return moves ? plain.onWorkingDays(week) : plain;
        }

        /** The instants of the period. */
        List<Instant> expected() {
            return instants.stream()
                    .filter(this::inPlace)
                    .map(Instant::ofEpochSecond)
                    .toList();
        }

        List<Instant> told() {
            HolidayCalendars calendars = HolidayCalendars.of(HolidayCalendar.of("feasts", holidays));
            return recurrence.around(period.range(), calendars).stream()
                    .filter(instant -> inPlace(instant.getEpochSecond()))
                    .distinct()
                    .toList();
        }

        long endOfWorkingDay(long expected, int k) {
            LocalDate day = Instant.ofEpochSecond(expected).atZone(weekZone).toLocalDate();
            while (k == 0 && !works(day)) {
                day = day.plusDays(1);
            }
            for (int left = k; left > 0; ) {
                day = day.plusDays(1);
                left -= works(day) ? 1 : 0;
            }
            return second(day.plusDays(1).atStartOfDay(), weekZone);
        }

        // ---- what is drawn

        long asOf() {
            if (draw.chance(50)) {
                return end + draw.of(0, 1, 3, 40, 900) * HOUR;
            }
            return Math.max(start + 1, Math.min(end - 1, near()));
        }

        /** Near something that matters. */
        long near() {
            List<Long> around = instants.stream()
                    .filter(instant -> instant > start - 900 * HOUR && instant < end + 200 * HOUR)
                    .toList();
            long at = around.isEmpty() || draw.chance(15) ? draw.of(start, end) : draw.of(around);
            if (draw.chance(10) && around.size() > 1) {
                int before = draw.below(around.size() - 1);
                return (around.get(before) + around.get(before + 1)) / 2 + draw.of(0, 0, 1, -1);
            }
            long base = draw.chance(30) ? promise.of(at).bound : at;
            return base
                    + draw.of(0L, 0L, 1L, -1L, HOUR, -5 * HOUR, 24 * HOUR, -24 * HOUR, draw.between(-90, 90) * HOUR);
        }

        TimeRange storm() {
            long at = draw.chance(50) ? near() : draw.between((int) (start / HOUR), (int) (end / HOUR)) * HOUR;
            return TimeRange.of(
                    Instant.ofEpochSecond(at), Instant.ofEpochSecond(at + draw.of(1L, HOUR, 50 * HOUR, 24 * HOUR)));
        }

        Delivery delivery(String id) {
            long delivered = draw.chance(95) ? near() : NEVER;
            long before = delivered == NEVER ? near() : delivered;
            long sent = delivered == NEVER || draw.chance(20) ? before - draw.between(0, 60) * HOUR : NEVER;
            long again = delivered != NEVER && draw.chance(15) ? delivered + draw.between(1, 80) * HOUR : NEVER;
            Long named = null;
            if (draw.chance(30)) {
                long meant = instants.isEmpty() ? start : draw.of(instants);
                named = Math.abs(meant - start) > 1200 * HOUR ? near() : meant;
            }
            String correct = draw.chance(60) ? "yes" : draw.chance(60) ? "no" : null;
            return new Delivery(id, each ? draw.of("a", "b") : null, sent, delivered, again, named, correct);
        }

        // ---- the evaluator

        long known() {
            return asOf < end ? asOf : NEVER;
        }

        boolean isStorm(long at, boolean justBefore) {
            if (storm == null) {
                return false;
            }
            long first = storm.start().getEpochSecond();
            long last = storm.end().getEpochSecond();
            return justBefore ? first < at && at <= last : first <= at && at < last;
        }

        @Nullable
        Long instantOf(Delivery delivery) {
            if (delivery.named != null) {
                return instants.contains(delivery.named) ? delivery.named : null;
            }
            Long found = null;
            for (Long instant : instants) {
                long away = instant - delivery.first();
                boolean may = match == DeliveryMatch.NEAREST || away >= 0;
                if (may && (found == null || Math.abs(away) < Math.abs(found - delivery.first()))) {
                    found = instant;
                }
            }
            return found;
        }

        /** What counts for an instant; null if nothing was delivered for it. */
        @Nullable
        Delivery countingFor(long instant, @Nullable String subject) {
            Delivery last = null;
            Delivery first = null;
            for (Delivery each : deliveries) {
                Delivery delivery = each.before(known());
                boolean is = delivery != null
                        && Objects.equals(subject, delivery.subject)
                        && Objects.equals(instantOf(delivery), instant);
                if (is && delivery.first() <= instant && (last == null || delivery.first() > last.first())) {
                    last = delivery;
                }
                if (is && (first == null || delivery.first() < first.first())) {
                    first = delivery;
                }
            }
            return last == null ? first : last;
        }

        /** When its clock stopped: the first delivery from the instant on, else the one before it. */
        static long stop(@Nullable Delivery delivery, long expected) {
            if (delivery == null) {
                return NEVER;
            }
            return delivery.delivered < expected && delivery.again != NEVER && delivery.again >= expected
                    ? delivery.again
                    : delivery.delivered;
        }

        boolean inPlace(long instant) {
            return instant >= Math.max(start, from) && instant < Math.min(end, until);
        }

        Counts shares(boolean withCorrect, boolean byDelivered, @Nullable String subject) {
            Counts counts = new Counts();
            for (long instant : instants) {
                Delivery delivery = countingFor(instant, subject);
                boolean begun = instant < known();
                Deadline due = promise.of(instant);
                // Of what is not expected yet only a date says by when it must come.
                boolean hasDue = begun || isDate;
                if (!begun && (delivery == null || (!hasDue && !byDelivered))) {
                    continue;
                }
                boolean belongs = byDelivered
                        ? delivery != null && delivery.delivered != NEVER && inPlace(delivery.delivered)
                        : due.isIn(Math.max(start, from), Math.min(end, until));
                if (!belongs) {
                    continue;
                }
                boolean leftOut = excluding == ExcludedItemTime.DUE_LEFT_OUT
                        ? hasDue && isStorm(due.bound, !due.inclusive)
                        : isStorm(
                                begun
                                        ? instant
                                        : Objects.requireNonNull(delivery).first(),
                                false);
                if (leftOut) {
                    counts.excluded++;
                    continue;
                }
                if (!hasDue) {
                    counts.undecided++;
                    continue;
                }
                long stop = stop(delivery, instant);
                String correct = delivery == null ? null : delivery.correct;
                boolean wrong = withCorrect && (correct == null ? stop != NEVER : correct.equals("no"));
                if (wrong) {
                    counts.bad++;
                } else if (stop != NEVER) {
                    counts.good += due.keeps(stop) ? 1 : 0;
                    counts.bad += due.keeps(stop) ? 0 : 1;
                } else if (due.hasPassed(asOf)) {
                    counts.bad++;
                    counts.lateOpen++;
                } else {
                    counts.pending++;
                }
            }
            return counts;
        }

        /** Of those that were expected in the period: all, none delivered, late, incorrect. */
        long[] offences(@Nullable String subject) {
            long[] all = new long[4];
            for (long instant : instants) {
                if (!inPlace(instant) || instant >= known()) {
                    continue;
                }
                Delivery delivery = countingFor(instant, subject);
                long stop = stop(delivery, instant);
                all[0]++;
                all[1] += stop == NEVER ? 1 : 0;
                all[2] += stop != NEVER && !promise.of(instant).keeps(stop) ? 1 : 0;
                all[3] += delivery != null && "no".equals(delivery.correct) ? 1 : 0;
            }
            return all;
        }

        // ---- the same as the engine is told

        static Condition correct() {
            return Condition.is("correct", "yes");
        }

        ComplianceReport report(List<? extends Measurement> evidence, long at) {
            Selection reports = Selection.items("report").expecting(recurrence);
            Condition inTime = Condition.within(Quantity.clock("expected", "delivered"), rule);
            Condition delivered = Condition.reached("delivered");
            Map<String, Indicator> indicators = new LinkedHashMap<>();
            indicators.put("in time", Indicator.share(reports, inTime));
            indicators.put("right", Indicator.share(reports, inTime.and(correct())));
            indicators.put("by delivered", Indicator.share(reports.by("delivered"), inTime));
            if (storm == null) {
                indicators.put("all", Indicator.count(reports));
                indicators.put("none", Indicator.count(reports.where(delivered.negated())));
                indicators.put("late", Indicator.count(reports.where(delivered).where(inTime.negated())));
                indicators.put("incorrect", Indicator.count(reports.where("correct", "no")));
            }
            Agreement.Builder agreement =
                    Agreement.builder("a").zone(zone.getId()).cycle(cycle).policy(match);
            if (storm != null) {
                agreement.exclusion(ExclusionRule.announced("storm", "storm")).policy(excluding);
            }
            if (termFrom != null) {
                agreement.from(termFrom);
            }
            if (termUntil != null) {
                agreement.until(termUntil);
            }
            indicators.forEach((id, indicator) -> {
                ServiceLevelTarget target = ServiceLevelTarget.of(id, indicator);
                target = indicator.unit() == Figure.Unit.SHARE ? target.atLeast("60%") : target.atMost("1");
                agreement.target(each ? target.scope(Scope.each("a", "b")) : target);
            });
            ReferenceData data = ReferenceData.of(HolidayCalendar.of("feasts", holidays));
            ComplianceEngine engine = ComplianceEngine.of(agreement.build(), data);
            Evaluation evaluation = engine.start(period).add(evidence);
            if (storm != null) {
                evaluation.add(List.of(Exclusion.of("storm", storm)));
            }
            ComplianceReport report = evaluation.report(Instant.ofEpochSecond(at));
            if (draw.chance(5)) {
                report.explanation().toText();
            }
            return report;
        }

        List<WorkItem> evidence() {
            return deliveries.stream().map(Delivery::told).toList();
        }

        String describe() {
            StringBuilder text = new StringBuilder("\n" + period + " as of " + Instant.ofEpochSecond(asOf) + " term "
                    + termFrom + " to " + termUntil + "\n  " + recurrence + "\n  " + rule + ' ' + match + ' '
                    + excluding + " storm " + storm + "\n  holidays " + holidays + " open " + opened + " closed "
                    + closed);
            deliveries.forEach(each -> text.append("\n  ")
                    .append(each)
                    .append(' ')
                    .append(each.told().moments().stream()
                            .map(moment -> moment.at())
                            .toList()));
            instants.stream()
                    .filter(instant -> instant > start - 20 * 24 * HOUR && instant < end + 9 * 24 * HOUR)
                    .forEach(instant -> text.append("\n  expected ").append(Instant.ofEpochSecond(instant)));
            return text.toString();
        }

        List<@Nullable String> subjects() {
            List<@Nullable String> subjects = new ArrayList<>();
            if (each) {
                subjects.addAll(List.of("a", "b"));
            } else {
                subjects.add(null);
            }
            return subjects;
        }
    }

    private static SubjectResult of(ComplianceReport report, String target, int subject) {
        return report.target(target).subjects().get(subject);
    }

    @Property(tries = 300, seed = "5", shrinking = ShrinkingMode.OFF)
    void deliverablesAreThoseOfTheCalendar_S13_C101(@ForAll long seed) {
        Case drawn = new Case(seed);
        assertEquals(drawn.expected(), drawn.told(), drawn::describe);
        ComplianceReport report = drawn.report(drawn.draw.shuffled(drawn.evidence()), drawn.asOf);
        List<@Nullable String> subjects = drawn.subjects();
        for (int i = 0; i < subjects.size(); i++) {
            String subject = subjects.get(i);
            check(drawn, report, i, "in time", drawn.shares(false, false, subject));
            check(drawn, report, i, "right", drawn.shares(true, false, subject));
            check(drawn, report, i, "by delivered", drawn.shares(false, true, subject));
            if (drawn.storm == null) {
                long[] offences = drawn.offences(subject);
                List<String> names = List.of("all", "none", "late", "incorrect");
                for (int j = 0; j < names.size(); j++) {
                    String name = names.get(j);
                    SubjectResult result = of(report, name, i);
                    assertEquals(Figure.count(offences[j]), result.figure(), () -> name + drawn.describe());
                    assertEquals(
                            offences[j] <= 1 ? "MET" : "MISSED",
                            result.verdict().name(),
                            () -> name + drawn.describe());
                }
            }
        }
    }

    private static void check(Case drawn, ComplianceReport report, int subject, String target, Counts expected) {
        SubjectResult result = of(report, target, subject);
        assertEquals(
                expected.told(),
                Counts.told(Objects.requireNonNull(result.counts())),
                () -> target + " of " + subject + drawn.describe());
        long all = expected.good + expected.bad;
        assertEquals(
                all == 0 ? Figure.none() : Figure.share(Ratio.of(expected.good, all)),
                result.figure(),
                () -> target + drawn.describe());
        assertEquals(expected.verdict(), result.verdict().name(), () -> target + drawn.describe());
    }

    /** S25, L13: what is final, or certain, of what is known stays, whatever happens afterwards; a delivery that was known is not delivered again. */
    @Property(tries = 300, seed = "6", shrinking = ShrinkingMode.OFF)
    void whatIsFinalOrCertainStays_S25_L13(@ForAll long seed) {
        Case drawn = new Case(seed);
        List<WorkItem> now = new ArrayList<>();
        List<WorkItem> later = new ArrayList<>();
        for (Delivery each : drawn.deliveries) {
            Delivery known = each.before(drawn.asOf);
            boolean partly = known != null
                    && (known.delivered != each.delivered || known.again != each.again || each.delivered == NEVER);
            if (known != null) {
                now.add(known.told());
            }
            later.add(partly ? known.told() : each.told());
        }
        ComplianceReport early = drawn.report(now, drawn.asOf);
        ComplianceReport last = drawn.report(later, Math.max(drawn.asOf, drawn.end) + 2000 * HOUR);
        early.targets().forEach(target -> {
            Attainment attainment = target.attainment();
            Attainment end = last.target(target.id()).attainment();
            if (!attainment.provisional()) {
                assertEquals(told(attainment), told(end), () -> target.id() + drawn.describe());
            }
            Outlook.State state = attainment.outlook().state();
            if (state == Outlook.State.CERTAINLY_MET || state == Outlook.State.CERTAINLY_MISSED) {
                assertEquals(
                        state == Outlook.State.CERTAINLY_MET ? "MET" : "MISSED",
                        end.verdict().name(),
                        () -> target.id() + drawn.describe());
            }
        });
    }

    private static String told(Attainment attainment) {
        StringBuilder text = new StringBuilder(attainment.verdict().name());
        attainment
                .subjects()
                .forEach(each -> text.append(' ')
                        .append(each.figure())
                        .append(' ')
                        .append(Counts.told(Objects.requireNonNull(each.counts()))));
        return text.toString();
    }
}
