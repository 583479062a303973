package dev.sla4j.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementKind;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Portfolio;
import dev.sla4j.settlement.Portfolio.Entry;
import dev.sla4j.settlement.Portfolio.Outcome;
import dev.sla4j.settlement.PortfolioTotals;
import dev.sla4j.settlement.Statement;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Money;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Many agreements in one call: sums by customer, provider and currency, and what failed by name. */
class PortfolioTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final List<Outage> TWO_HOURS = List.of(Outage.of("2026-03-07T10:00Z", "2026-03-07T12:00Z"));

    /** One that pays 10 % of its fee if it was down at all. */
    private static Agreement agreement(String id, String customer, String provider, Money fee) {
        return Agreement.builder(id)
                .provider(provider)
                .customer(customer)
                .zone("UTC")
                .monthly()
                .fee("fee", fee)
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.flat("10%")))
                .build();
    }

    private static Statement statement(String id, String customer, String provider, Money fee, boolean down) {
        Agreement agreement = agreement(id, customer, provider, fee);
        return Statement.of(
                agreement,
                ComplianceEngine.of(agreement)
                        .evaluate(MARCH, down ? TWO_HOURS : List.of())
                        .result());
    }

    private static Entry entry(String id, String customer, String provider, String fee, boolean down) {
        return new Entry(id, () -> statement(id, customer, provider, Money.parse(fee), down));
    }

    private static List<Entry> entries() {
        return List.of(
                entry("mail", "Globex", "Acme", "EUR 100.00", true),
                entry("web", "Globex", "Acme", "EUR 250.00", true),
                new Entry("broken", () -> {
                    throw new IOException("line 3 is cut off");
                }),
                entry("links", "Globex", "Wires", "USD 80.00", true),
                entry("disks", "Initech", "Acme", "EUR 40.00", false),
                new Entry("without zone", () -> statement("", "c", "p", Money.parse("EUR 1.00"), false)));
    }

    @Test
    void sumsAreMadeByCustomerProviderAndCurrency() {
        PortfolioTotals totals = Portfolio.settle(entries()).totals();
        assertEquals("""
                Portfolio of 4 statements
                  targets: 1 met, 3 missed
                Globex, by Acme, in EUR (2 statements)
                  credits                                         + EUR 35.00
                  total                                           = EUR 35.00
                Globex, by Wires, in USD (1 statement)
                  credits                                         + USD 8.00
                  total                                           = USD 8.00
                Initech, by Acme, in EUR (1 statement)
                  credits                                         + EUR 0.00
                  total                                           = EUR 0.00
                All in EUR (3 statements)
                  credits                                         + EUR 35.00
                  total                                           = EUR 35.00
                All in USD (1 statement)
                  credits                                         + USD 8.00
                  total                                           = USD 8.00
                Not settled
                  broken
                    line 3 is cut off
                  without zone
                    id must not be blank
                """, totals.toText());
        assertEquals(Map.of(Verdict.MET, 1L, Verdict.MISSED, 3L), totals.verdicts());
        assertEquals(List.of("in EUR", "in USD"), titles(totals.byCurrency()));
        assertEquals(List.of("Globex EUR 35.00", "Globex USD 8.00", "Initech EUR 0.00"), sums(totals.byCustomer()));
        assertEquals(List.of("Acme EUR 35.00", "Wires USD 8.00"), sums(totals.byProvider()));
    }

    /** What is settled twice would be summed twice: the second entry fails, and says which one it repeats. */
    @Test
    void anAgreementAndPeriodAreSettledOnce() {
        Agreement mail = agreement("mail", "Globex", "Acme", Money.of("100.00", "EUR"));
        ComplianceEngine engine = ComplianceEngine.of(mail);
        EvaluationPeriod march = engine.periodOf(LocalDate.of(2026, 3, 1));
        EvaluationPeriod half = new EvaluationPeriod(
                "2026-03 from 2026-03-16", TimeRange.of(Instant.parse("2026-03-16T00:00:00Z"), march.end()));
        EvaluationPeriod quarter =
                new EvaluationPeriod("2026-Q1", TimeRange.of(Instant.parse("2026-01-01T00:00:00Z"), march.end()));
        Agreement other = agreement("mail", "Initech", "Acme", Money.of("100.00", "EUR"));
        Portfolio.Settled settled = Portfolio.settle(List.of(
                entry("first", mail, march),
                entry("again", mail, march),
                entry("the month before", mail, engine.periodOf(LocalDate.of(2026, 2, 1))),
                entry("a part of it", mail, half),
                entry("around it", mail, quarter),
                entry("the month after", mail, engine.periodOf(LocalDate.of(2026, 4, 1))),
                entry("of another customer", other, march)));
        assertEquals(
                List.of("again", "a part of it", "around it"),
                settled.outcomes().stream()
                        .filter(outcome -> outcome.failure() != null)
                        .map(Outcome::name)
                        .toList());
        assertEquals(
                "statement of mail for 2026-03 must be settled once only: entry first has settled 2026-03 already",
                settled.outcomes().get(1).failure());
        assertEquals(
                "statement of mail for 2026-Q1 must be settled once only: entry the month before has settled 2026-02 already",
                settled.outcomes().get(4).failure());
        // Two hours of March, of each of two customers: 10.00 each.
        assertEquals(Money.of("20.00", "EUR"), settled.totals().total());
        assertEquals(4, settled.totals().statements());
    }

    private static Entry entry(String name, Agreement agreement, EvaluationPeriod period) {
        return new Entry(
                name,
                () -> Statement.of(
                        agreement,
                        ComplianceEngine.of(agreement)
                                .evaluate(period, TWO_HOURS)
                                .result()));
    }

    /** What a supplier owes the provider is no more of what the provider owes its customer. */
    @Test
    void whatIsOwedBothWaysIsNotAdded() {
        PortfolioTotals totals = Portfolio.settle(List.of(
                        entry("mail", "Globex", "Acme", "EUR 100.00", true),
                        entry("fibre", "Acme", "Fibre", "EUR 60.00", true)))
                .totals();
        assertEquals(List.of("Acme EUR 10.00", "Fibre EUR 6.00"), sums(totals.byProvider()));
        assertEquals(
                "total must be of what is owed one way, but Acme: a customer of one agreement and the provider of another;"
                        + " what is owed both ways is not added\nMaybe byProvider() is meant.",
                assertThrows(IllegalStateException.class, totals::total).getMessage());
        assertFalse(totals.toText().contains("All in"), totals::toText);
    }

    /** A name with an end of line in it is one name, and nobody else's sums. */
    @Test
    void whatStandsInANameJoinsNoOther() {
        Agreement joint = Agreement.builder("joint")
                .provider("Acme")
                .customer("Globex")
                .customer("Initech")
                .zone("UTC")
                .monthly()
                .fee("fee", Money.parse("EUR 100.00"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.flat("10%")))
                .build();
        List<Entry> entries = List.of(
                new Entry(
                        "joint",
                        () -> Statement.of(
                                joint,
                                ComplianceEngine.of(joint)
                                        .evaluate(MARCH, TWO_HOURS)
                                        .result())),
                entry("forged", "Globex\nInitech", "Acme", "EUR 250.00", true));
        assertEquals(
                List.of("EUR 10.00", "EUR 25.00"),
                Portfolio.settle(entries).totals().groups().stream()
                        .map(group -> group.sums().total().toString())
                        .toList());
    }

    private static List<String> titles(List<PortfolioTotals.Group> groups) {
        return groups.stream().map(group -> "in " + group.currency()).toList();
    }

    private static List<String> sums(List<PortfolioTotals.Group> groups) {
        return groups.stream()
                .map(group -> String.join("", group.customers()) + String.join("", group.providers()) + " "
                        + group.sums().total())
                .toList();
    }

    /** What is owed in one currency is not set off against another. */
    @Test
    void theExplanationSaysWhatAnAgreementSupports() {
        Agreement team = Agreement.builder("team")
                .kind(AgreementKind.ola("mail", "web"))
                .zone("UTC")
                .monthly()
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%"))
                .build();
        String text = ComplianceEngine.of(team)
                .evaluate(YearMonth.of(2026, 3), List.of())
                .explanation()
                .toText();
        assertTrue(text.contains("\n  supports: mail, web\n"), text);
    }

    @Test
    void aFailureSaysWhatHappened() {
        assertEquals("NoSuchFileException: march.jsonl", failure(() -> {
            throw new NoSuchFileException("march.jsonl");
        }));
        assertEquals("IllegalStateException", failure(() -> {
            throw new IllegalStateException();
        }));
        assertEquals("fees must be stated", failure(() -> {
            throw new IllegalArgumentException("fees must be stated");
        }));
    }

    private static String failure(Portfolio.Work work) {
        return Objects.requireNonNull(Portfolio.settle(List.of(new Entry("a", work)))
                .outcomes()
                .get(0)
                .failure());
    }

    @Test
    void currenciesAreNotAdded() {
        PortfolioTotals totals = Portfolio.settle(entries()).totals();
        IllegalStateException e = assertThrows(IllegalStateException.class, totals::total);
        assertEquals(
                "total must be of one currency, not [EUR, USD]: what is owed in one currency is not set off against"
                        + " another\nMaybe byCurrency() is meant.",
                e.getMessage());
        assertEquals(
                Money.parse("EUR 35.00"),
                Portfolio.settle(entries().subList(0, 3)).totals().total());
        assertThrows(IllegalStateException.class, () -> PortfolioTotals.empty().total());
    }

    /** The next entry is begun when the outcome before it was taken: nothing is held back. */
    @Test
    void outcomesAreHandedOverOneByOneInOrder() {
        List<String> order = new ArrayList<>();
        Iterator<Entry> entries = entries().iterator();
        Iterable<Entry> told = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Entry next() {
                Entry entry = entries.next();
                order.add("read " + entry.name());
                return entry;
            }
        };
        PortfolioTotals totals = Portfolio.settle(
                told, outcome -> order.add((outcome.failure() == null ? "paid " : "failed ") + outcome.name()));
        assertEquals(
                List.of(
                        "read mail",
                        "paid mail",
                        "read web",
                        "paid web",
                        "read broken",
                        "failed broken",
                        "read links",
                        "paid links",
                        "read disks",
                        "paid disks",
                        "read without zone",
                        "failed without zone"),
                order);
        assertEquals(Portfolio.settle(entries()).totals(), totals);
        assertEquals(
                List.of("mail", "web", "broken", "links", "disks", "without zone"),
                Portfolio.settle(entries()).outcomes().stream()
                        .map(Outcome::name)
                        .toList());
    }

    /** L1 for totals: parts made apart, in any order and grouping, give the same. */
    @Property(tries = 200)
    void partsMergeInAnyOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Entry> entries = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            entries.add(entry(random, i));
        }
        PortfolioTotals all = Portfolio.settle(entries).totals();
        Collections.shuffle(entries, random);
        List<PortfolioTotals> parts = new ArrayList<>();
        for (Entry entry : entries) {
            parts.add(Portfolio.settle(List.of(entry)).totals());
        }
        while (parts.size() > 1) {
            PortfolioTotals one = parts.remove(random.nextInt(parts.size()));
            int other = random.nextInt(parts.size());
            parts.set(other, random.nextBoolean() ? parts.get(other).merge(one) : one.merge(parts.get(other)));
        }
        assertEquals(all, parts.get(0));
        assertEquals(all, all.merge(PortfolioTotals.empty()));
        assertEquals(all, PortfolioTotals.empty().merge(all));
        assertEquals(all.toText(), parts.get(0).toText());
        assertEquals(entries.size(), all.statements() + all.failures().size());
    }

    /** Of a few parties and currencies; some still running, some without money, some that fail. */
    private static Entry entry(Random random, int number) {
        String currency = List.of("EUR", "USD", "JPY").get(random.nextInt(3));
        Agreement agreement = agreement(
                "a" + number,
                "customer " + random.nextInt(3),
                "provider " + random.nextInt(2),
                Money.parse(currency + " " + random.nextInt(1000)));
        List<Outage> log = random.nextBoolean() ? TWO_HOURS : List.of();
        boolean running = random.nextInt(3) == 0;
        boolean withoutMoney = random.nextInt(5) == 0;
        return random.nextInt(5) == 0
                ? new Entry("entry " + random.nextInt(3), () -> {
                    throw new IOException("broken in line " + number);
                })
                : new Entry("entry", () -> {
                    ComplianceEngine engine = ComplianceEngine.of(agreement);
                    Evaluation march =
                            engine.start(engine.periodOf(MARCH.atDay(1))).add(log);
                    Statement statement = Statement.of(
                            agreement,
                            running
                                    ? march.report(Instant.parse("2026-03-20T00:00:00Z"))
                                            .result()
                                    : march.report().result());
                    return withoutMoney ? statement.redactedFor(Statement.Audience.PUBLIC) : statement;
                });
    }
}
