package com.invicrm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The committed jOOQ sources are what the migrations make. `-Dregenerate=true` writes them anew.
class GeneratedTablesTest {
  private static final Path COMMITTED = Path.of("src/generated/java");

  @Test
  void theCommittedSourcesMatchTheMigrations(@TempDir Path scratch) throws Exception {
    boolean regenerate = Boolean.getBoolean("regenerate");
    Path target = regenerate ? COMMITTED : scratch;
    try (var postgres = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start()) {
      migrate(postgres);
      generate(postgres, target);
    }
    assertThat(sources(COMMITTED))
        .as("stale: run `make schema` and commit schema/src/generated")
        .isEqualTo(sources(target));
  }

  private static void migrate(EmbeddedPostgres postgres) throws Exception {
    try (Connection c = postgres.getPostgresDatabase().getConnection();
        var s = c.createStatement()) {
      s.execute("create role invicrm_app login");
    }
    Flyway.configure()
        .dataSource(postgres.getPostgresDatabase())
        .placeholders(Map.of("runtime", "invicrm_app"))
        .load()
        .migrate();
  }

  private static void generate(EmbeddedPostgres postgres, Path target) throws Exception {
    GenerationTool.generate(
        new Configuration()
            .withJdbc(
                new Jdbc()
                    .withDriver("org.postgresql.Driver")
                    .withUrl(postgres.getJdbcUrl("postgres", "postgres")))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withInputSchema("public")
                            .withOutputSchemaToDefault(true)
                            .withExcludes(
                                "flyway_schema_history|scheduled_tasks|scheduled_turns|claim_channel")
                            .withIncludeRoutines(false)
                            .withForcedTypes(
                                new ForcedType()
                                    .withName("INSTANT")
                                    .withIncludeTypes(
                                        "timestamp\\ with\\ time\\ zone|timestamptz")))
                    .withGenerate(
                        new Generate()
                            .withRecords(true)
                            .withJavaTimeTypes(true)
                            .withGeneratedAnnotation(false)
                            .withComments(true)
                            .withIndexes(false)
                            .withGlobalCatalogReferences(false))
                    .withTarget(
                        new Target()
                            .withPackageName("com.invicrm.schema")
                            .withDirectory(target.toString())
                            .withClean(true))));
  }

  private static Map<String, String> sources(Path root) throws IOException {
    var result = new TreeMap<String, String>();
    if (!Files.exists(root)) return result;
    try (var files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .forEach(f -> result.put(root.relativize(f).toString(), read(f)));
    }
    return result;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
