package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.target.Availability;
import dev.sla4j.target.Custom;
import dev.sla4j.target.Difference;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Percentile;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Policy;
import dev.sla4j.target.Quotient;
import dev.sla4j.target.Rate;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Share;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.Sufficient;
import java.io.IOException;
import java.util.Map;

/** Writes targets, with what is promised in them. */
final class TargetWriter {
    private TargetWriter() {}

    static void target(JsonGenerator json, ServiceLevelTarget target) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", target.id());
        Writer.field(json, "clause", target.clause(), Form.NAME);
        Writer.field(json, "indicator", target.indicator(), TargetWriter::indicator);
        if (!target.scope().equals(Scope.SERVICE)) {
            Writer.field(json, "scope", target.scope(), TargetWriter::scope);
        }
        ObjectiveWriter.ofTarget(json, target.objective());
        Writer.field(json, "hours", target.serviceHours(), TimeWriter::schedule);
        policies(json, target.policies());
        Writer.field(json, "penalty", target.penalty(), PenaltyWriter::penalty);
        Writer.field(json, "minimum-life", target.minimumLife(), Form.DURATION);
        if (!target.minimumCoverage().equals(ServiceLevelTarget.DEFAULT_MINIMUM_COVERAGE)) {
            Writer.field(json, "minimum-coverage", target.minimumCoverage(), Form.PERCENT);
        }
        if (!target.resolution().equals(ServiceLevelTarget.DEFAULT_RESOLUTION)) {
            Writer.field(json, "resolution", target.resolution(), Form.DURATION);
        }
        json.writeEndObject();
    }

    static void indicator(JsonGenerator json, Indicator indicator) throws IOException {
        if (indicator.equals(Indicator.availability())) {
            json.writeString("availability");
        } else if (indicator instanceof Availability availability) {
            Writer.startMember(json, "availability");
            downWhile(json, availability.downtime());
            Writer.field(json, "fixed-length", availability.fixedLength(), Form.DURATION);
            Writer.endMember(json);
        } else if (indicator instanceof DowntimeStatistic statistic) {
            boolean isTotal = statistic.kind() == DowntimeStatistic.Kind.TOTAL;
            if (isTotal && statistic.downtime().equals(Downtime.reported())) {
                json.writeString("downtime");
                return;
            }
            Writer.startMember(json, "downtime");
            if (!isTotal) {
                json.writeStringField("statistic", Names.of(statistic.kind()));
            }
            downWhile(json, statistic.downtime());
            Writer.endMember(json);
        } else if (indicator instanceof Share share) {
            ThingsWriter.share(json, share);
        } else if (indicator instanceof Statistic statistic) {
            ThingsWriter.statistic(json, statistic);
        } else if (indicator instanceof Percentile percentile) {
            CombinationWriter.percentile(json, percentile);
        } else if (indicator instanceof Fold fold) {
            CombinationWriter.fold(json, fold);
        } else if (indicator instanceof Difference difference) {
            CombinationWriter.difference(json, difference);
        } else if (indicator instanceof Quotient quotient) {
            CombinationWriter.quotient(json, quotient);
        } else if (indicator instanceof Sufficient sufficient) {
            CombinationWriter.sufficient(json, sufficient);
        } else if (indicator instanceof Custom custom) {
            CombinationWriter.custom(json, custom);
        } else if (indicator instanceof Rate rate) {
            ThingsWriter.throughput(json, rate);
        } else {
            throw new AssertionError("unhandled indicator " + indicator);
        }
    }

    private static void downWhile(JsonGenerator json, Downtime downtime) throws IOException {
        if (!downtime.equals(Downtime.reported())) {
            Writer.field(json, "down-while", downtime, DowntimeWriter::downtime);
        }
    }

    private static void scope(JsonGenerator json, Scope scope) throws IOException {
        if (scope.subjects().isEmpty()) {
            json.writeString(Names.of(scope.mode()));
        } else {
            Writer.member(json, Names.of(scope.mode()), scope, TargetWriter::subjects);
        }
    }

    private static void subjects(JsonGenerator json, Scope scope) throws IOException {
        if (scope.living() > 1) {
            json.writeStartObject();
            json.writeFieldName("subjects");
        }
        Writer.list(json, scope.subjects(), JsonGenerator::writeString);
        if (scope.living() > 1) {
            json.writeNumberField("living", scope.living());
            json.writeEndObject();
        }
    }

    static void policies(JsonGenerator json, Policies policies) throws IOException {
        if (policies.stated().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("policies");
        for (Map.Entry<String, Policy> stated : policies.stated().entrySet()) {
            json.writeStringField(Names.ofType(stated.getKey()), Names.of((Enum<?>) stated.getValue()));
        }
        json.writeEndObject();
    }
}
