package io.zoetrope.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** The modules' arrows, the packages' size, and who may see which big library. */
@AnalyzeClasses(packages = "io.zoetrope", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** Packages larger than others; each says in its package-info why. */
  private static final Map<String, Integer> LARGER =
      Map.of("io.zoetrope.zoo.family", 27, "io.zoetrope.video.gst", 30);

  private static final int LARGEST = 25;

  @ArchTest
  static final ArchRule arrowsPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("yaml")
          .definedBy("io.zoetrope.yaml..")
          .layer("schemas")
          .definedBy("io.zoetrope.schemas..")
          .layer("zoo")
          .definedBy("io.zoetrope.zoo..")
          .layer("operators")
          .definedBy("io.zoetrope.operators..")
          .layer("video")
          .definedBy("io.zoetrope.video..")
          .layer("scenes")
          .definedBy("io.zoetrope.scenes..")
          .layer("training")
          .definedBy("io.zoetrope.training..")
          .layer("config")
          .definedBy("io.zoetrope.config..")
          .layer("ingester")
          .definedBy("io.zoetrope.ingester..")
          .layer("job")
          .definedBy("io.zoetrope.job..")
          .layer("app")
          .definedBy("io.zoetrope.app..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("ingester")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers("ingester", "job", "app")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("scenes")
          .mayOnlyBeAccessedByLayers("training", "app")
          .whereLayer("video")
          .mayOnlyBeAccessedByLayers("training", "ingester", "app")
          .whereLayer("operators")
          .mayOnlyBeAccessedByLayers("job", "app")
          .whereLayer("zoo")
          .mayOnlyBeAccessedByLayers("operators", "training", "job", "app")
          .whereLayer("schemas")
          .mayOnlyBeAccessedByLayers("operators", "ingester", "job", "app")
          .whereLayer("yaml")
          .mayOnlyBeAccessedByLayers("zoo", "training", "config", "ingester", "job", "app");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.zoetrope.(**)").should().beFreeOfCycles();

  @ArchTest
  static void packagesHoldFewTypes(JavaClasses classes) {
    var types = new TreeMap<String, Integer>();
    classes.stream()
        .filter(each -> each.isTopLevelClass() && !each.getSimpleName().equals("package-info"))
        .filter(each -> !each.isAssignableTo(SpecificRecord.class)) // generated
        .forEach(each -> types.merge(each.getPackageName(), 1, Integer::sum));
    assertThat(types)
        .allSatisfy(
            (name, count) ->
                assertThat(count)
                    .as("types of %s", name)
                    .isLessThanOrEqualTo(LARGER.getOrDefault(name, LARGEST)));
  }

  @ArchTest
  static final ArchRule onlyTheYamlModuleSeesYamlLibraries =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.zoetrope.yaml..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("org.yaml..", "com.fasterxml.jackson.dataformat.yaml.."));

  @ArchTest
  static final ArchRule schemasKnowNeitherFlinkNorGStreamer =
      noClasses()
          .that()
          .resideInAPackage("io.zoetrope.schemas..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.apache.flink..", "org.freedesktop.."));

  @ArchTest
  static final ArchRule theConfigurationKnowsNoneOfWhatItConfigures =
      noClasses()
          .that()
          .resideInAnyPackage("io.zoetrope.config..", "io.zoetrope.yaml..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.apache..",
                  "org.freedesktop..",
                  "com.sun.jna..",
                  "ai.djl..",
                  "ai.onnxruntime.."));

  @ArchTest
  static final ArchRule zooKnowsNeitherFlinkNorKafka =
      noClasses()
          .that()
          .resideInAnyPackage("io.zoetrope.zoo..", "io.zoetrope.training..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.apache.flink..", "org.apache.kafka.."));

  @ArchTest
  static final ArchRule onlyZooTrainingAndInferenceSeeTheEngines =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.zoetrope.zoo..", "io.zoetrope.training..", "io.zoetrope.operators.inference..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("ai.djl..", "ai.onnxruntime.."));

  @ArchTest
  static final ArchRule onlyVideoSeesGStreamer =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.zoetrope.video..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.freedesktop.."));

  @ArchTest
  static final ArchRule onlyVideoAndTheRuntimeCallNativeCode =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.zoetrope.video..", "io.zoetrope.zoo.runtime..")
          .should()
          .dependOnClassesThat(resideInAPackage("com.sun.jna.."));

  @ArchTest
  static final ArchRule onlyTheAppSeesABroker =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.zoetrope.app..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("kafka..", "org.apache.kafka.metadata.."));
}
