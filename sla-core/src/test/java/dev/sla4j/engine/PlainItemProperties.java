package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.ItemColumns;
import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.DeadlineAtClosing;
import dev.sla4j.target.ExcludedItemTime;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.ReopenedItem;
import dev.sla4j.target.Selection;
import dev.sla4j.time.EpochNanos;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeSet;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What is found quickly for plain items is what the general way finds. */
@AddLifecycleHook(Cases.class)
class PlainItemProperties {
    private static final Instant ORIGIN = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<Clock.Pauses> RULES = List.of(
            Clock.Pauses.ALL,
            Quantity.clock("opened", "resolved").pausedFor("a").pauses(),
            Quantity.clock("opened", "resolved").pausedFor("a", "b").pauses());

    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void plainPausesAreThePauses(@ForAll long seed) {
        Random random = new Random(seed);
        int reasons = 1 + random.nextInt(3);
        int minutes = 3 + random.nextInt(40);
        WorkItem item = WorkItem.ticket("T").opened(ORIGIN);
        for (int i = random.nextInt(8); i > 0; i--) {
            item = item.and(moment(random, reasons, ORIGIN.plusSeconds(60L * random.nextInt(minutes))));
        }
        long known = random.nextInt(3) == 0
                ? WorkItem.ticket("T")
                        .opened(ORIGIN.plusSeconds(60L * random.nextInt(minutes)))
                        .moments()
                        .get(0)
                        .atNanos()
                : Cycle.NEVER;
        for (Clock.Pauses rule : RULES) {
            long last = item.moments().get(item.moments().size() - 1).atNanos();
            for (long stop : new long[] {Cycle.NEVER, last}) {
                TimeSet general = Pausing.general(item, rule, known, stop);
                TimeSet plain = PlainPauses.of(item, rule, known, stop);
                assertEquals(general, plain == null ? general : plain, item::toString);
                assertEquals(general, Pausing.of(item, rule, known, stop), item::toString);
            }
        }
    }

    private static Moment moment(Random random, int reasons, Instant at) {
        String reason = List.of("a", "b", "c").get(random.nextInt(reasons));
        return switch (random.nextInt(6)) {
            case 0, 1 -> Moment.paused(at, reason);
            case 2, 3 -> Moment.resumed(at, reason);
            case 4 -> Moment.resumed(at, null);
            default -> Moment.reached(at, WorkItem.RESPONDED);
        };
    }

    /** S14: pauses that are told as ranges are their union, also for one reason, in whatever order and form they are told. */
    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void rangesOfPausesAreTheirUnion(@ForAll long seed) {
        Random random = new Random(seed);
        int size = random.nextInt(6);
        long[] from = random.longs(size, 0, 20).toArray();
        long[] until = from.clone();
        boolean[] paused = new boolean[61];
        WorkItem record = WorkItem.ticket("T").opened(ORIGIN);
        boolean isOpen = random.nextInt(4) == 0;
        if (isOpen) {
            Arrays.fill(paused, 15, paused.length, true);
            record = record.pausedSince(ORIGIN.plusSeconds(15), "a");
        }
        for (int i = 0; i < size; i++) {
            until[i] += random.nextInt(12);
            Arrays.fill(paused, (int) from[i], (int) until[i], true);
            record = record.paused(ORIGIN.plusSeconds(from[i]), ORIGIN.plusSeconds(until[i]), "a");
        }
        from = isOpen ? append(from, 15) : from;
        until = isOpen ? append(until, ItemColumns.NEVER) : until;
        record = record.resolved(ORIGIN.plusSeconds(60));
        long origin = ORIGIN.getEpochSecond();
        int split = random.nextInt(from.length + 1);
        WorkItem row = ItemColumns.of("ticket", List.of("T"), ChronoUnit.SECONDS)
                .reached("opened", new long[] {origin})
                .reached("resolved", new long[] {origin + 60})
                .paused("a", new int[] {0, split}, part(from, origin, 0, split), part(until, origin, 0, split))
                .paused(
                        "a",
                        new int[] {0, from.length - split},
                        part(from, origin, split, from.length),
                        part(until, origin, split, from.length))
                .build()
                .get(0);
        for (WorkItem item : List.of(record, row)) {
            TimeSet found = Pausing.of(item, Clock.Pauses.ALL, Cycle.NEVER, EpochNanos.of(ORIGIN.plusSeconds(60)));
            for (int second = 0; second < 60; second++) {
                assertEquals(paused[second], found.contains(ORIGIN.plusSeconds(second)), item::toString);
            }
        }
    }

