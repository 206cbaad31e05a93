/**
 * ONVIF: which cameras answer on the network, and which streams each offers. What is sent to a
 * camera that was found is the digest of a password, never the password.
 */
package io.zoetrope.video.onvif;
