package io.zoetrope.training.prediction;

import java.nio.file.Path;

/** How GluonCV's feature extraction scripts name a video's file. */
public enum FeatureNames {
  /** {@code MODEL_NAME_feat.npy}, the video's name without its extension. */
  TORCH {
    @Override
    String video(String fileName) {
      int dot = fileName.indexOf('.');
      return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
  },
  /** {@code MODEL_NAME.mp4_feat.npy}. */
  MXNET {
    @Override
    String video(String fileName) {
      return fileName;
    }
  };

  /** The part of the name that stands for the video. */
  abstract String video(String fileName);

  String of(String model, Path video) {
    return "%s_%s_feat.npy".formatted(model, video(video.getFileName().toString()));
  }
}
