package dev.sla4j.agreement;

import dev.sla4j.value.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An agreement of several levels as one, and where each part of it comes from.
 *
 * @param agreement the agreement: complete, and evaluated as any other; not null
 * @param levels the identities of the levels, the topmost one first, at least one
 * @param origins where each part comes from, in the order of the agreement's parts as they were stated first
 */
public record ResolvedAgreement(Agreement agreement, List<String> levels, List<Origin> origins) {
    private static final int NAME_WIDTH = 40;

    /** Checks and copies. */
    public ResolvedAgreement {
        Objects.requireNonNull(agreement, "agreement");
        levels = List.copyOf(levels);
        origins = List.copyOf(origins);
    }

    /** What a level may state. */
    public enum Part {
        /** All parties of a role. */
        PARTY,
        /** The zone. */
        ZONE,
        /** The cycle of the evaluation periods. */
        CYCLE,
        /** The first day of the term. */
        TERM_START,
        /** The first day after the term. */
        TERM_END,
        /** A fee with all its versions, by name. */
        FEE,
        /** A target, by identity. */
        TARGET,
        /** An exclusion rule, by identity. */
        EXCLUSION,
        /** A reading for all targets, by the name of the policy. */
        POLICY,
        /** The settlement. */
        SETTLEMENT,
        /** The terms over several periods. */
        SEVERAL_PERIODS
    }

    /**
     * Where a part comes from.
     *
     * @param part what it is, not null
     * @param name its name among those of its kind, or empty if there is one only
     * @param level the level that states it, not null
     * @param insteadOf the levels above that state it too and do not hold, the nearest first
     */
    public record Origin(Part part, String name, String level, List<String> insteadOf) {

        /** Checks and copies. */
        public Origin {
            Objects.requireNonNull(part, "part");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(level, "level");
            insteadOf = List.copyOf(insteadOf);
        }

        private String toText() {
            String what = part.name().toLowerCase(Locale.ROOT).replace('_', ' ') + (name.isEmpty() ? "" : " " + name);
            return "  " + what + " ".repeat(Math.max(1, NAME_WIDTH - what.length())) + "from " + level
                    + (insteadOf.isEmpty() ? "" : ", instead of that of " + String.join(" and ", insteadOf));
        }
    }

    /**
     * Returns where a target comes from.
     *
     * @param target its identity, not null
     * @return where from, not null
     * @throws IllegalArgumentException if there is none of that identity
     */
    public Origin ofTarget(String target) {
        return origins.stream()
                .filter(origin -> origin.part() == Part.TARGET && origin.name().equals(target))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("target (" + target + ") must be one of "
                        + agreement.targets().stream()
                                .map(ServiceLevelTarget::id)
                                .toList()));
    }

    /**
     * Returns in words where each part comes from.
     *
     * @return lines, each ended
     */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append(OneLine.of("Agreement " + agreement.id() + ", resolved from " + String.join(" → ", levels)))
                .append('\n');
        origins.forEach(origin -> text.append(OneLine.of(origin.toText())).append('\n'));
        return text.toString();
    }
}
