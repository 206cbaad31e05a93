package io.zoetrope.video.onvif;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * A camera that answered.
 *
 * @param service where its ONVIF device service is
 * @param name as the camera has it; its address where it says none
 * @param hardware its model; empty where it says none
 */
public record FoundCamera(URI service, String name, String hardware) {
  private static final String PATH = "/onvif/device_service";

  /**
   * One that nobody has to look for.
   *
   * @param host {@code host}, {@code host:port} or the address of its device service
   * @throws IllegalArgumentException where it is none of them
   */
  public static FoundCamera at(String host) {
    try {
      URI uri = new URI(host.contains("://") ? host : "http://" + host + PATH);
      if (uri.getHost() != null && uri.getUserInfo() == null) {
        return new FoundCamera(uri, uri.getHost(), "");
      }
    } catch (URISyntaxException e) {
      // as below, without what it quotes: it may hold a password
    }
    throw new IllegalArgumentException(
        "neither host, host:port nor the address of an ONVIF device service; a login goes to --user and --password");
  }
}
