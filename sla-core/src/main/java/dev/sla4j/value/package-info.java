/** Exact values: fractions, percentages, money, roundings, limits and figures. */
package dev.sla4j.value;
