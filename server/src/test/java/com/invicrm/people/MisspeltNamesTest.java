package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.people.MisspeltNames.Form;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The forms are those that the rules say.
class MisspeltNamesTest {
  @Test
  void theHashIsTheOneThatTheRulesGive() {
    assertThat(MisspeltNames.hash("invicrm-names-1|drop-letter|1|name"))
        .isEqualTo(5928406043390760539L);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aRuleMakesItsExample(JsonNode rule) {
    boolean isCompany = rule.path("needs").path("of").asString().equals("company");
    NameRules rules = NameRules.read();
    NameRules.Rule read =
        rules.rules().stream()
            .filter(r -> r.id().equals(rule.path("id").asString()))
            .findFirst()
            .orElseThrow();
    PoolName name =
        new PoolName(
            isCompany ? SubjectKind.company : SubjectKind.contact,
            rule.path("example").path("from").asString());
    assertThat(new NameForms(rules.tables(), name).of(read))
        .contains(rule.path("example").path("to").asString());
  }

  @Test
  void thereAreAlwaysThreeHundredAndTheSameEachTime() {
    List<Form> forms = MisspeltNames.of(PoolName.invented());
    assertThat(forms).hasSize(300).isEqualTo(MisspeltNames.of(PoolName.invented()));
    assertThat(forms).extracting(Form::text).doesNotHaveDuplicates();
    assertThat(forms).extracting(Form::rule).contains("drop-letter", "to-arabic", "no-legal-form");
  }

  static List<JsonNode> rules() {
    JsonNode json =
        new JsonMapper().readTree(NameRules.class.getResourceAsStream("/ask/name-rules.json"));
    return StreamSupport.stream(json.path("rules").spliterator(), false).toList();
  }
}
