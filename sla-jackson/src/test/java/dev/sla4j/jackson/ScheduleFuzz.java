package dev.sla4j.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.time.HolidayCalendars;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Whatever text is taken for a part of a schedule: refused, or a schedule that is written, read back, and laid out over a year. */
public final class ScheduleFuzz {
    private static final ObjectMapper MAPPER = Documents.mapper();
    private static final TimeRange YEAR = TimeRange.parse("2026-01-01T00:00Z/2027-01-01T00:00Z");
    private static final List<String> PLACES = List.of(
            "{\"weekly\":{\"zone\":\"Europe/London\",\"hours\":{\"monday\":[%s]}}}",
            "{\"weekly\":{\"zone\":%s,\"hours\":{\"monday-friday\":[\"09:00-17:00\"]}}}",
            "{\"weekly\":{\"zone\":\"Europe/London\",\"hours\":{%s:[\"09:00-17:00\"]}}}",
            "{\"weekly\":{\"zone\":\"Europe/London\",\"hours\":{\"sunday\":[\"22:00-06:00\"]},\"breaks\":[%s]}}",
            "{\"weekly\":{\"zone\":\"Europe/London\",\"hours\":{\"sunday\":[\"22:00-06:00\"]},\"overrides\":{%s:[\"00:00-24:00\"]}}}",
            "{\"ranges\":[%s]}",
            "%s");
    private static final String AGREEMENT =
            "{\"version\":1,\"id\":\"a\",\"zone\":\"UTC\",\"cycle\":\"monthly\",\"targets\":[{\"id\":\"t\",\"indicator\":\"availability\",\"hours\":%s}]}";

    private ScheduleFuzz() {}

    /**
     * Tries one input.
     *
     * @param data the place and the text
     * @throws IOException never
     */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        String text = new String(Arrays.copyOfRange(data, 1, data.length), StandardCharsets.UTF_8);
        String quoted = '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
        String hours = PLACES.get(Math.floorMod(data[0], PLACES.size())).replace("%s", quoted);
        Agreement agreement;
        try {
            agreement = MAPPER.readValue(AGREEMENT.replace("%s", hours), Agreement.class);
        } catch (JsonProcessingException e) {
            return;
        }
        if (!agreement.equals(MAPPER.readValue(MAPPER.writeValueAsString(agreement), Agreement.class))) {
            throw new AssertionError("is another one when it is read back: " + agreement);
        }
        Schedule schedule = agreement.targets().get(0).serviceHours();
        if (schedule != null && schedule.calendarIds().isEmpty()) {
            schedule.toTimeSet(YEAR, HolidayCalendars.empty());
        }
    }
}
