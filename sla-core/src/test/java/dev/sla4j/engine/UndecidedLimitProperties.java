package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Request;
import dev.sla4j.measurement.WorkItem;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.CreditLine;
import dev.sla4j.target.ChangedLimit;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Selection;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * S8: where it cannot be decided which limit a thing has, against all that may be missing: of one thing the same is told with every number that it may
 * have, or nothing is decided. Each attribute stands in one condition, so that each combination of cases is one of numbers.
 */
@AddLifecycleHook(Cases.class)
class UndecidedLimitProperties {
    private static final String[] NUMBERS = {"a", "b", "c"};
    private static final String TEXT = "priority";
    private static final String HIGH = "P1";

    private static Instant at(int hour) {
        return Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofHours(hour));
    }

    private static Limit hours(Draw draw) {
        return Limit.parse("<= PT" + draw.between(1, 9) + "H");
    }

    /** A rule in which each of the attributes stands once. */
    private static LimitRule rule(Draw draw, List<Condition> conditions, int from) {
        if (from == conditions.size()) {
            return LimitRule.fixed(hours(draw));
        }
        LimitRule inner = draw.chance(30) ? rule(draw, conditions, from + 1) : LimitRule.fixed(hours(draw));
        int next = inner instanceof LimitRule.ByCase ? conditions.size() : from + 1;
        LimitRule.ByCase rule = LimitRule.when(conditions.get(from), inner);
        for (int i = next; i < conditions.size(); i++) {
            rule = rule.or(conditions.get(i), hours(draw));
        }
        return draw.chance(20) ? rule : rule.otherwise(hours(draw));
    }

    private static List<Condition> conditions(Draw draw, boolean withText) {
        List<Condition> all = new ArrayList<>();
        for (String each : NUMBERS) {
            Condition small = Condition.within(Quantity.attribute(each), Limit.parse("<= 10"));
            all.add(draw.chance(30) ? small.negated() : small);
        }
        if (withText) {
            all.add(Condition.is(TEXT, HIGH));
        }
        return draw.shuffled(all);
    }

    private record One(Measurement thing) {
        One with(String key, String value) {
            return new One(
                    thing instanceof WorkItem item
                            ? item.attribute(key, value)
                            : ((Request) thing).attribute(key, value));
        }
    }

    /** The thing with every combination of what is missing of it. */
    private static List<Measurement> completions(One one, List<String> missing) {
        List<One> all = List.of(one);
        for (String key : missing) {
            List<One> more = new ArrayList<>();
            for (One each : all) {
                more.add(each.with(key, key.equals(TEXT) ? HIGH : "1"));
                more.add(each.with(key, key.equals(TEXT) ? "P2" : "100"));
            }
            all = more;
        }
        return all.stream().map(One::thing).toList();
    }

    private record Case(ServiceLevelTarget target, Measurement thing, List<Measurement> completions, Instant asOf) {
        ComplianceReport report(Measurement measured) {
            Agreement agreement = Days.daily(target);
            ComplianceEngine engine = ComplianceEngine.of(agreement);
            ComplianceReport report = engine.start(engine.periodOf(Days.MON_2026_03_02))
                    .add(List.of(measured))
                    .report(asOf);
            report.explanation().toText();
            return report;
        }

        private String told(Measurement measured) {
            CountAccount counts = Days.only(report(measured)).counts();
            return counts.good() + " good, " + counts.bad() + " bad, " + counts.lateOpen() + " open, "
                    + counts.undecided() + " undecided, " + counts.excluded() + " excluded";
        }

        /** What all completions say, or that nothing is decided. */
        void check() {
            TreeSet<String> all = new TreeSet<>();
            completions.forEach(each -> all.add(told(each)));
            String expected = all.size() == 1 ? all.first() : "0 good, 0 bad, 0 open, 1 undecided, 0 excluded";
            assertEquals(expected, told(thing), () -> target + "\n" + thing + "\n" + asOf);
        }
    }

    private static Case requests(Draw draw) {
        LimitRule rule = rule(draw, conditions(draw, false), 0);
        ServiceLevelTarget target = ServiceLevelTarget.of(
                "t", Indicator.share(Selection.requests(), Condition.within(Quantity.latency(), rule)));
        One one = new One(Request.good(at(3), Duration.ofHours(draw.between(0, 10))));
        return complete(draw, target, one, new ArrayList<>(List.of(NUMBERS)), at(24));
    }

    private static Case items(Draw draw) {
        LimitRule rule = rule(draw, conditions(draw, true), 0);
        rule = draw.chance(20) ? rule.grace("<= PT1H") : rule;
        Selection tickets = Selection.items("ticket");
        tickets = draw.chance(30) ? tickets.by("opened") : draw.chance(20) ? tickets.by("resolved") : tickets;
        Condition fast = Condition.within(Quantity.clock("opened", "resolved"), rule);
        ServiceLevelTarget target =
                ServiceLevelTarget.of("t", Indicator.share(tickets, fast)).policy(draw.of(ChangedLimit.values()));
        int opened = draw.between(-6, 22);
        int resolved = opened + draw.between(1, 10);
        int now = draw.chance(50) ? 24 : draw.between(1, 30);
        boolean open = draw.chance(40) || (now < 24 && now <= resolved);
        WorkItem item = WorkItem.ticket("T").opened(at(opened));
        item = open ? item : item.resolved(at(resolved));
        // What changes otherwise than by what the limit depends on changes nothing.
        item = draw.chance(30) ? item.changed("note", "x", at(opened + draw.below(5))) : item;
        List<String> keys = new ArrayList<>(List.of(NUMBERS));
        keys.add(TEXT);
        One one = new One(item);
        if (!open) {
            // Of what is done a text that is missing is none.
            keys.remove(TEXT);
            one = draw.chance(50) ? one : one.with(TEXT, draw.of(HIGH, "P2"));
        }
        return complete(draw, target, one, keys, at(now));
    }

    private static Case complete(Draw draw, ServiceLevelTarget target, One one, List<String> keys, Instant asOf) {
        List<String> missing = new ArrayList<>();
        One known = one;
        for (String key : keys) {
            if (draw.chance(60)) {
                missing.add(key);
            } else {
                known = known.with(key, key.equals(TEXT) ? draw.of(HIGH, "P2") : draw.of("1", "100"));
            }
        }
        return new Case(target, known.thing(), completions(known, missing), asOf);
    }

    @Property(tries = 1000, seed = "5", shrinking = ShrinkingMode.OFF)
    void requestsAreDecidedWhereAllLimitsSayTheSame_S8(@ForAll long seed) {
        requests(new Draw(new Random(seed))).check();
    }

    @Property(tries = 1000, seed = "6", shrinking = ShrinkingMode.OFF)
    void itemsAreDecidedWhereAllLimitsSayTheSame_S8(@ForAll long seed) {
        items(new Draw(new Random(seed))).check();
    }

    /** S20: certain is the least that any of the limits comes to, and disputed the rest up to the most. */
    @Property(tries = 1000, seed = "7", shrinking = ShrinkingMode.OFF)
    void whatIsCertainIsOwedByEachLimit_S20(@ForAll long seed) {
        Draw draw = new Draw(new Random(seed));
        Case drawn = items(draw);
        Driver driver = draw.chance(50) ? Driver.EACH_ITEM : Driver.EACH_ITEM.beyond("PT2H");
        Case paid = new Case(
                drawn.target.penalty(Penalty.of(driver, PerUnit.of("PT1H", Amount.sum(Money.of("10.00", "EUR"))))),
                drawn.thing,
                drawn.completions,
                drawn.asOf);
        List<BigDecimal> owed = paid.completions.stream()
                .map(each -> {
                    CreditLine line = line(paid, each);
                    assertEquals(0, line.disputed().amount().signum(), paid::toString);
                    return line.certain().amount();
                })
                .sorted()
                .toList();
        CreditLine line = line(paid, paid.thing);
        BigDecimal most = owed.get(owed.size() - 1);
        assertEquals(most, line.certain().plus(line.disputed()).amount(), paid::toString);
        assertEquals(owed.get(0), line.certain().amount(), paid::toString);
    }

    private static CreditLine line(Case paid, Measurement measured) {
        return Objects.requireNonNull(paid.report(measured).target("t").creditLine());
    }
}
