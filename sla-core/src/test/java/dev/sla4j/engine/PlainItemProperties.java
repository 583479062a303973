package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sla4j.measurement.Moment;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Quantity;
import dev.sla4j.time.TimeSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What is found quickly for plain items is what the general way finds. */
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
        assertEquals(ids.size() == items.size(), DistinctIds.haveAll(items), ids::toString);
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
        assertEquals(false, DistinctIds.haveAll(items));
        assertEquals(true, DistinctIds.haveAll(items.subList(0, 32)));
    }
}
