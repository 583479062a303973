package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.agreement.Settlement;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Cap;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Flat;
import dev.sla4j.penalty.Penalty;
import dev.sla4j.penalty.Row;
import dev.sla4j.penalty.Table;
import java.io.IOException;

/** Writes penalties and settlements. */
final class PenaltyWriter {
    private PenaltyWriter() {}

    static void penalty(JsonGenerator json, Penalty penalty) throws IOException {
        json.writeStartObject();
        if (penalty.driver() != Driver.FIGURE) {
            json.writeStringField("driver", Names.of(penalty.driver()));
        }
        if (penalty.formula() instanceof Table table) {
            Writer.list(json, "table", table.rows(), PenaltyWriter::row);
            Writer.field(json, "rounding", table.rounding(), Form.ROUNDING);
        } else if (penalty.formula() instanceof Flat flat) {
            Writer.field(json, "flat", flat.amount(), Form.AMOUNT);
        } else {
            throw new AssertionError("unhandled formula " + penalty.formula());
        }
        if (!penalty.base().equals(Base.onlyFee())) {
            Writer.field(json, "base", penalty.base(), PenaltyWriter::base);
        }
        Writer.field(json, "outage-cap", penalty.outageCap(), (to, cap) -> cap(to, cap, Base.onlyFee()));
        Writer.field(json, "cap", penalty.cap(), (to, cap) -> cap(to, cap, Base.onlyFee()));
        json.writeEndObject();
    }

    static void settlement(JsonGenerator json, Settlement settlement) throws IOException {
        json.writeStartObject();
        Writer.list(json, "caps", settlement.caps(), (to, cap) -> cap(to, cap, Base.allFees()));
        Writer.field(json, "rounding", settlement.rounding(), Form.ROUNDING);
        json.writeEndObject();
    }

    static void row(JsonGenerator json, Row row) throws IOException {
        json.writeStartArray();
        json.writeString(Form.LIMIT.print(row.range()));
        json.writeString(Form.AMOUNT.print(row.amount()));
        json.writeEndArray();
    }

    static void cap(JsonGenerator json, Cap cap, Base otherwise) throws IOException {
        if (cap.base().equals(otherwise)) {
            json.writeString(Form.AMOUNT.print(cap.amount()));
            return;
        }
        json.writeStartObject();
        Writer.field(json, "amount", cap.amount(), Form.AMOUNT);
        Writer.field(json, "base", cap.base(), PenaltyWriter::base);
        json.writeEndObject();
    }

    private static void base(JsonGenerator json, Base base) throws IOException {
        if (base instanceof Base.OnlyFee) {
            json.writeString("only-fee");
        } else if (base instanceof Base.AllFees) {
            json.writeString("all-fees");
        } else if (base instanceof Base.NamedFee fee) {
            Writer.member(json, "fee", fee.name(), JsonGenerator::writeString);
        } else if (base instanceof Base.FixedSum fixed) {
            Writer.member(json, "sum", Form.MONEY.print(fixed.sum()), JsonGenerator::writeString);
        } else if (base instanceof Base.LostTime lost) {
            if (lost.price().equals(Base.onlyFee())) {
                json.writeString("lost-time");
            } else {
                Writer.member(json, "lost-time", lost.price(), PenaltyWriter::base);
            }
        } else {
            throw new AssertionError("unhandled base " + base);
        }
    }
}
