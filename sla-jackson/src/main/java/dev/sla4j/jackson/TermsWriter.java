package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.agreement.ChronicRule;
import dev.sla4j.agreement.ClaimTerms;
import dev.sla4j.agreement.CreditUse;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.EarnBack;
import dev.sla4j.agreement.RunningCap;
import dev.sla4j.agreement.SeveralPeriods;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.penalty.Base;
import java.io.IOException;

/** Writes what an agreement says over several periods. */
final class TermsWriter {
    private TermsWriter() {}

    static void terms(JsonGenerator json, SeveralPeriods terms) throws IOException {
        json.writeStartObject();
        Writer.list(json, "rights", terms.rights(), TermsWriter::right);
        Writer.list(json, "caps", terms.caps(), TermsWriter::cap);
        Writer.list(json, "earn-backs", terms.earnBacks(), TermsWriter::earnBack);
        if (!terms.claims().equals(ClaimTerms.AUTOMATIC)) {
            Writer.field(json, "claims", terms.claims(), TermsWriter::claims);
        }
        if (!terms.use().equals(CreditUse.PAID)) {
            Writer.field(json, "use", terms.use(), TermsWriter::use);
        }
        json.writeEndObject();
    }

    private static void right(JsonGenerator json, ChronicRule rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        Writer.field(json, "clause", rule.clause(), Form.NAME);
        Writer.field(json, "when", rule.trigger(), TermsWriter::trigger);
        json.writeStringField("grants", rule.grants());
        Writer.field(json, "within", rule.exercise(), TermsWriter::deadline);
        json.writeEndObject();
    }

    private static void trigger(JsonGenerator json, Trigger trigger) throws IOException {
        if (trigger instanceof Trigger.Missed missed) {
            if (missed.targets().isEmpty()) {
                json.writeString("missed");
            } else {
                Writer.member(
                        json,
                        "missed",
                        missed.targets(),
                        (to, all) -> Writer.list(to, all, JsonGenerator::writeString));
            }
            return;
        }
        if (trigger instanceof Trigger.AnyOf any) {
            Writer.member(json, "any-of", any.parts(), (to, all) -> Writer.list(to, all, TermsWriter::trigger));
            return;
        }
        if (trigger instanceof Trigger.AllOf all) {
            Writer.member(json, "all-of", all.parts(), (to, parts) -> Writer.list(to, parts, TermsWriter::trigger));
            return;
        }
        if (trigger instanceof Trigger.FigureWithin within) {
            Writer.startMember(json, "figure");
            json.writeStringField("target", within.target());
            Writer.field(json, "limit", within.limit(), Form.LIMIT);
        } else if (trigger instanceof Trigger.DownFor down) {
            Writer.startMember(json, "down");
            json.writeStringField("target", down.target());
            Writer.field(json, "limit", down.limit(), Form.LIMIT);
            Writer.field(json, "window", down.window(), Form.DURATION);
        } else if (trigger instanceof Trigger.Notified notified) {
            Writer.startMember(json, "notified");
            Writer.field(json, "of", notified.of(), TermsWriter::trigger);
            json.writeStringField("fact", notified.kind());
            Writer.field(json, "within", notified.within(), TermsWriter::deadline);
        } else if (trigger instanceof Trigger.Times times) {
            Writer.startMember(json, "times");
            Writer.field(json, "of", times.of(), TermsWriter::trigger);
            json.writeNumberField("at-least", times.atLeast());
            json.writeNumberField("of-last", times.ofLast());
        } else {
            throw new AssertionError("unhandled trigger " + trigger);
        }
        Writer.endMember(json);
    }

    private static void deadline(JsonGenerator json, Deadline deadline) throws IOException {
        if (deadline instanceof Deadline.Elapsed elapsed) {
            Writer.member(json, "elapsed", Form.DURATION.print(elapsed.length()), JsonGenerator::writeString);
        } else if (deadline instanceof Deadline.Days days) {
            Writer.member(json, "days", days.days(), JsonGenerator::writeNumber);
        } else if (deadline instanceof Deadline.Months months) {
            Writer.member(json, "months", months.months(), JsonGenerator::writeNumber);
        } else if (deadline instanceof Deadline.BusinessDays days) {
            Writer.startMember(json, "business-days");
            json.writeNumberField("days", days.days());
            Writer.field(json, "working-days", days.workingDays(), TimeWriter::schedule);
            Writer.endMember(json);
        } else if (deadline instanceof Deadline.EndOfMonth month) {
            Writer.member(json, "end-of-month", month.months(), JsonGenerator::writeNumber);
        } else if (deadline instanceof Deadline.Cycles cycles) {
            Writer.member(json, "cycles", cycles.cycles(), JsonGenerator::writeNumber);
        } else {
            throw new AssertionError("unhandled deadline " + deadline);
        }
    }

    private static void cap(JsonGenerator json, RunningCap cap) throws IOException {
        json.writeStartObject();
        if (cap.periods() > 0) {
            json.writeNumberField("periods", cap.periods());
        }
        Writer.field(json, "cap", cap.cap(), (to, most) -> PenaltyWriter.cap(to, most, Base.allFees()));
        if (cap.credited() > 0) {
            json.writeNumberField("credited", cap.credited());
        }
        json.writeEndObject();
    }

    private static void earnBack(JsonGenerator json, EarnBack earnBack) throws IOException {
        json.writeStartObject();
        json.writeStringField("target", earnBack.target());
        Writer.field(json, "reached", earnBack.reached(), Form.LIMIT);
        json.writeNumberField("periods", earnBack.periods());
        json.writeEndObject();
    }

    private static void claims(JsonGenerator json, ClaimTerms claims) throws IOException {
        json.writeStartObject();
        Writer.field(json, "within", claims.deadline(), TermsWriter::deadline);
        if (claims.goodStanding()) {
            json.writeBooleanField("good-standing", true);
        }
        if (claims.harmShown()) {
            json.writeBooleanField("harm-shown", true);
        }
        if (claims.minimumAge() > 0) {
            json.writeNumberField("not-before", claims.minimumAge());
        }
        if (claims.from() != ClaimTerms.From.PERIOD_END) {
            json.writeStringField("from", Names.of(claims.from()));
        }
        json.writeEndObject();
    }

    private static void use(JsonGenerator json, CreditUse use) throws IOException {
        json.writeStartObject();
        if (use.mostOfInvoice() != null) {
            json.writeStringField("most-of-invoice", use.mostOfInvoice().toString());
        }
        if (use.expiresAfterMonths() > 0) {
            json.writeNumberField("expires-after-months", use.expiresAfterMonths());
        }
        json.writeStringField("at-end", Names.of(use.atEnd()));
        json.writeEndObject();
    }
}
