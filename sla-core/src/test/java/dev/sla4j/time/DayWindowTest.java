package dev.sla4j.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayWindowTest {

    @ParameterizedTest
    @CsvSource({
        "09:00, 17:00, 540, 1020, false, 09:00-17:00",
        "00:00, 24:00, 0, 1440, false, 00:00-24:00",
        "00:00, 00:00, 0, 1440, false, 00:00-24:00",
        "22:00, 24:00, 1320, 1440, false, 22:00-24:00",
        "22:00, 00:00, 1320, 1440, false, 22:00-24:00",
        "22:00, 06:00, 1320, 1800, true, 22:00-06:00",
        "09:00, 09:00, 540, 1980, true, 09:00-09:00"
    })
    void readsTheEnds(String from, String to, long start, long end, boolean overnight, String text) {
        DayWindow window = DayWindow.of(from, to);
        assertEquals(Zones.minutes(start), window.startNanoOfDay());
        assertEquals(Zones.minutes(end), window.endNanoOfDay());
        assertEquals(overnight, window.isOvernight());
        assertEquals(text, window.toString());
    }

    @Test
    void readsSecondsAndFractions() {
        assertEquals(new DayWindow(1_500_000_000L, 2_000_000_000L), DayWindow.of("00:00:01.5", "00:00:02"));
    }

    @ParameterizedTest
    @CsvSource({
        "9:00, 17:00, from (9:00) must be a local time such as 09:00 or 24:00",
        "09:00, 25:00, to (25:00) must be a local time such as 09:00 or 24:00",
        "09:00, 24:01, to (24:01) must be a local time such as 09:00 or 24:00"
    })
    void refusesOtherText(String from, String to, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> DayWindow.of(from, to))
                        .getMessage());
    }

    @Test
    void refuses24AsStart() {
        assertEquals(
                "from (24:00) must not be the start of a window\nMaybe 00:00 of the next day is meant",
                assertThrows(IllegalArgumentException.class, () -> DayWindow.of("24:00", "06:00"))
                        .getMessage());
        assertEquals(
                "to",
                assertThrows(NullPointerException.class, () -> DayWindow.of("09:00", null))
                        .getMessage());
    }

    @Test
    void checksItsNumbers() {
        long day = Zones.hours(24);
        assertThrows(IllegalArgumentException.class, () -> new DayWindow(-1, 5));
        assertThrows(IllegalArgumentException.class, () -> new DayWindow(day, day + 1));
        assertThrows(IllegalArgumentException.class, () -> new DayWindow(5, 5));
        assertThrows(IllegalArgumentException.class, () -> new DayWindow(5, day + 6));
        assertEquals(day + 5, new DayWindow(5, day + 5).endNanoOfDay());
        assertEquals(0, new DayWindow(0, day).startNanoOfDay());
    }

    @Test
    void comparesStartsThenEnds() {
        assertTrue(DayWindow.of("09:00", "17:00").compareTo(DayWindow.of("10:00", "11:00")) < 0);
        assertTrue(DayWindow.of("09:00", "17:00").compareTo(DayWindow.of("09:00", "11:00")) > 0);
        assertEquals(0, DayWindow.of("09:00", "17:00").compareTo(DayWindow.of("09:00", "17:00:00")));
    }
}
