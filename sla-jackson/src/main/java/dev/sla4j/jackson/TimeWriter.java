package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sla4j.time.DayWindow;
import dev.sla4j.time.EndOfMonth;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Recurrence;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.WeeklySchedule;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes cycles and schedules. */
final class TimeWriter {
    private TimeWriter() {}

    static void recurrence(JsonGenerator json, Recurrence recurrence) throws IOException {
        json.writeStartObject();
        Writer.field(json, "cycle", recurrence.cycle(), TimeWriter::cycle);
        Writer.field(json, "at", recurrence.at(), Form.LOCAL_TIME);
        Writer.field(json, "zone", recurrence.zone(), Form.ZONE);
        Writer.field(json, "working-days", recurrence.workingDays(), TimeWriter::weekly);
        json.writeEndObject();
    }

    static void cycle(JsonGenerator json, EvaluationCycle cycle) throws IOException {
        if (cycle instanceof EvaluationCycle.Daily) {
            json.writeString("daily");
        } else if (cycle instanceof EvaluationCycle.Weekly weekly) {
            weeks(json, weekly);
        } else if (cycle instanceof EvaluationCycle.Months months) {
            months(json, months);
        } else if (cycle instanceof EvaluationCycle.FixedLength fixed) {
            Writer.startMember(json, "fixed-length");
            Writer.field(json, "length", fixed.length(), Form.DURATION);
            Writer.field(json, "anchor", fixed.anchor(), Form.INSTANT);
            Writer.endMember(json);
        } else if (cycle instanceof EvaluationCycle.Rolling rolling) {
            Writer.startMember(json, "rolling");
            Writer.field(json, "length", rolling.length(), Form.DURATION);
            Writer.endMember(json);
        } else if (cycle instanceof EvaluationCycle.Anchored anchored) {
            Writer.startMember(json, "anchored");
            Writer.field(json, "anchor", anchored.anchor(), Form.DATE);
            Writer.field(json, "length", anchored.length(), Form.PERIOD);
            Writer.endMember(json);
        } else {
            throw new AssertionError("unhandled cycle " + cycle);
        }
    }

    private static void weeks(JsonGenerator json, EvaluationCycle.Weekly weekly) throws IOException {
        if (weekly.firstDay() == DayOfWeek.MONDAY) {
            json.writeString("weekly");
        } else {
            Writer.startMember(json, "weekly");
            json.writeStringField("from", Names.of(weekly.firstDay()));
            Writer.endMember(json);
        }
    }

    private static void months(JsonGenerator json, EvaluationCycle.Months months) throws IOException {
        String name = switch (months.months()) {
            case 1 -> "monthly";
            case 2 -> "every-two-months";
            case 3 -> "quarterly";
            case 4 -> "every-four-months";
            case 6 -> "half-yearly";
            case 12 -> "yearly";
            default -> throw new AssertionError("unhandled number of months " + months);
        };
        if (months.firstMonth() == 1 && months.day() == 1) {
            json.writeString(name);
            return;
        }
        Writer.startMember(json, name);
        if (months.firstMonth() != 1) {
            json.writeNumberField("from-month", months.firstMonth());
        }
        if (months.day() != 1) {
            json.writeNumberField("from-day", months.day());
        }
        if (months.rule() != EndOfMonth.LAST_DAY) {
            json.writeStringField("end-of-month", Names.of(months.rule()));
        }
        Writer.endMember(json);
    }

    static void schedule(JsonGenerator json, Schedule schedule) throws IOException {
        if (schedule instanceof Schedule.Always) {
            json.writeString("always");
        } else if (schedule instanceof WeeklySchedule weekly) {
            weekly(json, weekly);
        } else if (schedule instanceof Schedule.Ranges ranges) {
            Writer.member(
                    json,
                    "ranges",
                    ranges.open().ranges(),
                    (to, all) -> Writer.list(to, all, (out, range) -> out.writeString(Form.RANGE.print(range))));
        } else if (schedule instanceof Schedule.Combined combined) {
            Writer.member(
                    json,
                    Names.of(combined.combination()),
                    partsOf(combined),
                    (to, parts) -> Writer.list(to, parts, TimeWriter::schedule));
        } else {
            throw new AssertionError("unhandled schedule " + schedule);
        }
    }

    /** The parts of a chain of one combination, which is read from the left. */
    private static List<Schedule> partsOf(Schedule.Combined combined) {
        List<Schedule> parts = new ArrayList<>();
        Schedule rest = combined;
        while (rest instanceof Schedule.Combined chain && chain.combination() == combined.combination()) {
            parts.add(0, chain.second());
            rest = chain.first();
        }
        parts.add(0, rest);
        return parts;
    }

    static void weekly(JsonGenerator json, WeeklySchedule weekly) throws IOException {
        Writer.startMember(json, "weekly");
        Writer.field(json, "zone", weekly.zone(), Form.ZONE);
        json.writeObjectFieldStart("hours");
        hours(json, weekly);
        json.writeEndObject();
        Writer.list(json, "breaks", weekly.breaks(), TimeWriter::window);
        Writer.texts(json, "closed-on", weekly.closedOn());
        if (!weekly.openLike().isEmpty()) {
            json.writeObjectFieldStart("open-like");
            for (Map.Entry<String, DayOfWeek> calendar : weekly.openLike().entrySet()) {
                json.writeStringField(calendar.getKey(), Names.of(calendar.getValue()));
            }
            json.writeEndObject();
        }
        if (!weekly.overrides().isEmpty()) {
            json.writeObjectFieldStart("overrides");
            for (Map.Entry<LocalDate, List<DayWindow>> date : weekly.overrides().entrySet()) {
                json.writeFieldName(date.getKey().toString());
                Writer.list(json, date.getValue(), TimeWriter::window);
            }
            json.writeEndObject();
        }
        Writer.endMember(json);
    }

    /** Days that follow each other with the same windows are written together. */
    private static void hours(JsonGenerator json, WeeklySchedule weekly) throws IOException {
        for (int first = 1; first <= 7; first++) {
            List<DayWindow> windows = weekly.windowsOn(DayOfWeek.of(first));
            int last = first;
            while (last < 7 && weekly.windowsOn(DayOfWeek.of(last + 1)).equals(windows)) {
                last++;
            }
            String from = Names.of(DayOfWeek.of(first));
            Writer.list(
                    json,
                    last == first ? from : from + "-" + Names.of(DayOfWeek.of(last)),
                    windows,
                    TimeWriter::window);
            first = last;
        }
    }

    private static void window(JsonGenerator json, DayWindow window) throws IOException {
        json.writeString(Form.WINDOW.print(window));
    }
}
