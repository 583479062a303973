/** What an evaluation costs, beside the cost of merely reading the columns and beside what people use instead. */
package dev.sla4j.benchmarks;
