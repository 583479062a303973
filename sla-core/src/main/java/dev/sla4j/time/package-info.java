/** The time algebra: ranges, sets, schedules, service clocks and evaluation cycles. */
package dev.sla4j.time;
