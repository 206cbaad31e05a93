import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.onnx.Outputs;
import java.nio.file.Path;
import java.util.List;

/**
 * A model package for cameras alone, which never runs: 16 frames of 112 x 112, cut out of 171 x
 * 128, 15 a second. Argument: the folder that becomes it.
 */
final class SmallModel {
  private SmallModel() {}

  public static void main(String[] arguments) {
    var spec = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");
    ModelExport.of(spec, List.of("one", "two"))
        .options(spec.options().with("width", 8).classes(2))
        .outputs(Outputs.LOGITS)
        .seeded(1, Path.of(arguments[0]));
  }
}
