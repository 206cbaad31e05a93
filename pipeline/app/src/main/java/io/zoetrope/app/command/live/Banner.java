package io.zoetrope.app.command.live;

import io.zoetrope.app.embedded.LivePipeline;
import io.zoetrope.app.report.StartLines;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.zoo.pack.ModelPackage;

/** What to show while a pipeline runs; on the error stream, beside the events. */
final class Banner {
  private Banner() {}

  static void print(LivePipeline pipeline, ModelPackage model) {
    model(model);
    load(pipeline);
    StartLines.print(pipeline.preflight());
    pipeline.jobNews().ifPresent(sentence -> line("job", sentence));
    line("kafka", pipeline.bootstrapServers());
    line("flink", pipeline.webPage());
    line("log", System.getProperty("zoetrope.log"));
  }

  /** Of frames that go to a Kafka and no further. */
  static void ingest(ModelPackage model, String kafka) {
    model(model);
    line("kafka", kafka);
    line("log", System.getProperty("zoetrope.log"));
  }

  private static void model(ModelPackage model) {
    line("model", model.card().name() + (model.card().trained() ? "" : " (untrained)"));
  }

  /** Says what an edited configuration changed, or why it cannot. */
  static void config(String sentence) {
    line("config", sentence);
  }

  /**
   * Says what the cameras need of the device, whether the disk is full and whether checkpoints
   * fail, where that changed.
   */
  static void load(LivePipeline pipeline) {
    pipeline.capacityNews().ifPresent(sentence -> line("load", sentence));
    pipeline.diskNews().ifPresent(sentence -> line("disk", sentence));
    pipeline.checkpointNews().ifPresent(Banner::checkpoints);
  }

  /** Says how the job's checkpoints do from now on. */
  static void checkpoints(String sentence) {
    line("flink", sentence);
  }

  /** Says how a camera does from now on, and why, and what decodes its pictures. */
  static void state(CameraHealth change) {
    String reason = change.getMessage() == null ? "" : ": " + change.getMessage();
    boolean decodes = change.getState() == CameraState.STREAMING && change.getDecodedBy() != null;
    String decoder = decodes ? " by " + change.getDecodedBy() : "";
    line("camera", change.getCameraId() + " " + change.getState() + decoder + reason);
  }

  private static void line(String name, String value) {
    StartLines.line(name, value);
  }
}
