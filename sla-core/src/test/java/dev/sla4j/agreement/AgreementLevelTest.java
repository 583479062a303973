package dev.sla4j.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sla4j.target.Downtime;
import dev.sla4j.target.ExclusionEffect;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.UnknownTime;
import dev.sla4j.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Levels of an agreement and its kind. */
class AgreementLevelTest {
    private static final AgreementLevel CORPORATE = Agreement.builder("corporate")
            .provider("Acme")
            .zone("Europe/Berlin")
            .monthly()
            .target(uptime("99.5%"))
            .target(ServiceLevelTarget.of("outages", Indicator.totalDowntime(Downtime.reported())))
            .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
            .policy(UnknownTime.AS_DOWN)
            .policy(ExclusionEffect.COUNTS_AS_UP)
            .settlement(Settlement.SUM.capped("50%"))
            .level();

    private static final AgreementLevel GLOBEX = Agreement.builder("globex")
            .inheriting("corporate")
            .customer("Globex")
            .from(LocalDate.of(2026, 1, 1))
            .target(uptime("99.9%"))
            .policy(UnknownTime.AS_UP)
            .level();

    private static final AgreementLevel MAIL = Agreement.builder("globex-mail")
            .inheriting("globex")
            .fee("mail", Money.of("1200.00", "EUR"))
            .target(ServiceLevelTarget.of("longest", Indicator.totalDowntime(Downtime.reported())))
            .target(uptime("99.95%"))
            .level();

    private static ServiceLevelTarget uptime(String bound) {
        return ServiceLevelTarget.of("uptime", Indicator.availability()).atLeast(bound);
    }

    private static ReferenceData levels(AgreementLevel... levels) {
        return ReferenceData.empty().withLevels(levels);
    }

    @Test
    void whatIsStatedNearestToTheServiceHolds() {
        Agreement expected = Agreement.builder("globex-mail")
                .provider("Acme")
                .customer("Globex")
                .zone("Europe/Berlin")
                .monthly()
                .from(LocalDate.of(2026, 1, 1))
                .fee("mail", Money.of("1200.00", "EUR"))
                .target(uptime("99.95%"))
                .target(ServiceLevelTarget.of("outages", Indicator.totalDowntime(Downtime.reported())))
                .target(ServiceLevelTarget.of("longest", Indicator.totalDowntime(Downtime.reported())))
                .exclusion(ExclusionRule.announced("maintenance", "maintenance"))
                .policy(UnknownTime.AS_UP)
                .policy(ExclusionEffect.COUNTS_AS_UP)
                .settlement(Settlement.SUM.capped("50%"))
                .build();
        assertEquals(expected, MAIL.resolve(levels(CORPORATE, GLOBEX)).agreement());
    }

    @Test
    void eachPartSaysWhereItComesFrom() {
        ResolvedAgreement resolved = MAIL.resolve(levels(GLOBEX, CORPORATE, MAIL));
        assertEquals(List.of("corporate", "globex", "globex-mail"), resolved.levels());
        assertEquals(
                new ResolvedAgreement.Origin(
                        ResolvedAgreement.Part.TARGET, "uptime", "globex-mail", List.of("globex", "corporate")),
                resolved.ofTarget("uptime"));
        assertEquals("""
                Agreement globex-mail, resolved from corporate → globex → globex-mail
                  party PROVIDER                          from corporate
                  zone                                    from corporate
                  cycle                                   from corporate
                  target uptime                           from globex-mail, instead of that of globex and corporate
                  target outages                          from corporate
                  exclusion maintenance                   from corporate
                  policy ExclusionEffect                  from corporate
                  policy UnknownTime                      from globex, instead of that of corporate
                  settlement                              from corporate
                  party CUSTOMER                          from globex
                  term start                              from globex
                  fee mail                                from globex-mail
                  target longest                          from globex-mail
                """, resolved.toText());
    }

    @Test
    void kindAndIdentityAreNotInherited() {
        AgreementLevel team = Agreement.builder("network-team")
                .kind(AgreementKind.ola("globex-mail"))
                .inheriting("globex-mail")
                .level();
        assertEquals(
                AgreementKind.ola("globex-mail"),
                team.resolve(levels(CORPORATE, GLOBEX, MAIL)).agreement().kind());
        AgreementLevel below =
                Agreement.builder("below").inheriting("network-team").level();
        assertEquals(
                AgreementKind.SLA,
                below.resolve(levels(CORPORATE, GLOBEX, MAIL, team)).agreement().kind());
    }

    @Test
    void aLevelThatIsNotSuppliedIsNamed() {
        refused(
                "parent (corporate) of level globex must be supplied; there are [globex]",
                () -> MAIL.resolve(levels(GLOBEX)));
    }

    @Test
    void cyclesAreShown() {
        AgreementLevel top =
                Agreement.builder("corporate").inheriting("globex-mail").level();
        refused(
                "parent (globex-mail) of level corporate must not inherit from it:"
                        + " globex-mail → corporate → globex → globex-mail",
                () -> MAIL.resolve(levels(top, GLOBEX)));
        AgreementLevel own = Agreement.builder("own").inheriting("own").level();
        refused("parent (own) of level own must not inherit from it: own → own", () -> own.resolve(levels(own)));
    }

    @Test
    void twoLevelsOfOneIdentityAreRefused() {
        refused("level (globex) must be supplied once only", () -> levels(CORPORATE, GLOBEX, GLOBEX));
    }

    @Test
    void whatComesOfThemMustBeComplete() {
        AgreementLevel alone =
                Agreement.builder("alone").monthly().target(uptime("99%")).level();
        refused(
                "agreement alone: zone must be stated; there is no default; its levels are alone",
                () -> alone.resolve(ReferenceData.empty()));
        AgreementLevel twice = Agreement.builder("twice")
                .inheriting("corporate")
                .target(uptime("99%"))
                .target(uptime("98%"))
                .level();
        refused(
                "agreement twice: target (uptime) must be stated once only; a share of all fees must have a fee to refer to;"
                        + " its levels are corporate → twice",
                () -> twice.resolve(levels(CORPORATE)));
    }

    @Test
    void anAgreementThatInheritsIsNotBuiltUnresolved() {
        refused(
                "agreement a: parent (corporate) must be resolved: level().resolve(referenceData)",
                () -> Agreement.builder("a")
                        .inheriting("corporate")
                        .zone("UTC")
                        .monthly()
                        .build());
    }

    @Test
    void kinds() {
        assertTrue(AgreementKind.underpinningContract("mail", "web").supports("web"));
        refused(
                "supports ([a]) must be empty of an SLA; an OLA or an underpinning contract supports one",
                () -> new AgreementKind(AgreementKind.Type.SLA, List.of("a")));
        refused("supports ([a, a]) must name each agreement once only", () -> AgreementKind.ola("a", "a"));
        refused("supports must not be blank", () -> AgreementKind.ola(" "));
        refused(
                "agreement team: kind must not support the agreement itself",
                () -> Agreement.builder("team")
                        .kind(AgreementKind.ola("team"))
                        .zone("UTC")
                        .monthly()
                        .target(uptime("99%"))
                        .build());
    }

    private static void refused(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
