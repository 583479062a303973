/**
 * Exact values: fractions, percentages, money, roundings, limits and figures.
 *
 * <p>{@link dev.sla4j.value.Ratio} decides, {@link dev.sla4j.value.Percent} and {@link dev.sla4j.value.Limit} are what
 * an agreement states, {@link dev.sla4j.value.Figure} is what was measured, {@link dev.sla4j.value.Money} is what is
 * owed. No value is a binary floating-point number, and nothing is rounded except by a {@link dev.sla4j.value.Rounding}
 * or for display.
 *
 * <p>All types are immutable, value-based and safe for use by many threads. A null argument is a
 * {@link java.lang.NullPointerException} with the name of the parameter unless the parameter says what null means; a
 * value out of range is an {@link java.lang.IllegalArgumentException} with name, value and rule.
 */
package dev.sla4j.value;
