package dev.sla4j.engine;

import static dev.sla4j.engine.Days.at;
import static dev.sla4j.engine.Days.daily;
import static dev.sla4j.engine.Days.down;
import static dev.sla4j.engine.Days.monday;
import static dev.sla4j.engine.Days.share;
import static dev.sla4j.engine.Days.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.measurement.Exclusion;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.measurement.Probe;
import dev.sla4j.measurement.ServiceLife;
import dev.sla4j.measurement.Watched;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic.Kind;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.OutageIdentity;
import dev.sla4j.target.ReportedOutages;
import dev.sla4j.target.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of which subjects a target is (DESIGN, part 3): those its scope lists or a service life names, else those seen; and evidence that it does not read
 * makes nobody seen. Monday 2 March 2026 has 1 440 minutes.
 */
class SubjectsTest {
    private static final Outage HOUR = down("10:00", "11:00").on("web");
    private static final Exclusion MAINTENANCE =
            Exclusion.of("maintenance", at("10:00"), at("11:00")).on("web");

    private static ServiceLevelTarget uptime(Downtime downtime) {
        return ServiceLevelTarget.of("uptime", Indicator.availability(downtime)).atLeast("99%");
    }

    private static Agreement excusing(ServiceLevelTarget target) {
        return daily().target(target)
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .build();
    }

    private static Outage outageFrom(String source, String subject) {
        return down("12:00", "13:00").from(source).on(subject);
    }

    static Stream<Arguments> unread() {
        Probe probe = Probe.good(instant("12:00")).on("db");
        return Stream.of(
                Arguments.of("another kind", Downtime.reported(), probe),
                Arguments.of("another source", Downtime.reported().fromSource("m1"), outageFrom("m2", "db")),
                Arguments.of("another subject", Downtime.reported().on("web"), outageFrom("m1", "db")),
                Arguments.of("a list that is declared complete", Downtime.reported(), watched("db")),
                Arguments.of(
                        "the service as a whole, of another kind", Downtime.reported(), Probe.good(instant("12:00"))));
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(at(time)).toInstant();
    }

    private static Watched watched(String subject) {
        return Watched.of(at("00:00"), at("24:00")).on(subject);
    }

    /** S11: the exclusion names the only subject and so leaves both terms, whatever else there is that the target does not read. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unread")
    void whatIsNotReadMakesNobodySeen(String name, Downtime downtime, Measurement unread) {
        Outage hour = HOUR.from("m1");
        Measurement[] evidence = {hour, down("11:00", "11:23").on("web").from("m1"), MAINTENANCE};
        Agreement agreement = excusing(uptime(downtime));
        assertEquals("MISSED " + share(1357, 1380), summary(monday(agreement, evidence)));
        assertEquals("MISSED " + share(1357, 1380), summary(monday(agreement, Days.all(evidence, unread))));
        assertEquals(
                monday(agreement, evidence).targets().get(0).attainment(),
                monday(agreement, Days.all(evidence, unread)).targets().get(0).attainment());
    }

    /** A second subject that is read makes the first a part, and the exclusion makes that part up (S11). */
    @Test
    void whatIsReadMakesASubjectSeen() {
        Measurement[] evidence = {HOUR, down("11:00", "11:23").on("web"), MAINTENANCE};
        Agreement agreement = excusing(uptime(Downtime.reported()));
        assertEquals(
                "MISSED 1417/1440",
                summary(monday(
                        agreement, Days.all(evidence, down("11:00", "11:10").on("db")))));
        Agreement watching = excusing(uptime(Downtime.reported()).policy(ReportedOutages.WATCHED_ONLY));
        assertEquals("MISSED 1417/1440", summary(monday(watching, Days.all(evidence, watched("web"), watched("db")))));
    }

    /** S8: a part is unknown for what it lacks, not for what another target reads. */
    @Test
    void whatIsNotReadMakesNothingUnknown() {
        Agreement agreement = daily(uptime(Downtime.observed()));
        Probe web = Probe.good(instant("00:00")).on("web");
        assertEquals("MET 1", summary(monday(agreement, web)));
        assertEquals(
                "MET 1", summary(monday(agreement, web, down("12:00", "13:00").on("db"))));
    }

