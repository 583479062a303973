/** The Jackson module that reads and writes agreements, measurements and reports. */
package dev.sla4j.jackson;
