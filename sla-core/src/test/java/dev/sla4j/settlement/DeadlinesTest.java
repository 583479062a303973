package dev.sla4j.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.CreditUse;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ReferenceData;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Outage;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.settlement.CreditAccount.Credit;
import dev.sla4j.target.Indicator;
import dev.sla4j.time.EvaluationPeriod;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import dev.sla4j.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C83, S4: the instant at which a deadline ends, exclusive, by the local time of the agreement. */
class DeadlinesTest {

    private static Deadline deadline(String text, String zone) {
        int number = Integer.parseInt(text.substring(text.indexOf(' ') + 1));
        return switch (text.substring(0, text.indexOf(' '))) {
            case "hours" -> Deadline.elapsed(Duration.ofHours(number));
            case "days" -> Deadline.days(number);
            case "months" -> Deadline.months(number);
            case "business" ->
                Deadline.businessDays(number, Schedule.weekly(zone).monToFri("09:00", "17:00"));
            case "end-of-month" -> Deadline.endOfMonth(number);
            case "cycles" -> Deadline.cycles(number);
            default -> throw new AssertionError(text);
        };
    }

    private static Instant until(String text, String zone, EvaluationPeriod within, Instant end) {
        Agreement agreement = Agreement.builder("deadlines")
                .zone(zone)
                .monthly()
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%"))
                .build();
        EvaluationPeriod period =
                within == null ? agreement.cycle().periodContaining(end.minusNanos(1), agreement.zone()) : within;
        return Deadlines.of(deadline(text, zone), agreement, ReferenceData.empty(), period, end);
    }

    @ParameterizedTest(name = "{0} after {2} in {1}: {3}")
    @CsvSource({
        // the end of March, on Tuesday evening; Good Friday is not in the schedule
        "hours 72,       Europe/Berlin, 2026-04-01T00:00, 2026-04-04T00:00",
        "days 15,        Europe/Berlin, 2026-04-01T00:00, 2026-04-16T00:00",
        "business 5,     Europe/Berlin, 2026-04-01T00:00, 2026-04-08T00:00",
        "months 3,       Europe/Berlin, 2026-04-01T00:00, 2026-07-01T00:00",
        "end-of-month 1, Europe/Berlin, 2026-04-01T00:00, 2026-05-01T00:00",
        "cycles 2,       Europe/Berlin, 2026-04-01T00:00, 2026-06-01T00:00",
        // a nanosecond of the next day
        "business 5,     Europe/Berlin, 2026-04-01T00:00:00.000000001, 2026-04-09T00:00",
        "end-of-month 1, Europe/Berlin, 2026-04-01T00:00:00.000000001, 2026-06-01T00:00",
        "cycles 2,       Europe/Berlin, 2026-04-01T00:00:00.000000001, 2026-07-01T00:00",
        // a month has 28 days, and a day 23 hours
        "months 1,       Europe/Berlin, 2026-01-31T10:00, 2026-02-28T10:00",
        "days 30,        Europe/Berlin, 2026-03-01T00:00, 2026-03-31T00:00",
        "hours 720,      Europe/Berlin, 2026-03-01T00:00, 2026-03-31T01:00",
        // 02:30 is not there, or twice
        "days 1,         Europe/Berlin, 2026-03-28T02:30, 2026-03-29T03:30",
        "days 1,         Europe/Berlin, 2026-10-24T02:30, 2026-10-25T02:30",
        "months 9,       Europe/Berlin, 2026-01-25T02:30, 2026-10-25T02:30",
        // 1 November has two midnights
        "months 9,       America/Havana, 2026-02-01T00:00, 2026-11-01T00:00",
        "end-of-month 9, America/Havana, 2026-02-01T00:00, 2026-11-01T00:00",
        // 1 October 2017 began at 01:00
        "days 15,        America/Asuncion, 2017-10-01T00:00, 2017-10-16T00:00",
        "months 1,       America/Asuncion, 2017-10-01T00:00, 2017-11-01T00:00",
        "months 1,       America/Asuncion, 2017-09-01T00:00, 2017-10-01T00:00",
    })
    void byLocalTime_C83_S4(String text, String zone, LocalDateTime end, LocalDateTime expected) {
        ZoneId local = ZoneId.of(zone);
        Instant until = until(text, zone, null, end.atZone(local).toInstant());
        assertEquals(
                expected.atZone(local).toInstant(),
                until,
                () -> until.atZone(local).toString());
    }

    /** S29, P36: of an outage before 16 April, when the agreement changed, and of the part of April that ended then, the next bill but one is that of June. */
    @Test
    void billsAreOfWholeCycles_C83_S29() {
        Instant start = Instant.parse("2026-04-01T00:00:00Z");
        Instant change = Instant.parse("2026-04-16T00:00:00Z");
        EvaluationPeriod part = new EvaluationPeriod("2026-04 from 2026-04-01", TimeRange.of(start, change));
        Instant june = Instant.parse("2026-07-01T00:00:00Z");
        assertEquals(june, until("cycles 2", "UTC", part, change));
        assertEquals(june, until("cycles 2", "UTC", null, change));
        assertEquals(june, until("cycles 2", "UTC", null, change.minusNanos(1)));
    }

    /** C82: of a midnight that is there twice the first. */
    @Test
    void creditsExpireByLocalTime_C82_S4() {
        ZoneId havana = ZoneId.of("America/Havana");
        Instant issued = LocalDateTime.parse("2026-02-01T00:00").atZone(havana).toInstant();
        Money ten = Money.of("10.00", "USD");
        CreditAccount account = CreditAccount.of(
                CreditUse.ofInvoices("100%").expiringAfterMonths(9),
                havana,
                List.of(new Credit("c", issued, ten)),
                List.of(),
                Instant.parse("2027-01-01T00:00:00Z"));
        assertEquals(
                Instant.parse("2026-11-01T04:00:00Z"), account.entries().get(0).at());
    }

    /** S23: the three months before October 2017, which began at 01:00, cost 3000.00; an hour of July is not left out. */
    @Test
    void aTrailingBaseIsOfWholeDays_S4_S23() {
        Agreement agreement = Agreement.builder("trailing")
                .zone("America/Asuncion")
                .monthly()
                .fee("fee", Money.of("1000.00", "USD"))
                .target(ServiceLevelTarget.of("uptime", Indicator.availability())
                        .atLeast("99.9%")
                        .penalty(Penalty.flat("10%").of(Base.trailing(Period.ofMonths(3), Base.onlyFee()))))
                .build();
        Outage outage = Outage.of("2017-10-10T00:00Z", "2017-10-11T00:00Z");
        assertEquals(
                Money.of("300.00", "USD"),
                ComplianceEngine.of(agreement)
                        .evaluate(YearMonth.of(2017, 10), List.of(outage))
                        .credits()
                        .total());
    }
}
