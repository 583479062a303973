/**
 * What came out: figures with coverage and bounds, verdicts, outlook, credits, and the explanation from which all of it can be re-added.
 */
package dev.sla4j.report;
