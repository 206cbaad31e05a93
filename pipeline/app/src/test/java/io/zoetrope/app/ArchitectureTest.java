package io.zoetrope.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The modules' arrows, and who may see which big library. */
@AnalyzeClasses(packages = "io.zoetrope", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
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
          .whereLayer("operators")
          .mayOnlyBeAccessedByLayers("job", "app")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("zoo")
          .mayOnlyBeAccessedByLayers("operators", "training", "job", "app")
          .whereLayer("schemas")
          .mayOnlyBeAccessedByLayers("operators", "ingester", "job", "app")
          .whereLayer("yaml")
          .mayOnlyBeAccessedByLayers("zoo", "training", "app");

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
  static final ArchRule onlyTheIngesterSeesGStreamer =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.zoetrope.ingester..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.freedesktop..", "com.sun.jna.."));

  @ArchTest
  static final ArchRule onlyTheAppSeesABroker =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.zoetrope.app..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("kafka..", "org.apache.kafka.metadata.."));
}
