package dev.sla4j.settlement;

import dev.sla4j.report.History;
import dev.sla4j.time.DatedFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is on file beside the result of a period when a statement is made.
 *
 * @param facts claims and other dated facts that became known after the evaluation; those of the evaluation are in the result
 * @param waivers credits that the customer lets go of
 * @param onFile the results of other periods: earlier ones, from which it is seen what was paid for them, and later ones, which tell whether a
 *     credit was earned back before it was claimed; those of corrections need not be among them
 * @param corrections earlier periods that were evaluated again and are settled in this statement
 */
public record Dossier(List<DatedFact> facts, List<Waiver> waivers, History onFile, List<Restatement> corrections) {
    private static final Dossier EMPTY = new Dossier(List.of(), List.of(), History.empty(), List.of());

    /** Copies. */
    public Dossier {
        facts = List.copyOf(facts);
        waivers = List.copyOf(waivers);
        Objects.requireNonNull(onFile, "onFile");
        corrections = List.copyOf(corrections);
    }

    /**
     * Nothing.
     *
     * @return the dossier, not null
     */
    public static Dossier empty() {
        return EMPTY;
    }

    /**
     * Returns a copy with one more fact.
     *
     * @param fact the fact, not null
     * @return the copy, not null
     */
    public Dossier with(DatedFact fact) {
        return new Dossier(plus(facts, fact), waivers, onFile, corrections);
    }

    /**
     * Returns a copy with one more waiver.
     *
     * @param waiver the waiver, not null
     * @return the copy, not null
     */
    public Dossier with(Waiver waiver) {
        return new Dossier(facts, plus(waivers, waiver), onFile, corrections);
    }

    /**
     * Returns a copy with one more correction.
     *
     * @param correction the correction, not null
     * @return the copy, not null
     */
    public Dossier with(Restatement correction) {
        return new Dossier(facts, waivers, onFile, plus(corrections, correction));
    }

    /**
     * Returns a copy with the results of other periods.
     *
     * @param results the results on file, not null
     * @return the copy, not null
     */
    public Dossier with(History results) {
        return new Dossier(facts, waivers, results, corrections);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
