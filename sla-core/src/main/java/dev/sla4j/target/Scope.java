package dev.sla4j.target;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which subjects a target is about, and how they are taken.
 *
 * @param mode how the subjects are taken, not null
 * @param subjects the subjects; empty for those that a service life names or, without any, those of which there is evidence
 *     that the target reads
 * @param living how many of the subjects must live for the time to be measured; 1 unless they are listed and taken together
 */
public record Scope(Mode mode, SortedSet<String> subjects, int living) {

    /** The service as a whole, whatever the subjects of its evidence. */
    public static final Scope SERVICE = new Scope(Mode.TOGETHER, Collections.emptySortedSet(), 1);

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a subject is blank, or more than one must live of subjects that are not listed, not so many or not taken
     *     together
     */
    public Scope {
        Objects.requireNonNull(mode, "mode");
        subjects = Check.texts(subjects, "subject");
        if (living < 1 || (living > 1 && (mode != Mode.TOGETHER || living > subjects.size()))) {
            throw new IllegalArgumentException("living (" + living
                    + ") must be 1, or at most the number of subjects that are listed and taken together ("
                    + (mode == Mode.TOGETHER ? subjects.size() : 0) + ")");
        }
    }

    /**
     * Each subject has a figure and a verdict of its own; the target's verdict is the worst of them (S19).
     *
     * <p>A penalty is claimed for each subject, from the whole of its base: with one fee for twelve machines, twelve misses claim twelve shares of
     * that fee. Where the fee is for all of them together, state that of one as the base, or a cap; the report remarks when several subjects
     * draw on one fee.
     *
     * @param subjects the subjects, or none for all
     * @return the scope, not null
     */
    public static Scope each(String... subjects) {
        return new Scope(Mode.EACH, new TreeSet<>(List.of(subjects)), 1);
    }

    /**
     * The subjects are one service: it is down while one of them is, counted once.
     *
     * @param subjects the subjects, or none for all
     * @return the scope, not null
     */
    public static Scope together(String... subjects) {
        return new Scope(Mode.TOGETHER, new TreeSet<>(List.of(subjects)), 1);
    }

    /**
     * The times of all subjects are added, in a share each with its population: resource-minutes or user-minutes.
     *
     * @param subjects the subjects, or none for all
     * @return the scope, not null
     */
    public static Scope pooled(String... subjects) {
        return new Scope(Mode.POOLED, new TreeSet<>(List.of(subjects)), 1);
    }

    /**
     * Measures time only while at least so many of the listed subjects live (S3): "the commitment holds while two or more instances are deployed". One of
     * which no {@link dev.sla4j.measurement.ServiceLife} is known lives always. Time in which fewer live is outside, as before the term.
     *
     * @param subjectsLiving how many, at most as many as are listed
     * @return the scope, not null
     * @throws IllegalArgumentException if it is less than 1, or more than 1 and the subjects are not listed, not so many or not taken together
     */
    public Scope whileLiving(int subjectsLiving) {
        return new Scope(mode, subjects, subjectsLiving);
    }

    /** How several subjects are taken. */
    public enum Mode {
        /** A figure for each. */
        EACH,
        /** One service. */
        TOGETHER,
        /** One figure of added terms. */
        POOLED
    }
}
