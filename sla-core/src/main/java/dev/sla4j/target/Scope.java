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
 */
public record Scope(Mode mode, SortedSet<String> subjects) {

    /** The service as a whole, whatever the subjects of its evidence. */
    public static final Scope SERVICE = new Scope(Mode.TOGETHER, Collections.emptySortedSet());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a subject is blank
     */
    public Scope {
        Objects.requireNonNull(mode, "mode");
        subjects = Check.texts(subjects, "subject");
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
        return new Scope(Mode.EACH, new TreeSet<>(List.of(subjects)));
    }

    /**
     * The subjects are one service: it is down while one of them is, counted once.
     *
     * @param subjects the subjects, or none for all
     * @return the scope, not null
     */
    public static Scope together(String... subjects) {
        return new Scope(Mode.TOGETHER, new TreeSet<>(List.of(subjects)));
    }

    /**
     * The times of all subjects are added, in a share each with its population: resource-minutes or user-minutes.
     *
     * @param subjects the subjects, or none for all
     * @return the scope, not null
     */
    public static Scope pooled(String... subjects) {
        return new Scope(Mode.POOLED, new TreeSet<>(List.of(subjects)));
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
