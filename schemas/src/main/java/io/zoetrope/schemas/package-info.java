/**
 * The records of every topic, their names and their serde. Who reads or writes them is not known
 * here.
 */
package io.zoetrope.schemas;
