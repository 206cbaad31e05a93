/**
 * Model packages: a folder with network, labels and card. How one is made of a catalogue model is
 * the export's.
 */
package io.zoetrope.zoo.pack;
