/**
 * What was agreed: parties, term, zone, cycle, fees, targets, exclusion rules and settlement, and the reference data an agreement names.
 */
package dev.sla4j.agreement;
