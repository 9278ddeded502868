package com.invicrm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.schema.DefaultSchema;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RestController;

/// The house's picture, held up by tests: rooms, arrows, who touches which table, who holds SQL.
@BesideOthers
class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("com.invicrm");

  @Test
  void roomsImportOnlyAlongTheArrows() {
    ApplicationModules.of(InviCrmApplication.class).verify();
  }

  @Test
  void onlyStoresHoldSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage("com.invicrm.schema..")
        .and()
        .haveSimpleNameNotEndingWith("Store")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(DSLContext.class)
        .check(CODE);
    classes().that().haveSimpleNameEndingWith("Store").should().notBePublic().check(CODE);
  }

  @Test
  void aTableIsTouchedByItsRoomAlone() throws IOException {
    Properties owners = owners();
    List<String> strangers = new ArrayList<>();
    for (JavaClass code : CODE) {
      if (code.getPackageName().startsWith("com.invicrm.schema")) continue;
      String room =
          code.getPackageName().replaceFirst("^com\\.invicrm\\.?", "").replaceFirst("\\..*", "");
      tables(code)
          .filter(t -> !room.equals("ask") && !room.equals(owners.getProperty(t)))
          .forEach(t ->
              strangers.add(
                  code.getSimpleName() + " touches " + t + " of " + owners.getProperty(t)));
    }
    assertThat(strangers).isEmpty();
  }

  @Test
  void everyTableHasAnOwner() throws IOException {
    Properties owners = owners();
    assertThat(DefaultSchema.DEFAULT_SCHEMA.getTables())
        .extracting(Table::getName)
        .allMatch(owners::containsKey);
  }

  @Test
  void everyHandlerStatesItsPermission() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(RestController.class)
        .and()
        .areMetaAnnotatedWith(org.springframework.web.bind.annotation.RequestMapping.class)
        .should()
        .beAnnotatedWith(PreAuthorize.class)
        .check(CODE);
  }

  @Test
  void readingMailIsPure() {
    noClasses()
        .that()
        .resideInAPackage("com.invicrm.capture.mime..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.context..",
            "org.springframework.stereotype..",
            "org.springframework.transaction..",
            "org.jooq..")
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void timeComesFromTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("com.invicrm.schema..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CODE);
  }

  /// Fields of the generated `Tables` class are named after the tables.
  private static Stream<String> tables(JavaClass code) {
    return code.getFieldAccessesFromSelf().stream()
        .filter(a -> a.getTargetOwner().getName().equals("com.invicrm.schema.Tables"))
        .map(a -> a.getTarget().getName().toLowerCase(Locale.ROOT))
        .distinct();
  }

  private static Properties owners() throws IOException {
    var owners = new Properties();
    try (InputStream in = ArchitectureTest.class.getResourceAsStream("/db/owners.properties")) {
      owners.load(in);
    }
    return owners;
  }
}
