/**
 * How values move between Flink's operators and are kept in state, and in which unit times are.
 * Knows no type of another package.
 */
package io.zoetrope.operators.types;
