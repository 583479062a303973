package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Bands;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.PerUnit;
import dev.sla4j.penalty.Row;
import dev.sla4j.target.UnitsOfSize;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;

/** Writes amounts, the formulas that pay them, and what they are shares of. */
final class AmountWriter {
    private AmountWriter() {}

    static void amount(JsonGenerator json, Amount amount) throws IOException {
        if (amount instanceof Amount.Share || amount instanceof Amount.Sum) {
            json.writeString(Form.AMOUNT.print(amount));
        } else if (amount instanceof Amount.ServiceTime time) {
            if (time.inMoney()) {
                Writer.startMember(json, "service-time");
                Writer.field(json, "time", time.time(), Form.DURATION);
                json.writeBooleanField("in-money", true);
                Writer.endMember(json);
            } else {
                Writer.member(json, "service-time", Form.DURATION.print(time.time()), JsonGenerator::writeString);
            }
        } else if (amount instanceof Amount.Points points) {
            Writer.member(json, "points", Form.DECIMAL.print(points.points()), JsonGenerator::writeString);
        } else if (amount instanceof Amount.Consequence consequence) {
            Writer.member(json, "consequence", consequence.name(), JsonGenerator::writeString);
        } else if (amount instanceof Amount.All all) {
            Writer.member(json, "all", all.all(), (to, parts) -> Writer.list(to, parts, AmountWriter::amount));
        } else if (amount instanceof Amount.Dated dated) {
            Writer.startMember(json, "by-date");
            Writer.field(json, "first", dated.first(), AmountWriter::amount);
            json.writeObjectFieldStart("from");
            for (Map.Entry<LocalDate, Amount> version : dated.later().entrySet()) {
                Writer.field(json, Form.DATE.print(version.getKey()), version.getValue(), AmountWriter::amount);
            }
            json.writeEndObject();
            Writer.endMember(json);
        } else {
            throw new AssertionError("unhandled amount " + amount);
        }
    }

    static void row(JsonGenerator json, Row row) throws IOException {
        json.writeStartArray();
        json.writeString(Form.LIMIT.print(row.range()));
        amount(json, row.amount());
        json.writeEndArray();
    }

    static void perUnit(JsonGenerator json, PerUnit formula) throws IOException {
        json.writeStartObject();
        Writer.field(json, "each", formula.each(), Form.FIGURE);
        if (formula.counting() != UnitsOfSize.COMPLETE) {
            json.writeStringField("units", Names.of(formula.counting()));
        }
        Writer.field(json, "amount", formula.amount(), AmountWriter::amount);
        json.writeEndObject();
    }

    static void bands(JsonGenerator json, Bands formula) throws IOException {
        json.writeStartObject();
        Writer.field(json, "each", formula.each(), Form.FIGURE);
        if (formula.counting() != UnitsOfSize.PROPORTIONAL) {
            json.writeStringField("units", Names.of(formula.counting()));
        }
        Writer.list(json, "bands", formula.bands(), (to, band) -> {
            to.writeStartArray();
            to.writeString(band.upTo() == null ? AmountReader.BEYOND : Form.FIGURE.print(band.upTo()));
            amount(to, band.amount());
            to.writeEndArray();
        });
        json.writeEndObject();
    }

    static void base(JsonGenerator json, Base base) throws IOException {
        if (base instanceof Base.OnlyFee) {
            json.writeString("only-fee");
        } else if (base instanceof Base.AllFees) {
            json.writeString("all-fees");
        } else if (base instanceof Base.NamedFee fee) {
            Writer.member(json, "fee", fee.name(), JsonGenerator::writeString);
        } else if (base instanceof Base.Fees several) {
            Writer.member(
                    json, "fees", several.names(), (to, names) -> Writer.list(to, names, JsonGenerator::writeString));
        } else if (base instanceof Base.FixedSum fixed) {
            Writer.member(json, "sum", Form.MONEY.print(fixed.sum()), JsonGenerator::writeString);
        } else if (base instanceof Base.Units units) {
            Writer.startMember(json, "units");
            Writer.field(json, "quantity", units.quantity(), Form.DECIMAL);
            Writer.field(json, "unit", units.unit(), Form.NAME);
            Writer.field(json, "price", units.price(), Form.MONEY);
            Writer.endMember(json);
        } else if (base instanceof Base.Driven driven) {
            Writer.member(json, "price-of-each", Form.MONEY.print(driven.price()), JsonGenerator::writeString);
        } else if (base instanceof Base.ItemValue value) {
            Writer.startMember(json, "item-value");
            Writer.field(json, "attribute", value.attribute(), Form.NAME);
            json.writeStringField("currency", value.currency().getCurrencyCode());
            Writer.endMember(json);
        } else {
            outer(json, base);
        }
    }

    /** A base made of another. */
    private static void outer(JsonGenerator json, Base base) throws IOException {
        if (base instanceof Base.LostTime lost) {
            inner(json, "lost-time", lost.price());
        } else if (base instanceof Base.TimePrice price) {
            Writer.startMember(json, "time-price");
            Writer.field(json, "time", price.time(), Form.DURATION);
            unlessOnlyFee(json, price.price());
            Writer.endMember(json);
        } else if (base instanceof Base.ShareOf share) {
            Writer.startMember(json, "share-of");
            Writer.field(json, "percent", share.percent(), Form.PERCENT);
            Writer.field(json, "of", share.of(), AmountWriter::base);
            Writer.endMember(json);
        } else if (base instanceof Base.EachSubject each) {
            inner(json, "each-subject", each.whole());
        } else if (base instanceof Base.During during) {
            during(json, during);
        } else {
            throw new AssertionError("unhandled base " + base);
        }
    }

    private static void during(JsonGenerator json, Base.During during) throws IOException {
        if (during.span() != Base.Span.TRAILING) {
            inner(json, Names.of(during.span()), during.of());
            return;
        }
        Writer.startMember(json, "trailing");
        Writer.field(json, "length", during.length(), Form.PERIOD);
        unlessOnlyFee(json, during.of());
        Writer.endMember(json);
    }

    private static void inner(JsonGenerator json, String name, Base inner) throws IOException {
        if (inner.equals(Base.onlyFee())) {
            json.writeString(name);
        } else {
            Writer.member(json, name, inner, AmountWriter::base);
        }
    }

    private static void unlessOnlyFee(JsonGenerator json, Base of) throws IOException {
        if (!of.equals(Base.onlyFee())) {
            Writer.field(json, "of", of, AmountWriter::base);
        }
    }
}
