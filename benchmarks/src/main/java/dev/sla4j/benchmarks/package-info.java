/**
 * What an evaluation costs, beside the cost of merely reading the rows and beside what people use instead.
 *
 * <p>Each workload has one class of benchmarks, its data with fixed seeds, and its peers as an enum behind one small interface.
 */
package dev.sla4j.benchmarks;