    private static long[] append(long[] values, long value) {
        long[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return more;
    }

    private static long[] part(long[] values, long origin, int first, int end) {
        return Arrays.stream(values, first, end)
                .map(value -> value == ItemColumns.NEVER ? value : origin + value)
                .toArray();
    }

    /** Two pauses for one reason are plain, and both are found. */
    @Example
    void plainPausesAreRecognised() {
        WorkItem item = WorkItem.ticket("T")
                .opened(ORIGIN)
                .paused(ORIGIN.plusSeconds(60), ORIGIN.plusSeconds(120), "a")
                .paused(ORIGIN.plusSeconds(180), ORIGIN.plusSeconds(240), "a");
        TimeSet pauses = PlainPauses.of(item, Clock.Pauses.ALL, Cycle.NEVER, Cycle.NEVER);
        assertNotNull(pauses);
        assertEquals(2, pauses.size());
    }

    /** Items of which something else changed take the general way, the same ones without it may be judged at once. */
    @Property(tries = 1000, seed = "4", shrinking = ShrinkingMode.OFF)
    void plainItemsAreJudgedAsAnyOther(@ForAll long seed) {
        Random random = new Random(seed);
        ComplianceEngine engine = ComplianceEngine.of(agreement(random));
        List<WorkItem> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            items.add(item("T" + i, random));
        }
        List<WorkItem> general = new ArrayList<>();
        items.forEach(item ->
                general.add(item.changed("note", "x", item.moments().get(0).at())));
        EvaluationPeriod march = engine.periodOf(LocalDate.of(2026, 3, 1));
        Instant asOf = ORIGIN.plusSeconds(60L * random.nextInt(9000));
        Evaluation judgedAtOnce = engine.start(march).add(items);
        Evaluation judgedAsThings = engine.start(march).add(general);
        assertEquals(judgedAsThings.report(), judgedAtOnce.report(), items::toString);
        assertEquals(judgedAsThings.report(asOf), judgedAtOnce.report(asOf), items::toString);
        // That nothing changed is all that an explanation may say of the difference.
        assertEquals(
                judgedAsThings.report().explanation().toText().replaceAll("\\R *changed-limit.*", ""),
                judgedAtOnce.report().explanation().toText(),
                items::toString);
    }

