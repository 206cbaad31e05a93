package io.zoetrope.video.onvif;

import java.io.IOException;

/** A camera that does not answer as ONVIF says, in a sentence with what to do about it. */
public final class OnvifException extends IOException {
  private static final long serialVersionUID = 1;

  OnvifException(String message) {
    super(message);
  }

  OnvifException(String message, Throwable cause) {
    super(message, cause);
  }
}
