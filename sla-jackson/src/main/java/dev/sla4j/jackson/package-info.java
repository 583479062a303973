/** The Jackson module that reads and writes agreements, measurements, results and statements, and writes reports. */
package dev.sla4j.jackson;
