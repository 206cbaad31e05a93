package io.zoetrope.config;

/** How a camera's RTP packets travel. */
public enum Transport {
  /** Inside the RTSP connection: nothing is lost, firewalls are passed. */
  TCP,
  /** Datagrams, with TCP where none arrive. */
  UDP,
  /** Inside an HTTP connection, which proxies let through that know of nothing else. */
  HTTP
}
