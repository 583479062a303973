/**
 * What is promised: when a service counts as down, what is measured, over which subjects, and when the promise is kept.
 *
 * <p>Three sealed families, each composed from few members: {@link dev.sla4j.target.Downtime}, {@link dev.sla4j.target.Indicator} and
 * {@link dev.sla4j.target.Objective}. They are data; the engine holds the algorithms.
 */
package dev.sla4j.target;
