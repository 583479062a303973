/** Published agreements, written down and evaluated. */
package dev.sla4j.examples;
