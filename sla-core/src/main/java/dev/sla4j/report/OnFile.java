package dev.sla4j.report;

import dev.sla4j.value.Enclosed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept on file of the parts of a report: figures that are short or enclosed, and no steps. */
final class OnFile {
    private OnFile() {}

    static TargetResult target(TargetResult result) {
        Attainment all = result.attainment();
        Outlook outlook =
                new Outlook(all.outlook().state(), Enclosed.of(all.outlook().left()));
        List<SubjectResult> subjects =
                all.subjects().stream().map(OnFile::subject).toList();
        CreditLine line = result.creditLine();
        return new TargetResult(
                new Attainment(all.target(), all.limit(), all.verdict(), subjects, outlook, all.provisional()),
                line == null ? null : line.withoutSteps(),
                result.inKind() == null ? null : result.inKind().withoutSteps(),
                result.nothing());
    }

    static Credits credits(Credits credits) {
        return credits.withoutSteps();
    }

    private static SubjectResult subject(SubjectResult result) {
        return new SubjectResult(
                result.subject(),
                result.applies(),
                result.verdict(),
                Enclosed.of(result.figure()),
                bounds(result.bounds()),
                result.account(),
                result.counts(),
                outages(result.outages()),
                grounds(result.grounds()));
    }

    private static @Nullable Bounds bounds(@Nullable Bounds bounds) {
        return bounds == null
                ? null
                : new Bounds(
                        Enclosed.of(bounds.worst()),
                        Enclosed.of(bounds.best()),
                        bounds.mostDown(),
                        bounds.leastDown(),
                        outages(bounds.worstOutages()),
                        outages(bounds.bestOutages()));
    }

    /** Where an outage was down, and for which incident, is for the settlement of its period only; so are single items. */
    private static List<SingleOutage> outages(List<SingleOutage> outages) {
        return outages.stream()
                .map(outage -> new SingleOutage(
                        outage.range(), outage.open(), outage.counted(), outage.countedInPeriod(), outage.ids()))
                .toList();
    }

    private static Grounds grounds(Grounds grounds) {
        return new Grounds(
                grounds.cause(),
                grounds.parts().stream().map(OnFile::part).toList(),
                grounds.checks().stream().map(OnFile::check).toList(),
                grounds.allowanceOpen());
    }

    private static Grounds.Part part(Grounds.Part part) {
        return new Grounds.Part(
                part.name(),
                part.weight(),
                Enclosed.of(part.figure()),
                part.result() == null ? null : subject(part.result()));
    }

    private static Grounds.Check check(Grounds.Check check) {
        return new Grounds.Check(check.name(), Enclosed.of(check.figure()), check.limit(), check.verdict());
    }
}
