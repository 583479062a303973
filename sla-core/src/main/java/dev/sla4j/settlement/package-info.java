/** From attainment to credits: one pure function of the agreement, what was attained, and the history. */
package dev.sla4j.settlement;
