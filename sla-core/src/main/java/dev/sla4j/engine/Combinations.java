package dev.sla4j.engine;

import dev.sla4j.engine.Measured.Named;
import dev.sla4j.report.Bounds;
import dev.sla4j.report.Cause;
import dev.sla4j.report.Grounds;
import dev.sla4j.report.Step;
import dev.sla4j.report.SubjectResult;
import dev.sla4j.target.Indicator;
import dev.sla4j.value.Figure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What combinations of figures have in common. */
final class Combinations {
    private Combinations() {}

    /** Why there is no figure: the cause that all missing parts share, else that parts are missing. */
    static Cause causeOf(List<Named> parts) {
        Cause common = null;
        for (Named part : parts) {
            Cause cause = part.measured().result().cause();
            if (part.measured().figure().isMeasured() || cause == null) {
                continue;
            }
            if (common != null && common != cause) {
                return Cause.PART_MISSING;
            }
            common = cause;
        }
        return common == null ? Cause.PART_MISSING : common;
    }

    static List<Grounds.Part> unweighted(List<Named> parts) {
        return parts.stream()
                .map(part -> new Grounds.Part(
                        part.name(),
                        null,
                        part.measured().figure(),
                        part.measured().result()))
                .toList();
    }

    /** What is ahead of all parts, or null if of one nothing is certain, or it may not apply. */
    static @Nullable List<Span> ahead(List<Named> parts) {
        List<Span> spans = new ArrayList<>();
        for (Named part : parts) {
            Span span = part.measured().result().applies()
                    ? part.measured().made().ahead().span()
                    : null;
            if (span == null) {
                return null;
            }
            spans.add(span);
        }
        return spans;
    }

    /** A combination is provisional if a part is, and applies if a part does. */
    static Measured measured(
            Indicator indicator,
            SubjectResult account,
            Figure figure,
            @Nullable Bounds bounds,
            Grounds grounds,
            List<Named> parts,
            List<Step> steps,
            Ahead ahead) {
        boolean applies = account.applies()
                && (parts.isEmpty()
                        || parts.stream()
                                .anyMatch(part -> part.measured().result().applies()));
        SubjectResult result = new SubjectResult(
                account.subject(),
                applies,
                account.verdict(),
                figure,
                bounds,
                account.account(),
                null,
                List.of(),
                grounds);
        return new Measured(
                indicator, result, new Measured.Made(ahead, List.of(), parts, steps, Measured.Pending.of(parts)));
    }
}
