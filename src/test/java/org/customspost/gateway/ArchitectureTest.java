package org.customspost.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of packages in docs/architecture.md is true, and the house keeps to its words. */
class ArchitectureTest {
  private static final String ROOT = "org.customspost.gateway";
  private static final Path SOURCES = Path.of("src/main/java/org/customspost/gateway");
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void usesOnlyWhatTheTableOfPackagesAllowsAndAllowsOnlyWhatIsUsed() throws IOException {
    Map<String, PackageTable.Row> table = PackageTable.read();
    Map<String, Map<String, String>> used = usedPackages();

    List<String> problems = new ArrayList<>();
    for (String each : packagesInSources())
      if (!table.containsKey(each))
        problems.add("add a row for package `%s` to %s".formatted(each, PackageTable.FILE));
    for (PackageTable.Row row : table.values()) {
      Map<String, String> uses = used.getOrDefault(row.name(), Map.of());
      uses.forEach(
          (target, example) -> {
            if (!row.uses().contains(target))
              problems.add(
                  "%s: `%s` uses `%s` (%s); mend the code, or add `%s` to this line"
                      .formatted(row.place(), row.name(), target, example, target));
          });
      for (String allowed : row.uses())
        if (!uses.containsKey(allowed))
          problems.add(
              "%s: `%s` does not use `%s`; take it out of this line"
                  .formatted(row.place(), row.name(), allowed));
      if (!packagesInSources().contains(row.name()))
        problems.add("%s: there is no package `%s`".formatted(row.place(), row.name()));
    }
    assertThat(problems).isEmpty();
  }

  @Test
  void hasArrowsThatGoDownTheTableOnly() throws IOException {
    List<String> above = new ArrayList<>();
    for (PackageTable.Row row : PackageTable.read().values()) {
      assertThat(above).as(row.place() + ": `" + row.name() + "`").containsAll(row.uses());
      above.add(row.name());
    }
  }

  @Test
  void hasNoCyclesAtAnyDepth() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void knowsCamelOnlyAtTheDoorsAndInTheWiring() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".channel..", ROOT + ".app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .check(MAIN);
  }

  /** What is off by default must cost nothing: only what is asked for may load its classes. */
  @Test
  void knowsOpenTelemetryOnlyWhereItIsAskedFor() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".app.traces")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..")
        .check(MAIN);
  }

  @Test
  void givesNoTypeAVagueName() {
    classes()
        .should()
        .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl|Data|Info|Base)$")
        .andShould()
        .haveNameNotMatching(".*[.$]Abstract[A-Z][A-Za-z]*$")
        .check(MAIN);
  }

  @Test
  void keepsTheModelToRecordsEnumsAndInterfaces() {
    classes().that().resideInAPackage(ROOT + ".model..").should(bePlainValues()).check(MAIN);
  }

  @Test
  void printsAndExitsOnlyInTheApplication() {
    noClasses()
        .that(not(resideInAnyPackage(ROOT + ".app..")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(MAIN);
  }

  @Test
  void saysThePurposeAndTheNullContractOfEveryPackage() throws IOException {
    for (Path folder : foldersWithSources()) {
      Path info = folder.resolve("package-info.java");
      assertThat(info).exists();
      assertThat(Files.readString(info)).startsWith("/**").contains("@NullMarked");
    }
  }

  private static ArchCondition<JavaClass> bePlainValues() {
    return new ArchCondition<>("be a record, enum, interface, annotation or a nested builder") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean plain =
            type.isRecord()
                || type.isEnum()
                || type.isInterface()
                || type.isAnonymousClass()
                || type.getSimpleName().equals("package-info")
                || isConstantBody(type)
                || isBuilder(type);
        if (!plain)
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + " is a class; the model holds plain values"));
      }
    };
  }

  private static boolean isBuilder(JavaClass type) {
    return type.isNestedClass()
        && type.getModifiers().contains(JavaModifier.FINAL)
        && type.getSimpleName().equals("Builder");
  }

  private static boolean isConstantBody(JavaClass type) {
    return type.getRawSuperclass().map(JavaClass::isEnum).orElse(false);
  }

  /** From package to the packages it uses, each with one example. */
  private static Map<String, Map<String, String>> usedPackages() {
    Map<String, Map<String, String>> used = new TreeMap<>();
    for (JavaClass type : MAIN) {
      String from = top(type.getPackageName());
      if (from.isEmpty()) continue;
      type.getDirectDependenciesFromSelf()
          .forEach(
              dependency -> {
                String to = top(dependency.getTargetClass().getPackageName());
                if (!to.isEmpty() && !to.equals(from))
                  used.computeIfAbsent(from, ignored -> new TreeMap<>())
                      .putIfAbsent(to, dependency.getDescription());
              });
    }
    return used;
  }

  private static String top(String packageName) {
    if (!packageName.startsWith(ROOT + ".")) return "";
    return packageName.substring(ROOT.length() + 1).split("\\.", 2)[0];
  }

  private static Set<String> packagesInSources() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path folder : foldersWithSources())
      names.add(SOURCES.relativize(folder).getName(0).toString());
    return names;
  }

  private static List<Path> foldersWithSources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(each -> each.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    }
  }
}
