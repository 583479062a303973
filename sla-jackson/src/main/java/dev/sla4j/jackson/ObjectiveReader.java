package dev.sla4j.jackson;

import static java.util.Objects.requireNonNull;

import dev.sla4j.target.Combined;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Learned;
import dev.sla4j.target.Levels;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.LowestOfClasses;
import dev.sla4j.target.Objective;
import dev.sla4j.target.OtherFigure;
import dev.sla4j.target.ProRata;
import dev.sla4j.target.StartUp;
import dev.sla4j.value.Limit;
import dev.sla4j.value.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads objectives. A single limit is written as text, or as the fields {@code limit} and {@code rounding}. */
final class ObjectiveReader {
    private static final Variants<Objective> OBJECTIVE = new Variants<>();

    static {
        OBJECTIVE
                .with("rounded", ObjectiveReader::rounded)
                .with("other-figure", ObjectiveReader::otherFigure)
                .with("combined", ObjectiveReader::combined)
                .with("levels", ObjectiveReader::levels)
                .with("learned", ObjectiveReader::learned)
                .with("lowest-of-classes", ObjectiveReader::lowestOfClasses)
                .with("pro-rata", ObjectiveReader::proRata);
    }

    private ObjectiveReader() {}

    /** That of a target, whose single limit has fields of its own. */
    static @Nullable Objective ofTarget(Node node) {
        Objective objective = objective(node);
        if (objective instanceof LimitObjective) {
            node.fault("must be stated as the limit of the target, and its rounding");
            return null;
        }
        return objective;
    }

    private static @Nullable Objective objective(Node node) {
        if (node.textOrNull() == null) {
            return OBJECTIVE.read(node);
        }
        Limit limit = node.text(Form.LIMIT);
        return limit == null ? null : new LimitObjective(limit, null);
    }

    private static @Nullable LimitObjective rounded(Node node) {
        Fields fields = new Fields(node);
        Limit limit = fields.required("limit", Form.LIMIT);
        Rounding rounding = fields.required("rounding", Form.ROUNDING);
        return fields.build(() -> new LimitObjective(requireNonNull(limit), rounding));
    }

    private static @Nullable Objective otherFigure(Node node) {
        Fields fields = new Fields(node);
        Indicator of = fields.required("indicator", TargetReader.INDICATOR);
        Limit limit = fields.required("limit", Form.LIMIT);
        Rounding rounding = fields.optional("rounding", Form.ROUNDING);
        return fields.build(
                () -> new OtherFigure(requireNonNull(of), new LimitObjective(requireNonNull(limit), rounding)));
    }

    private static @Nullable Objective combined(Node node) {
        Fields fields = new Fields(node);
        Integer least = fields.required("at-least", Node::count);
        List<Objective> parts = fields.required("of", field -> field.list(ObjectiveReader::objective));
        return fields.build(() -> new Combined(requireNonNull(least), requireNonNull(parts)));
    }

    private static @Nullable Objective levels(Node node) {
        int before = node.faults().count();
        List<Levels.Level> levels = node.list(ObjectiveReader::level);
        return levels == null || node.faults().count() > before ? null : node.build(() -> new Levels(levels));
    }

    private static Levels.@Nullable Level level(Node node) {
        Fields fields = new Fields(node);
        String name = fields.required("name", Form.NAME);
        Objective objective = fields.required("objective", ObjectiveReader::objective);
        return fields.build(() -> new Levels.Level(requireNonNull(name), requireNonNull(objective)));
    }

    private static @Nullable Objective learned(Node node) {
        Fields fields = new Fields(node);
        Learned.Centre centre = fields.required("centre", field -> Names.read(field, Learned.Centre.values()));
        Integer periods = fields.required("periods", Node::count);
        Integer warmUp = fields.optional("warm-up", Node::count);
        BigDecimal factor = fields.required("factor", Form.DECIMAL);
        Learned.Direction direction =
                fields.required("direction", field -> Names.read(field, Learned.Direction.values()));
        StartUp startUp =
                fields.optional("start-up", StartUp.UNDETERMINED, field -> Names.read(field, StartUp.values()));
        return fields.build(() -> new Learned(
                requireNonNull(centre),
                requireNonNull(periods),
                warmUp == null ? requireNonNull(periods) : warmUp,
                requireNonNull(factor),
                requireNonNull(direction),
                startUp));
    }

    private static @Nullable Objective lowestOfClasses(Node node) {
        Fields fields = new Fields(node);
        String attribute = fields.required("attribute", Form.NAME);
        SortedMap<String, Limit> limits = fields.required("limits", field -> field.map(each -> each.text(Form.LIMIT)));
        return fields.build(() -> new LowestOfClasses(requireNonNull(attribute), requireNonNull(limits)));
    }

    private static @Nullable Objective proRata(Node node) {
        Limit limit = node.text(Form.LIMIT);
        return limit == null ? null : node.build(() -> new ProRata(limit));
    }
}
