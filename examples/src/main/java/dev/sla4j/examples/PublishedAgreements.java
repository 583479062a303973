package dev.sla4j.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.engine.ComplianceEngine;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import dev.sla4j.report.ComplianceReport;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Detail;
import dev.sla4j.report.Explanation;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.TargetResult;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Evaluates published agreements and prints what is owed and why. */
public final class PublishedAgreements {
    private static final int COLUMN = 42;

    private final Library library = new Library();
    private final Page page = new Page();

    private PublishedAgreements() {}

    /**
     * Prints the evaluations.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        System.out.print(text());
    }

    /** All that is printed. */
    static String text() {
        PublishedAgreements example = new PublishedAgreements();
        Manifest manifest = example.library.manifest();
        example.page.heading(manifest.title()).paragraph(manifest.text());
        List<ComplianceReport> reports = new ArrayList<>();
        for (Manifest.Case each : manifest.cases()) {
            reports.add(example.evaluate(example.library.agreement(each.agreement()), each.date(), each.evidence()));
        }
        example.overview(manifest.cases(), reports);
        for (int i = 0; i < reports.size(); i++) {
            example.show(i + 1, manifest.cases().get(i), reports.get(i));
        }
        example.show(manifest.twentyOutages());
        example.show(manifest.sideBySide());
        return example.page.toString();
    }

    private void overview(List<Manifest.Case> cases, List<ComplianceReport> reports) {
        page.line("");
        for (int i = 0; i < reports.size(); i++) {
            JsonNode about = library.about(cases.get(i).agreement());
            ComplianceReport report = reports.get(i);
            for (TargetResult target : report.targets()) {
                boolean first = target.id().equals(report.targets().get(0).id());
                page.line(Page.padded(first ? "  " + (i + 1) : "", 6)
                        + Page.padded(first ? about.path("x-title").asText() : "", 80)
                        + Page.padded(Figures.attained(target.figure()), 15)
                        + Page.padded(target.verdict().toString(), 8)
                        + (first && report.credits().hasCurrency()
                                ? report.credits().total().toString()
                                : ""));
            }
        }
    }

    private void show(int number, Manifest.Case shown, ComplianceReport report) {
        JsonNode about = library.about(shown.agreement());
        page.line("")
                .line(number + ". " + about.path("x-title").asText() + " ["
                        + about.path("x-record").asText() + "]");
        page.field("source", about.path("x-source").asText());
        page.field("assumed", about.path("x-assumed").asText());
        page.field("hit by", hitBy(shown.evidence()) + ": " + shown.hit());
        page.field("look at", shown.lookAt());
        page.field(
                "period",
                report.period().label() + " in "
                        + library.agreement(shown.agreement()).zone() + ", "
                        + Figure.time(report.period().length()).toText());
        boolean single = report.targets().size() == 1
                && report.targets().get(0).subjects().size() == 1;
        for (TargetResult target : report.targets()) {
            for (SubjectResult result : target.subjects()) {
                if (!single) {
                    page.field("target", target.id() + (result.subject() == null ? "" : ", " + result.subject()));
                }
                figures(target, result);
            }
        }
        page.field("credit", Figures.credit(report));
        report.sequel().rights().forEach(right -> page.field("right", right.grants()));
        page.block("why", why(report, shown.explain()));
    }

    /** The explanation without its heading, which says the period once more. */
    private static String why(ComplianceReport report, Detail detail) {
        Explanation all = report.explanation(detail);
        return new Explanation(all.steps().subList(1, all.steps().size()), all.zone(), detail).toText();
    }

    private void figures(TargetResult target, SubjectResult result) {
        Limit limit = target.attainment().limit();
        CountAccount counts = target.counts();
        if (counts == null) {
            page.field("measured", Figures.measured(result));
            page.field("downtime", Figures.downtime(result));
        } else {
            page.field("counted", counts.counted() + ", of which " + counts.bad() + " not good");
        }
        page.field(
                "attained", Figures.attained(result.figure()) + (limit == null ? "" : ", promised " + limit.toText()));
        page.field("verdict", result.verdict().toString());
    }

    private String hitBy(List<String> files) {
        List<String> all = new ArrayList<>();
        for (String file : files) {
            library.aboutEvidence(file).forEach(line -> all.add(evidence(line)));
        }
        return String.join("; ", all);
    }

    private static String evidence(JsonNode line) {
        String when = line.has("start")
                ? " (" + line.path("start").asText() + " to " + line.path("end").asText() + ")"
                : "";
        return (line.path("id").asText() + " " + line.path("x-title").asText()).strip() + when;
    }

    private void show(Manifest.Survey survey) {
        Agreement agreement = library.agreement(survey.agreement());
        page.line("").heading(survey.title()).paragraph(survey.text()).line("");
        for (String file : survey.evidence()) {
            JsonNode about = library.aboutEvidence(file).get(0);
            Outage first = (Outage) library.evidence(file).get(0);
            String date = LocalDate.ofInstant(first.start(), agreement.zone()).toString();
            TargetResult target =
                    evaluate(agreement, date, List.of(file)).targets().get(0);
            SubjectResult result = target.attainment().deciding();
            page.line("  " + Page.padded(about.path("id").asText().substring(0, 3), 5)
                    + Page.padded(date.substring(0, 7), 9)
                    + Page.padded(about.path("x-title").asText().split(": ")[0], 42)
                    + Page.padded(Figures.downtime(result), 18)
                    + Page.padded(Figures.attained(result.figure()), 15)
                    + Page.padded(result.verdict().toString(), 8)
                    + target.credit());
        }
    }

    private void show(Manifest.SideBySide pair) {
        page.line("").heading(pair.title()).paragraph(pair.text());
        page.field("hit by", hitBy(pair.evidence()));
        List<Agreement> agreements =
                pair.agreements().stream().map(library::agreement).toList();
        row("zone", agreements, agreement -> agreement.zone().toString());
        List<Money> owed = new ArrayList<>();
        for (String date : pair.dates()) {
            page.line("");
            List<ComplianceReport> reports = new ArrayList<>();
            for (Agreement agreement : agreements) {
                reports.add(evaluate(agreement, date, pair.evidence()));
            }
            row("period", reports, report -> report.period().label());
            row("range", reports, report -> report.period().range().toString());
            row("measured", reports, report -> Figures.measured(deciding(report)));
            row("downtime", reports, report -> Figures.downtime(deciding(report)));
            row("attained", reports, report -> Figures.attained(deciding(report).figure()));
            row("verdict", reports, report -> deciding(report).verdict().toString());
            row("credit", reports, report -> report.credits().total().toString());
            for (int i = 0; i < reports.size(); i++) {
                Money total = reports.get(i).credits().total();
                if (owed.size() <= i) {
                    owed.add(total);
                } else {
                    owed.set(i, owed.get(i).plus(total));
                }
            }
        }
        page.line("");
        row("together", owed, Money::toString);
    }

    private static SubjectResult deciding(ComplianceReport report) {
        return report.targets().get(0).attainment().deciding();
    }

    private <T> void row(String name, List<T> cells, Function<T, String> text) {
        StringBuilder line = new StringBuilder(Page.padded("  " + name, 12));
        cells.forEach(cell -> line.append(Page.padded(text.apply(cell), COLUMN)));
        page.line(line.toString());
    }

    private ComplianceReport evaluate(Agreement agreement, String date, List<String> files) {
        List<Measurement> evidence = library.evidence(files);
        ComplianceEngine engine = ComplianceEngine.of(agreement);
        return engine.evaluate(engine.periodOf(LocalDate.parse(date)), evidence);
    }
}
