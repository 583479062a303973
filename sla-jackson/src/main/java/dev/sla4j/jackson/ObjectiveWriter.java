package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.target.Combined;
import dev.sla4j.target.Learned;
import dev.sla4j.target.Levels;
import dev.sla4j.target.LimitObjective;
import dev.sla4j.target.LowestOfClasses;
import dev.sla4j.target.Objective;
import dev.sla4j.target.OtherFigure;
import dev.sla4j.target.ProRata;
import dev.sla4j.target.StartUp;
import dev.sla4j.value.Limit;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes objectives. */
final class ObjectiveWriter {
    private ObjectiveWriter() {}

    /** That of a target: a single limit as fields of the target. */
    static void ofTarget(JsonGenerator json, @Nullable Objective objective) throws IOException {
        if (objective instanceof LimitObjective limit) {
            limit(json, limit);
        } else {
            Writer.field(json, "objective", objective, ObjectiveWriter::objective);
        }
    }

    private static void limit(JsonGenerator json, LimitObjective limit) throws IOException {
        Writer.field(json, "limit", limit.limit(), Form.LIMIT);
        Writer.field(json, "rounding", limit.rounding(), Form.ROUNDING);
    }

    private static void objective(JsonGenerator json, Objective objective) throws IOException {
        if (objective instanceof LimitObjective limit && limit.rounding() == null) {
            json.writeString(Form.LIMIT.print(limit.limit()));
        } else if (objective instanceof LimitObjective limit) {
            Writer.startMember(json, "rounded");
            limit(json, limit);
            Writer.endMember(json);
        } else if (objective instanceof OtherFigure other) {
            Writer.startMember(json, "other-figure");
            Writer.field(json, "indicator", other.of(), TargetWriter::indicator);
            limit(json, other.within());
            Writer.endMember(json);
        } else if (objective instanceof Combined combined) {
            Writer.startMember(json, "combined");
            json.writeNumberField("at-least", combined.least());
            json.writeFieldName("of");
            Writer.list(json, combined.parts(), ObjectiveWriter::objective);
            Writer.endMember(json);
        } else if (objective instanceof Levels levels) {
            Writer.member(json, "levels", levels.levels(), (to, each) -> Writer.list(to, each, ObjectiveWriter::level));
        } else if (objective instanceof Learned learned) {
            learned(json, learned);
        } else if (objective instanceof LowestOfClasses classes) {
            Writer.startMember(json, "lowest-of-classes");
            json.writeStringField("attribute", classes.attribute());
            json.writeObjectFieldStart("limits");
            for (Map.Entry<String, Limit> entry : classes.limits().entrySet()) {
                Writer.field(json, entry.getKey(), entry.getValue(), Form.LIMIT);
            }
            json.writeEndObject();
            Writer.endMember(json);
        } else if (objective instanceof ProRata quota) {
            json.writeStartObject();
            Writer.field(json, "pro-rata", quota.limit(), Form.LIMIT);
            json.writeEndObject();
        } else {
            throw new AssertionError("unhandled objective " + objective);
        }
    }

    private static void level(JsonGenerator json, Levels.Level level) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", level.name());
        Writer.field(json, "objective", level.objective(), ObjectiveWriter::objective);
        json.writeEndObject();
    }

    private static void learned(JsonGenerator json, Learned learned) throws IOException {
        Writer.startMember(json, "learned");
        json.writeStringField("centre", Names.of(learned.centre()));
        json.writeNumberField("periods", learned.periods());
        if (learned.warmUp() != learned.periods()) {
            json.writeNumberField("warm-up", learned.warmUp());
        }
        Writer.field(json, "factor", learned.factor(), Form.DECIMAL);
        json.writeStringField("direction", Names.of(learned.direction()));
        if (learned.startUp() != StartUp.UNDETERMINED) {
            json.writeStringField("start-up", Names.of(learned.startUp()));
        }
        Writer.endMember(json);
    }
}
