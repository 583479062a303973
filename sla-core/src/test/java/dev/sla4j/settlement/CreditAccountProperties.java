package dev.sla4j.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.CreditUse;
import dev.sla4j.settlement.CreditAccount.Credit;
import dev.sla4j.settlement.CreditAccount.Entry;
import dev.sla4j.settlement.CreditAccount.Invoice;
import dev.sla4j.settlement.CreditAccount.Kind;
import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** C78, C82: credits that are carried over, as they are by an oracle that follows each smallest coin, and as they are if the account is continued. */
class CreditAccountProperties {
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia");

    /** A case: instants are few, so that many things are at one. */
    private record Case(
            CreditUse use, ZoneId zone, Currency currency, List<Credit> credits, List<Invoice> invoices, Instant end) {}

    private static Case draw(Random random) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Currency currency = Currency.getInstance(List.of("EUR", "JPY", "KWD").get(random.nextInt(3)));
        List<Credit> credits = new ArrayList<>();
        List<Invoice> invoices = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            credits.add(new Credit("c" + i, instant(random), Money.ofMinor(random.nextInt(60), currency)));
            invoices.add(new Invoice("i" + i, instant(random), Money.ofMinor(random.nextInt(60), currency)));
        }
        CreditUse use = new CreditUse(
                random.nextInt(8) == 0 ? null : Percent.parse(random.nextInt(101) + "%"),
                random.nextInt(5),
                CreditUse.AtEnd.values()[random.nextInt(2)]);
        return new Case(use, zone, currency, credits, invoices, instant(random).plus(Duration.ofDays(200)));
    }

    /** Around the ends of months and the changes of clocks of half a year. */
    private static Instant instant(Random random) {
        Instant day = Instant.parse("2026-01-28T00:00:00Z").plus(Duration.ofDays(random.nextInt(6)));
        int months = random.nextInt(6);
        return day.plus(Duration.ofDays(months * 30L)).plus(Duration.ofHours(6L * random.nextInt(4)));
    }

    /** Where each coin goes: by what, when, of which credit, on which invoice; sorted, and how many of them. */
    private static Map<String, Long> ofCoins(Case of, boolean ends) {
        List<Credit> byAge = of.credits().stream()
                .sorted(Comparator.comparing(Credit::issuedAt))
                .toList();
        List<Invoice> byDate =
                of.invoices().stream().sorted(Comparator.comparing(Invoice::at)).toList();
        Map<String, Long> room = new TreeMap<>();
        Map<String, Long> went = new TreeMap<>();
        for (Invoice invoice : byDate) {
            BigDecimal share = of.use().mostOfInvoice() == null
                    ? BigDecimal.ZERO
                    : of.use().mostOfInvoice().toDecimal().movePointLeft(2);
            BigDecimal most = minor(invoice.amount()).multiply(share);
            room.put(invoice.id(), most.setScale(0, RoundingMode.DOWN).longValueExact());
        }
        for (Credit credit : byAge) {
            for (long coin = minor(credit.amount()).longValueExact(); coin > 0; coin--) {
                went.merge(ofCoin(of, credit, byDate, room, ends), 1L, Long::sum);
            }
        }
        return went;
    }

    private static String ofCoin(Case of, Credit credit, List<Invoice> byDate, Map<String, Long> room, boolean ends) {
        Instant end = of.end();
        Instant issued = credit.issuedAt();
        if (issued.isAfter(end)) {
            return "ignored";
        }
        if (of.use().mostOfInvoice() == null) {
            return text(Kind.PAID_OUT, credit, issued, "");
        }
        Instant expiry = of.use().expiresAfterMonths() == 0
                ? Instant.MAX
                : issued.atZone(of.zone())
                        .toLocalDateTime()
                        .plusMonths(of.use().expiresAfterMonths())
                        .atZone(of.zone())
                        .toInstant();
        for (Invoice invoice : byDate) {
            boolean meets = !invoice.at().isBefore(issued)
                    && invoice.at().isBefore(expiry)
                    && !invoice.at().isAfter(end);
            if (meets && room.get(invoice.id()) > 0) {
                room.merge(invoice.id(), -1L, Long::sum);
                return text(Kind.USED, credit, invoice.at(), invoice.id());
            }
        }
        if (!expiry.isAfter(end)) {
            return text(Kind.EXPIRED, credit, expiry, "");
        }
        Kind last = of.use().atEnd() == CreditUse.AtEnd.PAID_OUT ? Kind.PAID_OUT : Kind.LOST;
        return ends ? text(last, credit, end, "") : "open " + credit.id();
    }

    private static BigDecimal minor(Money money) {
        return money.amount().movePointRight(money.currency().getDefaultFractionDigits());
    }

    private static String text(Kind kind, Credit credit, Instant at, String invoice) {
        return kind + " " + credit.id() + " " + at + " " + invoice;
    }

    private static Map<String, Long> told(CreditAccount account) {
        Map<String, Long> told = new TreeMap<>();
        for (Entry entry : account.entries()) {
            String text = entry.kind() + " " + entry.credit() + " " + entry.at() + " " + entry.invoice();
            told.merge(text, minor(entry.amount()).longValueExact(), Long::sum);
        }
        for (Credit open : account.open()) {
            told.merge("open " + open.id(), minor(open.amount()).longValueExact(), Long::sum);
        }
        return told;
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF, seed = "78")
    void eachCoinGoesWhereItWould(@ForAll long seed) {
        Case of = draw(new Random(seed));
        for (boolean ends : new boolean[] {false, true}) {
            CreditAccount account = ends
                    ? CreditAccount.atEnd(of.use(), of.zone(), of.credits(), of.invoices(), of.end())
                    : CreditAccount.of(of.use(), of.zone(), of.credits(), of.invoices(), of.end());
            Map<String, Long> coins = ofCoins(of, ends);
            coins.remove("ignored");
            assertEquals(coins, told(account), () -> "seed " + seed + ": " + of);
            List<Instant> order = account.entries().stream().map(Entry::at).toList();
            assertEquals(order.stream().sorted().toList(), order, () -> "seed " + seed + ": " + of);
        }
    }

    /** An account may be closed with each invoice and continued with what is open and what came since. */
    @Property(tries = 2000, shrinking = ShrinkingMode.OFF, seed = "82")
    void anAccountIsContinuedFromWhatIsOpen(@ForAll long seed) {
        Random random = new Random(seed);
        Case of = draw(random);
        Instant middle = instant(random);
        CreditAccount whole = CreditAccount.of(of.use(), of.zone(), of.credits(), of.invoices(), of.end());
        CreditAccount first = CreditAccount.of(of.use(), of.zone(), of.credits(), of.invoices(), middle);
        List<Credit> credits = new ArrayList<>(first.open());
        of.credits().stream()
                .filter(credit -> credit.issuedAt().isAfter(middle))
                .forEach(credits::add);
        List<Invoice> invoices = of.invoices().stream()
                .filter(invoice -> invoice.at().isAfter(middle))
                .toList();
        CreditAccount second = CreditAccount.of(of.use(), of.zone(), credits, invoices, of.end());
        List<Entry> entries = new ArrayList<>(first.entries());
        entries.addAll(second.entries());
        assertEquals(whole, new CreditAccount(entries, second.open()), () -> "seed " + seed + ": " + of);
    }
}
