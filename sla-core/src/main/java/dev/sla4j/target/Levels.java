package dev.sla4j.target;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Several named levels of one promise, each with a verdict of its own.
 *
 * <p>Models "minimum 99.5 %, expected 99.9 %" of outsourcing agreements. The <em>first</em> level decides the verdict of the target, and so what it pays;
 * the verdicts on all levels stand in the report.
 *
 * @param levels the levels, at least one, each with a name of its own
 */
public record Levels(List<Level> levels) implements Objective {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there is no level or a name stands twice
     */
    public Levels {
        levels = Check.notEmpty(levels, "levels");
        Set<String> names = new HashSet<>();
        for (Level level : levels) {
            if (!names.add(level.name())) {
                throw new IllegalArgumentException("name of a level (" + level.name() + ") must be stated once only");
            }
        }
    }

    /**
     * A level.
     *
     * @param name its name, such as {@code expected}, not blank
     * @param objective when it is reached, not null
     */
    public record Level(String name, Objective objective) {

        /**
         * Checks.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public Level {
            Check.notBlank(name, "name");
            Objects.requireNonNull(objective, "objective");
        }
    }

    @Override
    public List<Indicator> indicators() {
        return levels.stream()
                .flatMap(level -> level.objective().indicators().stream())
                .toList();
    }
}
