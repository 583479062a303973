package dev.sla4j.report;

import dev.sla4j.value.Enclosed;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Limit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was attained of one target, before any money.
 *
 * @param target the identity of the target, not blank
 * @param limit the limit that the figure was compared with, or null if the target only reports
 * @param verdict the worst verdict of its subjects, not null
 * @param subjects the results, at least one; one only unless the scope is each
 * @param outlook what can be said of a running period, not null
 * @param provisional whether the period still runs, an outage it owns is still open, or what comes after the instant of the report may still decide
 *     what was down in the period (S25)
 */
public record Attainment(
        String target,
        @Nullable Limit limit,
        Verdict verdict,
        List<SubjectResult> subjects,
        Outlook outlook,
        boolean provisional) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no result, the limit is of another unit than a figure, or the verdict is not the worst one
     */
    public Attainment {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(outlook, "outlook");
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty()) {
            throw new IllegalArgumentException("subjects of target " + target + " must not be empty");
        }
        Verdict worst = Verdict.NOT_APPLICABLE;
        for (SubjectResult subject : subjects) {
            worst = worst.worse(subject.verdict());
            Figure figure = subject.figure();
            if (limit != null && figure.isMeasured() && limit.unit() != figure.unit()) {
                throw new IllegalArgumentException(
                        "limit (" + limit + ") must be of unit " + figure.unit() + ", that of its figure");
            }
        }
        if (verdict != worst) {
            throw new IllegalArgumentException(
                    "verdict (" + verdict + ") must be " + worst + ", the worst one of its subjects");
        }
    }

    /**
     * Returns the result that decided the verdict: the first of those with the worst verdict and, among them, the smallest margin.
     *
     * @return the deciding result, not null
     */
    public SubjectResult deciding() {
        SubjectResult deciding = subjects.get(0);
        for (SubjectResult next : subjects) {
            int worse = next.verdict().compareTo(deciding.verdict());
            if (worse > 0 || (worse == 0 && isNearer(next, deciding))) {
                deciding = next;
            }
        }
        return deciding;
    }

    private boolean isNearer(SubjectResult next, SubjectResult than) {
        return limit != null
                && next.figure().isMeasured()
                && than.figure().isMeasured()
                && limit.margin(Enclosed.lowerEnd(next.figure()))
                                .compareTo(limit.margin(Enclosed.lowerEnd(than.figure())))
                        < 0;
    }
}
