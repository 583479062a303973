package dev.sla4j.examples;

import dev.sla4j.report.Detail;
import java.util.List;

/**
 * What is evaluated and shown, as {@code published/cases.json} states it.
 *
 * @param title the title of all
 * @param text what a reader should know first
 * @param cases agreements and what hits them, in the order shown
 * @param twentyOutages one agreement and all outages, each on its own
 * @param sideBySide agreements that differ in one word, over some periods
 */
record Manifest(String title, String text, List<Case> cases, Survey twentyOutages, SideBySide sideBySide) {

    /**
     * An agreement and what hits it.
     *
     * @param agreement the document of the agreement
     * @param evidence the JSON Lines of what happened
     * @param date a day of the period, in the zone of the agreement
     * @param hit how the evidence and the agreement belong together
     * @param lookAt what a reader should notice
     * @param explain how much of the explanation is shown
     */
    record Case(String agreement, List<String> evidence, String date, String hit, String lookAt, Detail explain) {}

    /**
     * One agreement and many outages.
     *
     * @param title its title
     * @param text what is shown
     * @param agreement the document of the agreement
     * @param evidence the JSON Lines, each evaluated alone, for the period in which the first of its outages began
     */
    record Survey(String title, String text, String agreement, List<String> evidence) {}

    /**
     * Agreements beside each other.
     *
     * @param title its title
     * @param text what is shown
     * @param agreements the documents
     * @param evidence the JSON Lines of what happened
     * @param dates a day of each period
     */
    record SideBySide(String title, String text, List<String> agreements, List<String> evidence, List<String> dates) {}
}
