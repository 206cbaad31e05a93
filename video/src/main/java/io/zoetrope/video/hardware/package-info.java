/**
 * Decoders of graphics cards and other hardware: that they go before software, and which of them
 * have failed. Choosing a decoder for a stream stands elsewhere.
 */
package io.zoetrope.video.hardware;
