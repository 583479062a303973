package dev.sla4j.engine;

import dev.sla4j.report.History;
import dev.sla4j.report.Identity;
import dev.sla4j.time.HolidayCalendar;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes the identity of a report (S27). */
final class Identities {
    /** The version of this library; the build checks that it is the project's. */
    static final String LIBRARY = "0.1.0-SNAPSHOT";

    private Identities() {}

    static Identity of(Plan plan, Evidence evidence, History history) {
        List<String> calendars = new ArrayList<>();
        for (HolidayCalendar calendar : plan.referenceData().calendars().calendars()) {
            calendars.add(
                    calendar.id() + " " + new Digest().add(calendar.toString()).hex());
        }
        Collections.sort(calendars);
        return new Identity(
                Canonical.digest(plan.agreement(), plan.period()),
                Canonical.digest(evidence, history),
                calendars,
                zoneRules(plan.agreement().zone()),
                LIBRARY);
    }

    /** A zone without rules, such as an offset or {@code UTC+1}, does not depend on their version. */
    private static String zoneRules(ZoneId zone) {
        boolean hasRules = ZoneRulesProvider.getAvailableZoneIds().contains(zone.getId());
        return hasRules ? ZoneRulesProvider.getVersions("UTC").lastKey() : "none";
    }
}
