package io.zoetrope.ingester;

/** How a camera's packets travel. */
public enum Transport {
  /** Inside the RTSP connection: nothing is lost, firewalls are passed. */
  TCP("tcp"),
  /** Datagrams, with TCP where none arrive. */
  UDP("udp+tcp");

  private final String protocols;

  Transport(String protocols) {
    this.protocols = protocols;
  }

  /** The value of rtspsrc's property. */
  String protocols() {
    return protocols;
  }
}
