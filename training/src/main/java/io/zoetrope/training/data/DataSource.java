package io.zoetrope.training.data;

import java.util.List;

/** Lists labelled videos without decoding any. */
public interface DataSource {

  /** The classes it knows of, in the order of their indices. */
  List<String> labels();

  /** All samples that are usable; what is wrong with the others goes to {@code problems}. */
  List<Sample> samples(Problems problems);
}
