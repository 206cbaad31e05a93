/**
 * Models that lie elsewhere, by URI and hash, and their copies on this machine. Knows files only:
 * what runs them is in {@code engine}.
 */
package io.zoetrope.operators.inference.location;
