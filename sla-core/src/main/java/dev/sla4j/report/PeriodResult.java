package dev.sla4j.report;

import dev.sla4j.report.ComplianceReport.Heading;
import dev.sla4j.time.EvaluationPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of a period as it is kept on file: a report without its explanation.
 *
 * <p>A report explains itself from the evidence it was made of; a result is plain data that can be stored and read back without loss, and is what
 * later periods read ({@link History}, S24). Two things differ from the report: the steps of credits are left out, and a figure whose exact
 * fraction would take hundreds of digits is enclosed ({@link dev.sla4j.value.Enclosed}). So later periods see the same whether the earlier
 * ones come from memory or from a file. Immutable.
 *
 * @param heading agreement, period and the instant up to which time was measured, not null
 * @param targets the results in the order of the targets, at least one
 * @param credits what is owed, without steps, not null
 * @param sequel what follows from rules over several periods, and what later periods need for theirs, not null
 * @param remarks what was noticed, in a fixed order
 * @param identity what the result depends on, or null if it was not asked for
 */
public record PeriodResult(
        Heading heading,
        List<TargetResult> targets,
        Credits credits,
        Sequel sequel,
        List<Remark> remarks,
        @Nullable Identity identity) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no target
     */
    public PeriodResult {
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(credits, "credits");
        Objects.requireNonNull(sequel, "sequel");
        targets = targets.stream().map(OnFile::target).toList();
        credits = OnFile.credits(credits);
        remarks = List.copyOf(remarks);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("targets of " + heading + " must not be empty");
        }
    }

    /**
     * Returns the identity of the agreement.
     *
     * @return the identity, not blank
     */
    public String agreement() {
        return heading.agreement();
    }

    /**
     * Returns the period.
     *
     * @return the period, not null
     */
    public EvaluationPeriod period() {
        return heading.period();
    }

    /**
     * Returns up to which instant time was measured.
     *
     * @return the instant, not null
     */
    public Instant asOf() {
        return heading.asOf();
    }

    /**
     * Returns the result of a target.
     *
     * @param id the identity of the target, not null
     * @return the result, or null if there is none of that identity, as in an earlier version of the agreement
     */
    public @Nullable TargetResult target(String id) {
        for (TargetResult target : targets) {
            if (target.id().equals(id)) {
                return target;
            }
        }
        return null;
    }

    /**
     * Says whether the result may still change by itself (S25).
     *
     * @return true while it may
     */
    public boolean isProvisional() {
        return targets.stream().anyMatch(target -> target.attainment().provisional());
    }

    /**
     * Returns a copy without identity, which says the same.
     *
     * @return the copy, not null
     */
    public PeriodResult withoutIdentity() {
        return new PeriodResult(heading, targets, credits, sequel, remarks, null);
    }

    /**
     * Returns a copy with another sequel.
     *
     * @param newSequel what follows, not null
     * @return the copy, not null
     */
    public PeriodResult with(Sequel newSequel) {
        return new PeriodResult(heading, targets, credits, newSequel, remarks, identity);
    }
}