    /** Where all leaves name subjects, a unit consists of those only. */
    @Test
    void namedSubjectsAreTheUnit() {
        Agreement agreement = excusing(uptime(Downtime.reported().on("web")));
        Measurement[] evidence = {
            HOUR, MAINTENANCE, down("12:00", "13:00"), down("12:00", "13:00").on("db")
        };
        assertEquals("MET 1", summary(monday(agreement, evidence)));
        assertEquals(
                "web",
                monday(agreement, evidence).targets().get(0).subjects().get(0).subject());
        // A part of its own by the life of another one: what it did not live is no part of the period.
        assertEquals(
                "MET 1",
                summary(monday(
                        agreement,
                        HOUR,
                        ServiceLife.of(at("12:00"), at("24:00")).on("web"),
                        ServiceLife.of(at("00:00"), at("24:00")).on("db"))));
    }

    /** Each subject that is seen has a result; what nobody reads has none, unless a scope or a life names it. */
    @Test
    void eachSubjectSeen() {
        Measurement[] evidence = {HOUR, Probe.good(instant("00:00")).on("db")};
        assertEquals(List.of("web"), subjects(uptime(Downtime.reported()).scope(Scope.each()), evidence));
        assertEquals(List.of("db"), subjects(uptime(Downtime.observed()).scope(Scope.each()), evidence));
        assertEquals(
                List.of("db", "web"), subjects(uptime(Downtime.reported()).scope(Scope.each("db", "web")), evidence));
        assertEquals(
                List.of("db"),
                subjects(
                        uptime(Downtime.reported()).scope(Scope.each()),
                        Days.all(
                                evidence,
                                ServiceLife.of(at("00:00"), at("24:00")).on("db"))));
    }

    private static List<String> subjects(ServiceLevelTarget target, Measurement... evidence) {
        return monday(daily(target), evidence).targets().get(0).subjects().stream()
                .map(SubjectResult::subject)
                .toList();
    }

    /** S28: a version that was replaced makes nobody seen. */
    @Test
    void aReplacedVersionMakesNobodySeen() {
        Outage wrong = HOUR.id("o").on("db").knownAt(instant("12:00"));
        assertEquals(
                "MET 1",
                summary(monday(
                        excusing(uptime(Downtime.reported())),
                        wrong,
                        HOUR.id("o").knownAt(instant("13:00")),
                        MAINTENANCE)));
    }

    /** S5: an outage of another source, or of a cause that does not count, joins nothing, even if it carries the incident of two. */
    @Test
    void anIncidentThatIsNotReadJoinsNothing() {
        ServiceLevelTarget count = ServiceLevelTarget.of(
                        "count",
                        Indicator.downtime(
                                Kind.COUNT, Downtime.reported().fromSource("m1").exceptCauses("customer")))
                .atMost("1")
                .policy(OutageIdentity.INCIDENT);
        Measurement[] two = {
            down("10:00", "11:00").incident("i1").from("m1"),
            down("12:00", "13:00").incident("i2").from("m1")
        };
        Outage other = down("10:00", "13:00").from("m2");
        assertEquals("MISSED 2", summary(monday(daily(count), two)));
        assertEquals(
                "MISSED 2", summary(monday(daily(count), Days.all(two, other.incident("i1"), other.incident("i2")))));
        Outage customer = down("10:00", "13:00").from("m1").cause("customer");
        assertEquals(
                "MISSED 2",
                summary(monday(daily(count), Days.all(two, customer.incident("i1"), customer.incident("i2")))));
    }

    /** S25: what nobody reads leaves no report provisional. */
    @Test
    void anUnreadProbeLeavesNothingOpen() {
        Outage untilTheEnd = down("23:00", "24:00").on("web");
        ServiceLevelTarget count = ServiceLevelTarget.of("count", Indicator.downtime(Kind.COUNT, Downtime.reported()))
                .atMost("1");
        Probe probe = Probe.failed(instant("23:30")).on("web");
        assertEquals(
                monday(daily(count), untilTheEnd).targets().get(0).attainment(),
                monday(daily(count), untilTheEnd, probe).targets().get(0).attainment());
    }
}
