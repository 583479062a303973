package dev.sla4j.engine;

import dev.sla4j.engine.Measured.Named;
import dev.sla4j.report.Cause;
import dev.sla4j.report.CountAccount;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.report.Verdict;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.Sufficient;
import dev.sla4j.value.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures a figure that stands only on enough evidence (D9). */
final class Sufficiency {
    private static final String FIGURE = "figure";

    private final Meter meter;
    private final Sufficient sufficient;
    private final Meter.Place place;
    private final List<Named> parts = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    Sufficiency(Meter meter, Sufficient sufficient, Meter.Place place) {
        this.meter = meter;
        this.sufficient = sufficient;
        this.place = place;
    }

    Measured measure() {
        Measured of = meter.measure(sufficient.of(), place.part(FIGURE));
        parts.add(new Named(FIGURE, of));
        boolean enough = true;
        for (Sufficient.Requirement requirement : sufficient.requirements()) {
            enough &= isFulfilled(requirement, of);
        }
        boolean insufficient = !enough && of.result().applies();
        SubjectResult made = of.result();
        if (insufficient) {
            String would = made.figure().isMeasured()
                    ? "; it would be " + made.figure().toText()
                    : "";
            steps.add(new Step.Note("insufficient evidence, so there is no figure" + would));
        }
        Grounds grounds = new Grounds(
                insufficient ? Cause.INSUFFICIENT : made.cause(), Combinations.unweighted(parts), List.of());
        SubjectResult result = new SubjectResult(
                made.subject(),
                made.applies(),
                made.verdict(),
                insufficient ? Figure.none() : made.figure(),
                insufficient ? null : made.bounds(),
                made.account(),
                made.counts(),
                made.outages(),
                grounds);
        return new Measured(
                sufficient,
                result,
                new Measured.Made(this::ahead, List.of(), parts, steps, Measured.Pending.of(parts)));
    }

    /** The figure stands once all that it requires is certainly fulfilled. */
    private @Nullable Span ahead() {
        List<Span> spans = Combinations.ahead(parts);
        if (spans == null) {
            return null;
        }
        Ahead figure = parts.get(0).measured().made().ahead();
        int part = 0;
        for (Sufficient.Requirement requirement : sufficient.requirements()) {
            // Things are only ever added.
            Span span = requirement.evidence() == null
                    ? new Span(Figure.count(figure.decided()), Figure.none())
                    : spans.get(++part);
            if (Verdicts.within(new LimitObjective(requirement.limit(), null), span) != Verdict.MET) {
                return null;
            }
        }
        return spans.get(0);
    }

    private boolean isFulfilled(Sufficient.Requirement requirement, Measured of) {
        Figure figure;
        String what;
        boolean known = true;
        if (requirement.evidence() == null) {
            CountAccount counts = Objects.requireNonNull(of.result().counts());
            figure = Figure.count(Math.addExact(counts.good(), counts.bad()));
            what = "counted and decided";
        } else {
            what = "requirement " + parts.size();
            Measured evidence = meter.measure(requirement.evidence(), place.part(what));
            parts.add(new Named(what, evidence));
            figure = evidence.figure();
            Span span = evidence.span();
            if (span != null && evidence.result().cause() == Cause.TOO_LITTLE_KNOWN) {
                figure = span.low().isMeasured() ? span.low() : span.high();
            }
            for (Figure end : span == null ? List.<Figure>of() : List.of(span.low(), span.high())) {
                boolean measured = figure.isMeasured() && end.isMeasured();
                figure = measured && !requirement.limit().accepts(end) ? end : figure;
            }
            // What may be too little is not known to be enough, and neither is what nothing bounds.
            known = figure.isMeasured()
                    && span != null
                    && Verdicts.within(new LimitObjective(requirement.limit(), null), span) == Verdict.MET;
        }
        boolean accepted = figure.isMeasured() && requirement.limit().accepts(figure);
        boolean fulfilled = accepted && known;
        steps.add(new Step.FigureTerm(what, null, figure));
        steps.add(new Step.Note(
                what + (fulfilled ? " is enough: " : accepted ? " is not known to be enough: " : " is too little: ")
                        + requirement.limit().toText() + " is required"));
        return fulfilled;
    }
}
