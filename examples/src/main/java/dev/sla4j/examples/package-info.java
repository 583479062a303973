/**
 * Published agreements, written down and evaluated.
 *
 * <p>The agreements are documents in {@code published/agreements}, what happened is JSON Lines in {@code published/outages}, and
 * {@code published/cases.json} says which belong together. Fields that begin with {@code x-} are for people: the record of the catalogue, the
 * source, what is assumed and what is left out. Nothing here knows a provider.
 */
package dev.sla4j.examples;
