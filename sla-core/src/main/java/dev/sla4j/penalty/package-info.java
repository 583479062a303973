/**
 * What follows from a figure: a driver, a formula, an amount of a base, and caps. Data only; the settlement holds the algorithm.
 */
package dev.sla4j.penalty;
