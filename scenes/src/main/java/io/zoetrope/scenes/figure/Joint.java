package io.zoetrope.scenes.figure;

/** The points of a figure between which limbs are drawn. */
public enum Joint {
  PELVIS,
  WAIST,
  NECK,
  HEAD,
  LEFT_SHOULDER,
  RIGHT_SHOULDER,
  LEFT_ELBOW,
  RIGHT_ELBOW,
  LEFT_HAND,
  RIGHT_HAND,
  LEFT_HIP,
  RIGHT_HIP,
  LEFT_KNEE,
  RIGHT_KNEE,
  LEFT_ANKLE,
  RIGHT_ANKLE,
  LEFT_TOE,
  RIGHT_TOE;

  public static Joint shoulder(Side side) {
    return side == Side.LEFT ? LEFT_SHOULDER : RIGHT_SHOULDER;
  }

  public static Joint elbow(Side side) {
    return side == Side.LEFT ? LEFT_ELBOW : RIGHT_ELBOW;
  }

  public static Joint hand(Side side) {
    return side == Side.LEFT ? LEFT_HAND : RIGHT_HAND;
  }

  public static Joint hip(Side side) {
    return side == Side.LEFT ? LEFT_HIP : RIGHT_HIP;
  }

  public static Joint knee(Side side) {
    return side == Side.LEFT ? LEFT_KNEE : RIGHT_KNEE;
  }

  public static Joint ankle(Side side) {
    return side == Side.LEFT ? LEFT_ANKLE : RIGHT_ANKLE;
  }

  public static Joint toe(Side side) {
    return side == Side.LEFT ? LEFT_TOE : RIGHT_TOE;
  }
}
