package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementKind;
import dev.sla4j.agreement.AgreementLevel;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.Fee;
import dev.sla4j.agreement.Notice;
import dev.sla4j.agreement.Party;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.agreement.SeveralPeriods;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes agreement documents: what a reader must state, and else only what differs from its default. */
final class AgreementWriter {
    private AgreementWriter() {}

    static void document(JsonGenerator json, AgreementDocument document) throws IOException {
        json.writeStartObject();
        fields(json, document.agreement());
        for (Map.Entry<String, JsonNode> extension : document.extensions().entrySet()) {
            json.writeFieldName(extension.getKey());
            json.writeTree(extension.getValue());
        }
        json.writeEndObject();
    }

    static void agreement(JsonGenerator json, Agreement agreement) throws IOException {
        json.writeStartObject();
        fields(json, agreement);
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, Agreement agreement) throws IOException {
        heading(json, agreement.id(), agreement.kind());
        parties(json, agreement.parties());
        Writer.field(json, "zone", agreement.zone(), Form.ZONE);
        Writer.field(json, "cycle", agreement.cycle(), TimeWriter::cycle);
        term(json, agreement.termStart(), agreement.termEnd());
        fees(json, agreement.fees());
        Writer.list(json, "targets", agreement.targets(), TargetWriter::target);
        Writer.list(json, "exclusions", agreement.exclusions(), AgreementWriter::exclusion);
        TargetWriter.policies(json, agreement.policies());
        if (!agreement.settlement().equals(Settlement.SUM)) {
            Writer.field(json, "settlement", agreement.settlement(), PenaltyWriter::settlement);
        }
        if (!agreement.severalPeriods().equals(SeveralPeriods.none())) {
            Writer.field(json, "several-periods", agreement.severalPeriods(), TermsWriter::terms);
        }
    }

    /** What a level states, also where it is what an agreement has unless it says otherwise. */
    static void level(JsonGenerator json, AgreementLevel level) throws IOException {
        json.writeStartObject();
        heading(json, level.id(), level.kind());
        Writer.field(json, "parent", level.parent(), Form.NAME);
        parties(json, level.parties());
        Writer.field(json, "zone", level.zone(), Form.ZONE);
        Writer.field(json, "cycle", level.cycle(), TimeWriter::cycle);
        term(json, level.termStart(), level.termEnd());
        fees(json, level.fees());
        Writer.list(json, "targets", level.targets(), TargetWriter::target);
        Writer.list(json, "exclusions", level.exclusions(), AgreementWriter::exclusion);
        TargetWriter.policies(json, level.policies());
        Writer.field(json, "settlement", level.settlement(), PenaltyWriter::settlement);
        Writer.field(json, "several-periods", level.severalPeriods(), TermsWriter::terms);
        json.writeEndObject();
    }

    private static void heading(JsonGenerator json, String id, AgreementKind kind) throws IOException {
        json.writeNumberField("version", AgreementReader.VERSION);
        json.writeStringField("id", id);
        if (kind.supports().isEmpty() && kind.type() != AgreementKind.Type.SLA) {
            json.writeStringField("kind", Names.of(kind.type()));
        } else if (kind.type() != AgreementKind.Type.SLA) {
            json.writeObjectFieldStart("kind");
            Writer.texts(json, Names.of(kind.type()), kind.supports());
            json.writeEndObject();
        }
    }

    private static void term(JsonGenerator json, @Nullable LocalDate from, @Nullable LocalDate until)
            throws IOException {
        if (from != null || until != null) {
            json.writeObjectFieldStart("term");
            Writer.field(json, "from", from, Form.DATE);
            Writer.field(json, "until", until, Form.DATE);
            json.writeEndObject();
        }
    }

    private static void parties(JsonGenerator json, List<Party> parties) throws IOException {
        boolean oneOfEachInOrder = true;
        for (int i = 1; i < parties.size(); i++) {
            oneOfEachInOrder &=
                    parties.get(i - 1).role().compareTo(parties.get(i).role()) < 0;
        }
        if (oneOfEachInOrder) {
            for (Party party : parties) {
                json.writeStringField(Names.of(party.role()), party.name());
            }
        } else {
            Writer.list(json, "parties", parties, AgreementWriter::party);
        }
    }

    static void party(JsonGenerator json, Party party) throws IOException {
        Writer.member(json, Names.of(party.role()), party.name(), JsonGenerator::writeString);
    }

    /** By name; a list where there are several versions. */
    private static void fees(JsonGenerator json, List<Fee> fees) throws IOException {
        Map<String, List<Fee>> byName = new LinkedHashMap<>();
        fees.forEach(fee ->
                byName.computeIfAbsent(fee.name(), name -> new ArrayList<>()).add(fee));
        if (byName.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("fees");
        for (Map.Entry<String, List<Fee>> versions : byName.entrySet()) {
            json.writeFieldName(versions.getKey());
            if (versions.getValue().size() == 1) {
                fee(json, versions.getValue().get(0));
            } else {
                Writer.list(json, versions.getValue(), AgreementWriter::fee);
            }
        }
        json.writeEndObject();
    }

    private static void fee(JsonGenerator json, Fee fee) throws IOException {
        if (fee.per() == null && fee.from() == null && fee.until() == null) {
            json.writeString(Form.MONEY.print(fee.amount()));
            return;
        }
        json.writeStartObject();
        Writer.field(json, "amount", fee.amount(), Form.MONEY);
        Writer.field(json, "per", fee.per(), TimeWriter::cycle);
        Writer.field(json, "from", fee.from(), Form.DATE);
        Writer.field(json, "until", fee.until(), Form.DATE);
        json.writeEndObject();
    }

    private static void exclusion(JsonGenerator json, ExclusionRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        Writer.field(json, "clause", rule.clause(), Form.NAME);
        if (rule.source() instanceof ExclusionSource.Announced announced) {
            Writer.texts(json, "announced", announced.categories());
        } else if (rule.source() instanceof ExclusionSource.Recurring recurring) {
            Writer.field(json, "recurring", recurring.schedule(), TimeWriter::schedule);
        } else if (rule.source() instanceof ExclusionSource.WhileDown whileDown) {
            Writer.field(json, "while-down", whileDown.downtime(), DowntimeWriter::downtime);
        } else {
            throw new AssertionError("unhandled source " + rule.source());
        }
        Writer.field(json, "notice", rule.notice(), AgreementWriter::notice);
        Writer.field(json, "inside", rule.inside(), TimeWriter::schedule);
        Writer.field(json, "longest", rule.longest(), Form.DURATION);
        if (rule.evidenceRequired()) {
            json.writeBooleanField("evidence-required", true);
        }
        Writer.field(json, "allowance", rule.allowance(), Form.DURATION);
        Writer.field(json, "allowance-per", rule.allowancePer(), TimeWriter::cycle);
        Writer.texts(json, "only-for", rule.targets());
        json.writeEndObject();
    }

    private static void notice(JsonGenerator json, Notice notice) throws IOException {
        if (notice.elapsed() != null) {
            json.writeString(Form.DURATION.print(notice.elapsed()));
            return;
        }
        json.writeStartObject();
        json.writeNumberField("business-days", notice.businessDays());
        Writer.field(json, "working-days", notice.workingDays(), TimeWriter::weekly);
        json.writeEndObject();
    }
}
