/**
 * From an agreement and what happened to a report. One implementation serves one call, a stream and merged parts.
 */
package dev.sla4j.engine;
