package dev.sla4j.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.Refused;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of a report: worst verdict, coverage, margin, sums (S8, S19). */
class ReportValuesTest {
    private static final Outlook CLOSED = new Outlook(Outlook.State.CLOSED, Figure.none());

    private static TimeAccount account(long known, long unknown) {
        return new TimeAccount(
                BigInteger.valueOf(known),
                BigInteger.ZERO,
                BigInteger.valueOf(unknown),
                BigInteger.ONE,
                BigInteger.TWO,
                new TimeAccount.Weighted(Ratio.ZERO, Ratio.of(known), Ratio.of(unknown), Ratio.ONE));
    }

    private static SubjectResult result(String subject, Verdict verdict, String figure) {
        return new SubjectResult(
                subject,
                true,
                verdict,
                figure.equals("none") ? Figure.none() : Figure.parse(figure),
                null,
                account(10, 0),
                List.of());
    }

    private static TargetResult target(Limit limit, SubjectResult... subjects) {
        Verdict worst = Verdict.NOT_APPLICABLE;
        for (SubjectResult subject : subjects) {
            worst = worst.worse(subject.verdict());
        }
        return new TargetResult(new Attainment("t", limit, worst, List.of(subjects), CLOSED, false), null);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "MET, MISSED, MISSED",
        "MISSED, UNDETERMINED, MISSED",
        "UNDETERMINED, MET, UNDETERMINED",
        "MET, NOT_APPLICABLE, MET",
        "NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE",
    })
    void worse(Verdict one, Verdict other, Verdict worst) {
        assertEquals(worst, one.worse(other));
        assertEquals(worst, other.worse(one));
    }

    /** The worst verdict decides; of equal ones the smallest margin, and of those the first. */
    @Test
    void deciding() {
        Limit limit = Limit.atLeast("99%");
        assertEquals(
                "b",
                target(limit, result("a", Verdict.MET, "99.1%"), result("b", Verdict.MISSED, "98%"))
                        .attainment()
                        .deciding()
                        .subject());
        assertEquals(
                "c",
                target(
                                limit,
                                result("a", Verdict.MISSED, "98.5%"),
                                result("b", Verdict.MISSED, "98.5%"),
                                result("c", Verdict.MISSED, "97%"),
                                result("d", Verdict.MET, "99%"))
                        .attainment()
                        .deciding()
                        .subject());
        assertEquals(
                "a",
                target(limit, result("a", Verdict.MISSED, "98%"), result("b", Verdict.MISSED, "98%"))
                        .attainment()
                        .deciding()
                        .subject());
        // Without a figure or a limit there is no margin to compare.
        assertEquals(
                "a",
                target(limit, result("a", Verdict.UNDETERMINED, "none"), result("b", Verdict.UNDETERMINED, "50%"))
                        .attainment()
                        .deciding()
                        .subject());
        assertEquals(
                "a",
                target(null, result("a", Verdict.NOT_APPLICABLE, "98%"), result("b", Verdict.NOT_APPLICABLE, "50%"))
                        .attainment()
                        .deciding()
                        .subject());
    }

    @Test
    void margins() {
        assertEquals(
                Ratio.of(-1, 100),
                target(Limit.atLeast("99%"), result(null, Verdict.MISSED, "98%"))
                        .margin());
        assertEquals(
                Ratio.of(60),
                target(Limit.atMost("PT5M"), result(null, Verdict.MET, "PT4M")).margin());
        assertNull(target(Limit.atLeast("99%"), result(null, Verdict.UNDETERMINED, "none"))
                .margin());
        assertNull(target(null, result(null, Verdict.NOT_APPLICABLE, "98%")).margin());
    }

    @Test
    void coverage() {
        assertEquals(
                Ratio.of(3, 4),
                new SubjectResult(null, true, Verdict.MET, Figure.none(), null, account(3, 1), List.of()).coverage());
        assertEquals(
                Ratio.ONE,
                new SubjectResult(null, true, Verdict.MET, Figure.none(), null, account(0, 0), List.of()).coverage());
    }

    @Test
    void accounts() {
        TimeAccount sum = account(10, 5).plus(account(1, 2));
        assertEquals(BigInteger.valueOf(18), sum.measured());
        assertEquals(BigInteger.valueOf(24), sum.total());
        assertEquals(Ratio.of(11), sum.weighted().known());
        assertEquals(Ratio.of(7), sum.weighted().unknown());
        assertEquals(Ratio.of(2), sum.weighted().excused());
        assertEquals(Ratio.ZERO, sum.weighted().down());
        BigInteger zero = BigInteger.ZERO;
        BigInteger below = BigInteger.valueOf(-1);
        TimeAccount.Weighted none = new TimeAccount.Weighted(Ratio.ZERO, Ratio.ZERO, Ratio.ZERO, Ratio.ZERO);
        Refused.value("up (-1) must not be negative", () -> new TimeAccount(below, zero, zero, zero, zero, none));
        Refused.value("down (-1) must not be negative", () -> new TimeAccount(zero, below, zero, zero, zero, none));
        Refused.value("unknown (-1) must not be negative", () -> new TimeAccount(zero, zero, below, zero, zero, none));
        Refused.value("excluded (-1) must not be negative", () -> new TimeAccount(zero, zero, zero, below, zero, none));
        Refused.value("outside (-1) must not be negative", () -> new TimeAccount(zero, zero, zero, zero, below, none));
        Refused.ofNull("weighted", () -> new TimeAccount(zero, zero, zero, zero, zero, null));
        Refused.ofNull("up", () -> new TimeAccount(null, zero, zero, zero, zero, none));
    }

    @Test
    void credits() {
        Money zero = Money.zero(Currency.getInstance("EUR"));
        Money one = Money.of("1", "EUR");
        Credits credits = Credits.of(
                zero,
                List.of(
                        new CreditLine("a", one, zero, List.of(), List.of(), List.of()),
                        new CreditLine("b", one, one, List.of(), List.of(), List.of())),
                List.of(),
                List.of());
        assertEquals(Money.of("2", "EUR"), credits.total());
        assertEquals(one, credits.disputed());
        assertEquals("Credits[EUR 2.00, disputed EUR 1.00]", credits.toString());
        assertEquals("Credits[none]", Credits.none().toString());
        assertEquals(zero, Credits.of(zero, List.of(), List.of(), List.of()).total());
        Refused.ofNull("zero", () -> Credits.of(null, List.of(), List.of(), List.of()));
        Refused.ofNull("target", () -> new CreditLine(null, one, one, List.of(), List.of(), List.of()));
        Refused.ofNull("certain", () -> new CreditLine("a", null, one, List.of(), List.of(), List.of()));
        Refused.ofNull("disputed", () -> new CreditLine("a", one, null, List.of(), List.of(), List.of()));
    }

    @Test
    void checks() {
        SubjectResult subject = result(null, Verdict.MET, "99%");
        Refused.value(
                "subjects of target t must not be empty",
                () -> new Attainment("t", null, Verdict.MET, List.of(), CLOSED, false));
        Refused.ofNull("target", () -> new Attainment(null, null, Verdict.MET, List.of(subject), CLOSED, false));
        Refused.ofNull("verdict", () -> new Attainment("t", null, null, List.of(subject), CLOSED, false));
        Refused.ofNull("outlook", () -> new Attainment("t", null, Verdict.MET, List.of(subject), null, false));
        Refused.ofNull("attainment", () -> new TargetResult(null, null));
        Refused.ofNull("state", () -> new Outlook(null, Figure.none()));
        Refused.ofNull("left", () -> new Outlook(Outlook.State.OPEN, null));
        Refused.ofNull("kind", () -> new Remark(null, "x"));
        Refused.ofNull("text", () -> new Remark(Remark.Kind.CONFLICT, null));
        Refused.ofNull(
                "worst", () -> new Bounds(null, Figure.none(), BigInteger.ONE, BigInteger.ONE, List.of(), List.of()));
        Refused.ofNull(
                "best", () -> new Bounds(Figure.none(), null, BigInteger.ONE, BigInteger.ONE, List.of(), List.of()));
        Refused.ofNull(
                "mostDown", () -> new Bounds(Figure.none(), Figure.none(), null, BigInteger.ONE, List.of(), List.of()));
        Refused.ofNull(
                "leastDown",
                () -> new Bounds(Figure.none(), Figure.none(), BigInteger.ONE, null, List.of(), List.of()));
        String noPenalty = "target t has no penalty in money, and its agreement has neither a fee nor a sum";
        TargetResult silent = target(null, subject);
        assertEquals(
                noPenalty,
                assertThrows(IllegalStateException.class, silent::credit).getMessage());
        assertEquals(
                noPenalty,
                assertThrows(IllegalStateException.class, silent::disputed).getMessage());
    }

    @Test
    void remarksAreInTheOrderOfTheirNumbers() {
        List<String> texts = List.of(
                "line 3: x",
                "line 10: a",
                "line 10: x",
                "line 11",
                "line 010",
                "line 99999999999999999999",
                "line 100000000000000000000",
                "line x",
                "row 2");
        List<Remark> remarks = new ArrayList<>();
        texts.forEach(text -> remarks.add(0, new Remark(Remark.Kind.REFUSED_ROWS, text)));
        Collections.sort(remarks);
        assertEquals(
                List.of(
                        "line 3: x",
                        "line 010",
                        "line 10: a",
                        "line 10: x",
                        "line 11",
                        "line 99999999999999999999",
                        "line 100000000000000000000",
                        "line x",
                        "row 2"),
                remarks.stream().map(Remark::text).toList());
        // Two texts are one only if they are the same, as in equals.
        assertEquals(9, new TreeSet<>(remarks).size());
        assertTrue(new Remark(Remark.Kind.CONFLICT, "7").compareTo(new Remark(Remark.Kind.CONFLICT, "07")) > 0);
    }

    /** Remarks are in a fixed order: by kind, then by text. */
    @Test
    void remarks() {
        Remark conflict = new Remark(Remark.Kind.CONFLICT, "b");
        Remark other = new Remark(Remark.Kind.CONFLICT, "a");
        Remark row = new Remark(Remark.Kind.DISPUTED_ROW, "a");
        assertEquals(
                List.of(other, conflict, row),
                List.of(row, conflict, other).stream().sorted().toList());
    }
}
