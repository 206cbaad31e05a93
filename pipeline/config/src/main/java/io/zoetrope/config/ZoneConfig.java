package io.zoetrope.config;

import static io.zoetrope.config.Check.require;
import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.List;

/**
 * Part of a camera's picture that is a stream of its own, with its own clips and events. What it
 * leaves open is as of its camera, whose labels switched off hold besides.
 *
 * @param name the stream's id is {@code camera/name}
 * @param area which part
 * @param follow what the part used inside the area follows; null: all of it is used
 * @param priority in overload the lower ones go first; null: the camera's
 * @param schedule hours in which it is looked at, while its camera is; empty: all of those
 */
public record ZoneConfig(
    String name,
    AreaConfig area,
    Follow follow,
    Integer priority,
    List<String> labelsOff,
    Float startScore,
    Float endScore,
    Duration hop,
    List<HoursConfig> schedule) {
  public ZoneConfig {
    require(name != null && name.matches(CameraConfig.ID), "name: 1 to 64 of A-Z a-z 0-9 . _ -");
    require(area != null, "area: write left,top,width,height or a polygon's corners x,y x,y x,y");
    labelsOff = List.copyOf(requireNonNullElse(labelsOff, List.of()));
    CameraConfig.checkScores(startScore, endScore);
    RecognitionConfig.checkHop(hop);
    schedule = List.copyOf(requireNonNullElse(schedule, List.of()));
  }
}
