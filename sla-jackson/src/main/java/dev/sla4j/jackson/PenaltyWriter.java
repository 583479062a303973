package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditGroup;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Formula;
import dev.sla4j.penalty.Gate;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.penalty.Table;
import java.io.IOException;

/** Writes penalties and settlements. */
final class PenaltyWriter {
    private PenaltyWriter() {}

    static void penalty(JsonGenerator json, Penalty penalty) throws IOException {
        json.writeStartObject();
        if (!penalty.driver().equals(Driver.FIGURE)) {
            Writer.field(json, "driver", penalty.driver(), PenaltyWriter::driver);
        }
        formula(json, penalty.formula());
        if (!penalty.base().equals(Base.onlyFee())) {
            Writer.field(json, "base", penalty.base(), AmountWriter::base);
        }
        Writer.field(json, "cap-of-each", penalty.eachCap(), (to, cap) -> cap(to, cap, Base.onlyFee()));
        Writer.field(json, "cap", penalty.cap(), (to, cap) -> cap(to, cap, Base.onlyFee()));
        Writer.field(json, "when", penalty.when(), PenaltyWriter::gate);
        Writer.field(json, "repeated", penalty.repeated(), Form.DECIMAL);
        if (penalty.creditor() != Creditor.CUSTOMER) {
            json.writeStringField("owed-to", Names.of(penalty.creditor()));
        }
        json.writeEndObject();
    }

    private static void driver(JsonGenerator json, Driver driver) throws IOException {
        if (driver.allowance() == null) {
            json.writeString(Names.of(driver.of()));
        } else {
            Writer.startMember(json, Names.of(driver.of()));
            Writer.field(json, "beyond", driver.allowance(), Form.FIGURE);
            Writer.endMember(json);
        }
    }

    private static void formula(JsonGenerator json, Formula formula) throws IOException {
        if (formula instanceof Table table) {
            Writer.list(json, "table", table.rows(), AmountWriter::row);
            Writer.field(json, "rounding", table.rounding(), Form.ROUNDING);
        } else if (formula instanceof Flat flat) {
            Writer.field(json, "flat", flat.amount(), AmountWriter::amount);
        } else if (formula instanceof PerUnit units) {
            Writer.field(json, "per-unit", units, AmountWriter::perUnit);
        } else if (formula instanceof Bands bands) {
            Writer.field(json, "bands", bands, AmountWriter::bands);
        } else {
            throw new AssertionError("unhandled formula " + formula);
        }
    }

    private static void gate(JsonGenerator json, Gate gate) throws IOException {
        if (gate instanceof Gate.Kept kept) {
            String name = kept.kept() ? "met" : "missed";
            if (kept.target() == null) {
                json.writeString(name);
            } else {
                Writer.member(json, name, kept.target(), JsonGenerator::writeString);
            }
        } else if (gate instanceof Gate.Within within) {
            Writer.member(json, "figure", Form.LIMIT.print(within.limit()), JsonGenerator::writeString);
        } else {
            throw new AssertionError("unhandled gate " + gate);
        }
    }

    static void settlement(JsonGenerator json, Settlement settlement) throws IOException {
        json.writeStartObject();
        Writer.list(json, "groups", settlement.groups(), PenaltyWriter::group);
        Writer.list(json, "caps", settlement.caps(), (to, cap) -> cap(to, cap, Base.allFees()));
        Writer.field(json, "pays-only", settlement.minimum(), Form.MINIMUM);
        Writer.field(json, "rounding", settlement.rounding(), Form.ROUNDING);
        json.writeEndObject();
    }

    private static void group(JsonGenerator json, CreditGroup group) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", group.name());
        Writer.texts(json, "targets", group.targets());
        Writer.list(json, "groups", group.groups(), PenaltyWriter::group);
        if (group.combination() != Combination.ADD) {
            json.writeStringField("combination", Names.of(group.combination()));
        }
        Writer.list(json, "caps", group.caps(), (to, cap) -> cap(to, cap, Base.allFees()));
        Writer.field(json, "points", group.points(), PenaltyWriter::penalty);
        json.writeEndObject();
    }

    static void cap(JsonGenerator json, Cap cap, Base otherwise) throws IOException {
        if (cap.base().equals(otherwise)) {
            AmountWriter.amount(json, cap.amount());
            return;
        }
        json.writeStartObject();
        Writer.field(json, "amount", cap.amount(), AmountWriter::amount);
        Writer.field(json, "base", cap.base(), AmountWriter::base);
        json.writeEndObject();
    }
}
