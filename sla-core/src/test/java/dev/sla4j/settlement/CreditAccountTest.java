package dev.sla4j.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.agreement.CreditUse;
import dev.sla4j.settlement.CreditAccount.Credit;
import dev.sla4j.settlement.CreditAccount.Invoice;
import dev.sla4j.settlement.CreditAccount.Kind;
import dev.sla4j.value.Money;
import dev.sla4j.value.Percent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** C78, C82: later invoices, carry-over, expiry and the end. */
class CreditAccountTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Currency EUR = Currency.getInstance("EUR");

    private static Credit credit(String id, String day, String amount) {
        return new Credit(id, Instant.parse(day + "T00:00:00Z"), Money.of(amount, "EUR"));
    }

    private static Invoice invoice(String id, String day, String amount) {
        return new Invoice(id, Instant.parse(day + "T00:00:00Z"), Money.of(amount, "EUR"));
    }

    private static List<String> told(CreditAccount account) {
        return account.entries().stream()
                .map(entry -> entry.kind() + " " + entry.credit() + " " + entry.amount() + " " + entry.invoice())
                .map(String::strip)
                .toList();
    }

    /** P20: the sum on one invoice is at most 100 % of the amount of that later invoice; the rest is carried over. */
    @Test
    void p20AtMostTheLaterInvoice() {
        CreditAccount account = CreditAccount.of(
                CreditUse.ofInvoices("100%"),
                UTC,
                List.of(credit("b", "2026-02-10", "30.00"), credit("a", "2026-01-10", "100.00")),
                List.of(
                        invoice("i0", "2026-01-01", "500.00"),
                        invoice("i1", "2026-02-01", "60.00"),
                        invoice("i2", "2026-03-01", "50.00")),
                Instant.parse("2026-03-01T00:00:00Z"));
        assertEquals(List.of("USED a EUR 60.00 i1", "USED a EUR 40.00 i2", "USED b EUR 10.00 i2"), told(account));
        assertEquals(List.of(credit("b", "2026-02-10", "20.00")), account.open());
    }

    @Test
    void aShareOfTheInvoiceIsRoundedDown() {
        CreditAccount account = CreditAccount.of(
                CreditUse.ofInvoices("33%"),
                UTC,
                List.of(credit("a", "2026-01-10", "100.00")),
                List.of(invoice("i", "2026-02-01", "10.99")),
                Instant.parse("2026-12-31T00:00:00Z"));
        assertEquals(List.of("USED a EUR 3.62 i"), told(account));
    }

    /** P18: expires 24 months after issue; on the very instant it is no longer used. */
    @Test
    void p18Expiry() {
        CreditUse use = CreditUse.ofInvoices("100%").expiringAfterMonths(24);
        List<Credit> credits = List.of(credit("a", "2024-02-29", "10.00"));
        for (boolean inTime : new boolean[] {true, false}) {
            CreditAccount account = CreditAccount.of(
                    use,
                    UTC,
                    credits,
                    List.of(invoice("i", inTime ? "2026-02-27" : "2026-02-28", "50.00")),
                    Instant.parse("2026-03-01T00:00:00Z"));
            assertEquals(inTime ? List.of("USED a EUR 10.00 i") : List.of("EXPIRED a EUR 10.00"), told(account));
        }
    }

    /** P28: leftovers are paid out at the end of the term; elsewhere they are lost. */
    @Test
    void p28AtTheEnd() {
        List<Credit> credits = List.of(credit("a", "2026-01-10", "10.00"));
        List<Invoice> invoices = List.of(invoice("i", "2026-02-01", "4.00"));
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        CreditUse lost = CreditUse.ofInvoices("100%");
        assertEquals(
                List.of("USED a EUR 4.00 i", "LOST a EUR 6.00"),
                told(CreditAccount.atEnd(lost, UTC, credits, invoices, end)));
        assertEquals(
                List.of("USED a EUR 4.00 i", "PAID_OUT a EUR 6.00"),
                told(CreditAccount.atEnd(lost.paidOutAtEnd(), UTC, credits, invoices, end)));
        assertEquals(
                List.of("PAID_OUT a EUR 10.00"), told(CreditAccount.of(CreditUse.PAID, UTC, credits, invoices, end)));
    }

    @Test
    void currenciesAreNotMixed() {
        List<Invoice> dollars =
                List.of(new Invoice("i", Instant.parse("2026-02-01T00:00:00Z"), Money.of("5.00", "USD")));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> CreditAccount.of(
                        CreditUse.ofInvoices("100%"),
                        UTC,
                        List.of(credit("a", "2026-01-10", "10.00")),
                        dollars,
                        Instant.parse("2026-12-31T00:00:00Z")));
        assertTrue(e.getMessage().contains("USD"), e.getMessage());
    }

    /** Nor where they never meet on an invoice. */
    @Test
    void creditsOfSeveralCurrenciesAreRefusedThoughTheyArePaid() {
        List<Credit> mixed = List.of(
                credit("a", "2026-01-10", "10.00"),
                new Credit("b", Instant.parse("2026-02-01T00:00:00Z"), Money.of("5.00", "USD")));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> CreditAccount.of(CreditUse.PAID, UTC, mixed, List.of(), Instant.parse("2026-01-31T00:00:00Z")));
        assertEquals(
                "amount (USD 5.00) of credit b must be in EUR as that of credit a: what is owed in one currency is not"
                        + " set off against another",
                e.getMessage());
    }

    /** No cent is lost: what is issued is used, paid out, expired, lost or open. */
    @Property(tries = 500)
    void everyCentIsAccountedFor(@ForAll long seed) {
        Random random = new Random(seed);
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        List<Credit> credits = new ArrayList<>();
        List<Invoice> invoices = new ArrayList<>();
        Money issued = Money.zero(EUR);
        for (int i = 0; i < 12; i++) {
            Money amount = Money.ofMinor(random.nextInt(10_000), EUR);
            issued = issued.plus(amount);
            credits.add(new Credit("c" + i, start.plus(Duration.ofDays(random.nextInt(700))), amount));
            invoices.add(new Invoice(
                    "i" + i,
                    start.plus(Duration.ofDays(random.nextInt(800))),
                    Money.ofMinor(random.nextInt(9_000), EUR)));
        }
        CreditUse use = new CreditUse(
                random.nextInt(5) == 0 ? null : Percent.parse(random.nextInt(101) + "%"),
                random.nextInt(10),
                CreditUse.AtEnd.values()[random.nextInt(2)]);
        Instant until = start.plus(Duration.ofDays(800));
        CreditAccount account = random.nextBoolean()
                ? CreditAccount.of(use, UTC, credits, invoices, until)
                : CreditAccount.atEnd(use, UTC, credits, invoices, until);
        Money sum = Money.zero(EUR);
        for (Kind kind : Kind.values()) {
            sum = sum.plus(account.sum(kind, EUR));
        }
        for (Credit open : account.open()) {
            sum = sum.plus(open.amount());
        }
        assertEquals(issued, sum);
        for (Invoice invoice : invoices) {
            Money used = Money.zero(EUR);
            for (CreditAccount.Entry entry : account.entries()) {
                used = entry.invoice().equals(invoice.id()) ? used.plus(entry.amount()) : used;
            }
            assertTrue(used.compareTo(invoice.amount()) <= 0);
        }
    }
}
