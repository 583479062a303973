package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.measurement.Outage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementFaultsTest {
    private final ObjectMapper mapper = Documents.mapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} | type must be stated: one of outage, state-change, probe, request, request-count, sample, work-item, item-event, exclusion, service-life, watched, fact
            {"type":"incident"} | type ("incident") must be one of outage, state-change, probe, request, request-count, sample, work-item, item-event, exclusion, service-life, watched, fact
            {"type":7} | type (7) must be text, as text in quotes
            [] | document ([]) must be an object, in braces
            {"type":"outage"} | start must be stated
            {"type":"outage","start":"2026-03-07 10:00"} | start ("2026-03-07 10:00") must be an ISO-8601 date-time with an offset, such as 2026-03-07T10:00Z or 2026-03-07T11:00+01:00
            {"type":"outage","start":1772877600} | start (1772877600) must be an ISO-8601 date-time with an offset such as "2026-03-07T10:00Z", as text in quotes
            {"type":"outage","start":"2026-03-07T10:00Z","end":"2026-03-07T09:00Z"} | end ("2026-03-07T09:00Z") must not be before start
            {"type":"outage","start":"2026-03-07T10:00Z","end":null} | end (null) must be an ISO-8601 date-time with an offset such as "2026-03-07T10:00Z", as text in quotes
            {"type":"outage","start":"2026-03-07T10:00Z","weight":"0%"} | weight ("0%") must be above 0 and at most 1
            {"type":"work-item","item":"ticket"} | id must be stated, because what happens to it comes by its id
            {"type":"outage","start":"2026-03-07T10:00Z","weight":"half"} | weight ("half") must be decimal digits and a percent sign, such as 99.9%
            {"type":"outage","start":"2026-03-07T10:00Z","restored":"2026-03-07T11:00Z"} | restored ("2026-03-07T11:00Z") must not be here; known are type, subject, source, id, known-at, attributes, start, end, weight, cause, incident, milestones
            {"type":"outage","start":"2026-03-07T10:00Z","milestones":{"restored":"2026-03-07T11:00Z"}} | milestones ({…}) must not have restored; the start and the end of the outage say it
            {"type":"outage","start":"2026-03-07T10:00Z","milestones":{" ":"2026-03-07T11:00Z"}} | milestones.  ("2026-03-07T11:00Z") must not be blank
            {"type":"outage","start":"2026-03-07T10:00Z","attributes":{"rack":7}} | attributes.rack (7) must be text, as text in quotes
            {"type":"state-change","at":"2026-03-07T10:00Z"} | state must be stated
            {"type":"probe","at":"2026-03-07T10:00Z","good":"yes"} | good ("yes") must be true or false
            {"type":"exclusion","start":"2026-03-07T10:00Z","end":"2026-03-07T09:00Z","category":"m"} | end ("2026-03-07T09:00Z") must not be before start
            {"type":"exclusion","start":"2026-03-07T10:00Z","end":"2026-03-07T11:00Z"} | category must be stated
            {"type":"service-life","start":"2026-03-07T10:00Z","end":"2026-03-07T11:00Z","population":0} | population (0) must be at least 1
            {"type":"service-life","start":"2026-03-07T10:00Z","end":"2026-03-07T11:00Z","population":1e3} | population (1e3) must be a whole number, without quotes
            {"type":"watched","start":"+999999999-12-31T23:59Z","end":"2026-03-07T11:00Z"} | start ("+999999999-12-31T23:59Z") must lie between 1677-09-21T00:12:43.145224192Z and 2262-04-11T23:47:16.854775807Z
            """)
    void aFaultIsToldWithPathValueAndRule(String json, String message) {
        SlaFormatException e = assertThrows(SlaFormatException.class, () -> mapper.readValue(json, Measurement.class));
        assertEquals(message, e.getMessage());
    }

    @Test
    void aHintIsTold() {
        SlaFormatException e = assertThrows(
                SlaFormatException.class,
                () -> Documents.measurement("{\"type\":\"outage\",\"start\":\"2026-03-07T10:00\"}"));
        assertTrue(e.getMessage().endsWith("; maybe the offset is missing"), e.getMessage());
    }

    @Test
    void anotherKindThanAskedForIsAFault() {
        SlaFormatException e = assertThrows(
                SlaFormatException.class,
                () -> mapper.readValue(
                        "{\"type\":\"probe\",\"at\":\"2026-03-07T10:00Z\",\"good\":true}", Outage.class));
        assertEquals("document ({…}) must be of the type outage", e.getMessage());
    }

    @Test
    void anElementOfACollectionKeepsItsPlace() {
        SlaFormatException e = assertThrows(
                SlaFormatException.class,
                () -> mapper.readValue(
                        "[{\"type\":\"x\"}]",
                        mapper.getTypeFactory().constructCollectionType(List.class, Measurement.class)));
        assertEquals("java.util.ArrayList[0]", e.getPathReference());
    }
}
