/** What pictures travel as: how they are encoded in each pixel format, and how large they get. */
package io.zoetrope.ingester.format;