    /** What is paid for each item does not depend on the way in which it was judged, whichever items the promise means. */
    @Property(tries = 300, seed = "4", shrinking = ShrinkingMode.OFF)
    void plainItemsArePaidAsAnyOther(@ForAll long seed) {
        Random random = new Random(seed);
        Penalty penalty = Penalty.flat(Money.of("10.00", "EUR")).by(Driver.EACH_ITEM);
        ComplianceEngine engine = ComplianceEngine.of(agreement(
                random,
                target -> (random.nextBoolean() ? target.atMost("20%") : target.atLeast("80%")).penalty(penalty)));
        List<WorkItem> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            items.add(item("T" + i, random));
        }
        List<WorkItem> general = new ArrayList<>();
        items.forEach(item ->
                general.add(item.changed("note", "x", item.moments().get(0).at())));
        EvaluationPeriod march = engine.periodOf(LocalDate.of(2026, 3, 1));
        assertEquals(
                engine.evaluate(march, general).credits(),
                engine.evaluate(march, items).credits(),
                items::toString);
    }

    /** Columns say what the records of their rows say: the report, its explanation, its identity and the state. */
    @Property(tries = 1000, seed = "4", shrinking = ShrinkingMode.OFF)
    void columnsAreTheirRecords(@ForAll long seed) {
        Random random = new Random(seed);
        ComplianceEngine engine = ComplianceEngine.of(agreement(random));
        EvaluationPeriod march = engine.periodOf(LocalDate.of(2026, 3, 1));
        Instant asOf = ORIGIN.plusSeconds(60L * random.nextInt(9000));
        List<WorkItem> records = new ArrayList<>();
        Evaluation rows = engine.start(march);
        for (int part = 1 + random.nextInt(2); part > 0; part--) {
            ItemColumns columns = columns(random, random.nextInt(6) == 0 ? "T" : "T" + part);
            rows.add(columns);
            IntStream.range(0, columns.size()).mapToObj(columns::get).forEach(records::add);
        }
        WorkItem record = item("R1", random);
        Evaluation objects = engine.start(march).add(record).add(records);
        if (random.nextInt(4) == 0) {
            records.get(0).events().forEach(event -> {
                rows.add(event);
                objects.add(event);
            });
        }
        rows.add(record);
        assertEquals(objects.report(), rows.report(), records::toString);
        assertEquals(objects.report(asOf), rows.report(asOf), records::toString);
        assertEquals(
                objects.report().explanation().toText(),
                rows.report().explanation().toText(),
                records::toString);
        assertEquals(objects.report().identity(), rows.report().identity());
        assertEquals(objects.report(), engine.start(march).merge(rows.toBytes()).report(), records::toString);
        assertEquals(objects.report(), engine.start(march).merge(rows).report(), records::toString);
    }

    private static ItemColumns columns(Random random, String prefix) {
        int size = 1 + random.nextInt(8);
        int[] first = new int[size + 1];
        for (int row = 0; row < size; row++) {
            first[row + 1] = first[row] + random.nextInt(3);
        }
        long[] pausedFrom = instants(random, first[size], 0);
        long[] pausedUntil = pausedFrom.clone();
        IntStream.range(0, first[size])
                .forEach(i -> pausedUntil[i] =
                        random.nextInt(6) == 0 ? ItemColumns.NEVER : pausedFrom[i] + 1800L * random.nextInt(9));
        ChronoUnit unit = ChronoUnit.SECONDS;
        ItemColumns.Builder columns = ItemColumns.of(
                        "ticket",
                        IntStream.range(0, size)
                                .mapToObj(row -> prefix + "-" + row)
                                .toList(),
                        unit)
                .reached("opened", instants(random, size, 9))
                .reached("resolved", instants(random, size, 5))
                .attribute(
                        "priority",
                        List.of("P1", "P2", "P3", "P4"),
                        IntStream.range(0, size)
                                .map(row -> random.nextInt(5) - 1)
                                .toArray())
                .paused(random.nextBoolean() ? "a" : "b", first, pausedFrom, pausedUntil);
        if (random.nextBoolean()) {
            columns.reached("closed", instants(random, size, 3));
        }
        if (random.nextInt(3) == 0) {
            columns.reached("reopened", instants(random, size, 2));
        }
        if (random.nextInt(3) == 0) {
            columns.paused("a", first, pausedFrom, pausedUntil);
        }
        return columns.build();
    }

    /** Half hours of few days, one of so many never if any. */
    private static long[] instants(Random random, int count, int never) {
        return random.longs(count, 0, 200)
                .map(half -> never > 0 && random.nextInt(never) == 0
                        ? ItemColumns.NEVER
                        : ORIGIN.getEpochSecond() - 100 * 1800 + half * 1800)
                .toArray();
    }

    private static Agreement agreement(Random random) {
        return agreement(random, target -> target);
    }

    private static Agreement agreement(Random random, UnaryOperator<ServiceLevelTarget> promise) {
        Clock clock = Quantity.clock("opened", random.nextBoolean() ? "resolved" : "closed");
        clock = random.nextInt(3) == 0 ? clock.pausedFor("a") : clock;
        clock = random.nextInt(4) == 0 ? clock.againAt("reopened") : clock;
        String most =
                List.of("<= PT0S", "<= PT2H", "< PT2H", "<= PT10H", "<= PT30H").get(random.nextInt(5));
        LimitRule limit = LimitRule.when(Condition.is("priority", "P1"), Limit.parse(most))
                .or(Condition.is("priority", "P2", "P3"), Limit.parse("<= PT20H"));
        limit = random.nextBoolean() ? limit : new LimitRule.Fixed(Limit.parse(most));
        Selection items = Selection.items("ticket");
        items = random.nextBoolean() ? items : items.by(random.nextBoolean() ? "opened" : "resolved");
        items = random.nextBoolean()
                ? items
                : items.where(Condition.is("priority", "P4").negated());
        ServiceLevelTarget target = ServiceLevelTarget.of("t", Indicator.share(items, Condition.within(clock, limit)))
                .policy(pick(random, DeadlineAtClosing.values()))
                .policy(pick(random, ReopenedItem.values()))
                .policy(pick(random, ExcludedItemTime.values()));
        Schedule hours = Schedule.weekly("UTC").monToFri("09:00", "17:00");
        Agreement.Builder agreement = Agreement.builder("a")
                .zone("UTC")
                .monthly()
                .exclusion(
                        ExclusionRule.recurring("lunch", Schedule.weekly("UTC").everyDay("12:00", "12:30")));
        if (random.nextInt(4) == 0) {
            agreement.from(LocalDate.of(2026, 3, 3));
        }
        return agreement
                .target(promise.apply(random.nextInt(4) == 0 ? target : target.during(hours)))
                .build();
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    /** An item whose moments lie on few instants, so that limits are used up exactly and borders are met. */
    private static WorkItem item(String id, Random random) {
        WorkItem item = WorkItem.ticket(id);
        if (random.nextInt(8) != 0) {
            item = item.attribute("priority", "P" + (1 + random.nextInt(4)));
        }
        Instant at = ORIGIN.plusSeconds(3600L * (random.nextInt(60) - 30));
        item = item.opened(at);
        for (int pause = random.nextInt(3); pause > 0; pause--) {
            Instant from = at.plusSeconds(1800L * random.nextInt(20));
            at = from.plusSeconds(1800L * random.nextInt(20));
            item = item.paused(from, at, random.nextInt(4) == 0 ? "b" : "a");
        }
        at = at.plusSeconds(1800L * random.nextInt(60));
        for (String next : List.of("resolved", "closed")) {
            item = random.nextInt(8) == 0 ? item : item.reached(next, at);
        }
        if (random.nextInt(6) == 0) {
            item = item.reopened(at.plusSeconds(1800)).reached("resolved", at.plusSeconds(3600));
        }
        return random.nextInt(6) == 0 ? item.pausedSince(at.minusSeconds(600), "a") : item;
    }

    /** With texts of one hash among them: {@code Aa} and {@code BB}. */
    @Property(seed = "4", shrinking = ShrinkingMode.OFF)
    void identitiesAreDistinctIfASetHoldsThemAll(@ForAll long seed) {
        Random random = new Random(seed);
        List<WorkItem> items = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            StringBuilder id = new StringBuilder("T");
            for (int part = 1 + random.nextInt(4); part > 0; part--) {
                id.append(random.nextBoolean() ? "Aa" : "BB");
            }
            ids.add(id.toString());
            items.add(WorkItem.ticket(id.toString()));
        }
        assertEquals(ids.size() == items.size(), DistinctIds.haveAll(idsOf(items)), ids::toString);
    }

    /** A thousand identities of one hash are not searched one by one: they are left to the general way, which a tree keeps fast. */
    @Example
    void identitiesOfOneHashAreLeftToTheGeneralWay() {
        List<WorkItem> items = new ArrayList<>();
        for (int i = 0; i < 1024; i++) {
            StringBuilder id = new StringBuilder();
            for (int bit = 0; bit < 10; bit++) {
                id.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            items.add(WorkItem.ticket(id.toString()));
        }
        assertEquals(false, DistinctIds.haveAll(idsOf(items)));
        assertEquals(true, DistinctIds.haveAll(idsOf(items.subList(0, 32))));
    }

    /** S1, S14: at the limit a second decides, in columns as in records. */
    @Example
    void aSecondDecidesInColumnsToo() {
        for (String limit : List.of("<= PT4H", "< PT4H")) {
            long opened = Instant.parse("2026-03-02T09:00:00Z").getEpochSecond();
            long[] from = {opened, opened, opened};
            long[] until = {opened + 14_399, opened + 14_400, opened + 14_401};
            Agreement agreement = Agreement.builder("desk")
                    .zone("UTC")
                    .monthly()
                    .target(ServiceLevelTarget.of(
                            "t",
                            Indicator.share(
                                    Selection.items("ticket"),
                                    Condition.within(Quantity.clock("opened", "resolved"), Limit.parse(limit)))))
                    .build();
            ComplianceEngine engine = ComplianceEngine.of(agreement);
            EvaluationPeriod period = engine.periodOf(LocalDate.of(2026, 3, 2));
            assertEquals(
                    limit.startsWith("<=") ? "2/3" : "1/3",
                    engine.start(period)
                            .add(ItemColumns.of("ticket", List.of("a", "b", "c"), ChronoUnit.SECONDS)
                                    .reached("opened", from)
                                    .reached("resolved", until)
                                    .build())
                            .report(Instant.parse("2026-05-01T00:00:00Z"))
                            .target("t")
                            .figure()
                            .value()
                            .toString());
        }
    }

    private static List<String> idsOf(List<WorkItem> items) {
        return items.stream().map(item -> item.origin().id()).toList();
    }
}
