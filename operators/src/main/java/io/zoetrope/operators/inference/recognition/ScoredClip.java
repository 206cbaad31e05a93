package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.clip.ClipRules;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.schemas.ClipFeature;
import io.zoetrope.schemas.ClipScore;

/**
 * A clip's score.
 *
 * @param feature null unless features are on
 * @param rules the clip was made under
 */
public record ScoredClip(CameraKey camera, ClipScore score, ClipFeature feature, ClipRules rules)
    implements Recognition {}
