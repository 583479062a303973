package dev.sla4j.report;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Why a report says what it says, as a tree of typed steps. It is written out, never read back.
 *
 * @param steps the steps, not null
 * @param zone the zone in which instants are shown, not null
 * @param detail how much is told, not null
 */
public record Explanation(List<Step> steps, ZoneId zone, Detail detail) {

    /** Copies. */
    public Explanation {
        steps = List.copyOf(steps);
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * Returns the explanation as an auditor would note it down. The text is for people: its form may change.
     *
     * <p>Names, reasons and identities are data: a control character, a line break or a mark that turns the direction of writing is shown by its number, as
     * {@code \}{@code u000A}, so that it cannot forge a line. The steps hold the texts as they are.
     *
     * @return lines of text, each ended by a line feed, not null
     */
    public String toText() {
        return new ExplanationText(zone).render(steps);
    }
}
