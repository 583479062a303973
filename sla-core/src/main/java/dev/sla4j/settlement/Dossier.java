package dev.sla4j.settlement;

import dev.sla4j.time.DatedFact;
import java.util.ArrayList;
import java.util.List;

/**
 * What is on file beside the result of a period when a statement is made.
 *
 * @param facts claims and other dated facts that became known after the evaluation; those of the evaluation are in the result
 * @param waivers credits that the customer lets go of
 * @param corrections earlier periods that were evaluated again and are settled in this statement
 */
public record Dossier(List<DatedFact> facts, List<Waiver> waivers, List<Restatement> corrections) {
    private static final Dossier EMPTY = new Dossier(List.of(), List.of(), List.of());

    /** Copies. */
    public Dossier {
        facts = List.copyOf(facts);
        waivers = List.copyOf(waivers);
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
        return new Dossier(plus(facts, fact), waivers, corrections);
    }

    /**
     * Returns a copy with one more waiver.
     *
     * @param waiver the waiver, not null
     * @return the copy, not null
     */
    public Dossier with(Waiver waiver) {
        return new Dossier(facts, plus(waivers, waiver), corrections);
    }

    /**
     * Returns a copy with one more correction.
     *
     * @param correction the correction, not null
     * @return the copy, not null
     */
    public Dossier with(Restatement correction) {
        return new Dossier(facts, waivers, plus(corrections, correction));
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
