package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.report.Step;
import dev.sla4j.value.Figure;
import dev.sla4j.value.Money;
import dev.sla4j.value.Ratio;
import dev.sla4j.value.UnroundedMoney;
import java.io.IOException;
import java.math.RoundingMode;

/** Writes the steps of a settlement. */
final class MoneyStepWriter {
    private MoneyStepWriter() {}

    static void step(JsonGenerator json, Step step) throws IOException {
        if (step instanceof Step.Excess excess) {
            Writer.startMember(json, "excess");
            json.writeStringField("what", excess.what());
            figure(json, "value", excess.value());
            figure(json, "allowance", excess.allowance());
            figure(json, "result", excess.result());
        } else if (step instanceof Step.Units units) {
            Writer.startMember(json, "units");
            figure(json, "value", units.value());
            figure(json, "each", units.each());
            json.writeStringField("counting", Names.of(units.counting()));
            json.writeStringField("result", units.result().toString());
        } else if (step instanceof Step.InKind owed) {
            Writer.startMember(json, "in-kind");
            json.writeStringField("what", owed.what());
            figure(json, "each", owed.each());
            json.writeStringField("units", owed.units().toString());
            figure(json, "result", owed.result());
        } else if (step instanceof Step.Share share) {
            Writer.startMember(json, "share");
            share(json, share);
        } else if (step instanceof Step.Part part) {
            Writer.startMember(json, "part");
            json.writeStringField("what", part.what());
            money(json, "whole", part.whole());
            json.writeNumberField("parts", part.parts());
            json.writeNumberField("number", part.number());
            money(json, "result", part.result());
        } else {
            total(json, step);
        }
        Writer.endMember(json);
    }

    private static void share(JsonGenerator json, Step.Share share) throws IOException {
        json.writeStringField("what", share.what());
        json.writeStringField("base", share.base().toString());
        json.writeStringField("share", Form.SHARE.print(share.share()));
        if (!share.units().equals(Ratio.ONE)) {
            json.writeStringField("units", share.units().toString());
        }
        Writer.field(json, "rounding", share.rounding(), Form.ROUNDING);
        money(json, "result", share.result());
    }

    private static void total(JsonGenerator json, Step step) throws IOException {
        if (step instanceof Step.MoneyTerm term) {
            Writer.startMember(json, "money-term");
            json.writeStringField("what", term.what());
            money(json, "sum", term.sum());
        } else if (step instanceof Step.MoneyTotal total) {
            Writer.startMember(json, "money-total");
            json.writeStringField("what", total.what());
            money(json, "result", total.result());
        } else if (step instanceof Step.Chosen chosen) {
            Writer.startMember(json, "chosen");
            json.writeStringField("what", chosen.what());
            money(json, "result", chosen.result());
        } else if (step instanceof Step.Held held) {
            Writer.startMember(json, "held");
            json.writeStringField("what", held.what());
            money(json, "before", held.before());
            money(json, "most", held.most());
            money(json, "result", held.result());
        } else {
            throw new AssertionError("unhandled step " + step);
        }
    }

    private static void figure(JsonGenerator json, String name, Figure figure) throws IOException {
        json.writeFieldName(name);
        ResultWriter.figure(json, figure, null);
    }

    /** As an amount of the currency where it is one, else the exact number and the currency. */
    private static void money(JsonGenerator json, String name, UnroundedMoney sum) throws IOException {
        Money down = sum.round(RoundingMode.DOWN);
        json.writeStringField(
                name,
                UnroundedMoney.of(down).equals(sum)
                        ? Form.MONEY.print(down)
                        : sum.amount() + " " + sum.currency().getCurrencyCode());
    }
}
