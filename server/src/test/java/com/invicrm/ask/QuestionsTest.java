package com.invicrm.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The built-in parser understands what people ask, in sets of labelled questions: the development
/// sample, and those that were written and labelled before the grammar by somebody who had not seen
/// it.
class QuestionsTest {
  private static final Path PREDICTIONS = Path.of("target", "questions");

  private static final NaturalLanguageParser PARSER = new BuiltInParser();

  @Test
  void theQuestionsWrittenBeforeItAreUnderstood() throws IOException {
    List<AskedQuestion> all = AskedQuestion.read(Path.of("src/test/resources/ask/questions.jsonl"));
    assertThat(all).hasSize(200);
    assertThat(score("questions", all)).isGreaterThanOrEqualTo(0.88);
  }

  @Test
  void theDevelopmentSampleIsUnderstood() throws IOException {
    Path sample = Path.of("../../shared/nl/dev.jsonl");
    Assumptions.assumeTrue(Files.exists(sample), "The development sample is not here: " + sample);
    assertThat(score("dev", AskedQuestion.read(sample))).isGreaterThanOrEqualTo(0.92);
  }

  private double score(String name, List<AskedQuestion> all) throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    int intents = 0;
    int frames = 0;
    for (AskedQuestion asked : all) {
      ParsedQuery parsed = PARSER.parse(asked.question());
      lines.add(
          new JsonMapper()
              .writeValueAsString(
                  Map.of(
                      "id", asked.id(), "intent", parsed.intent(), "entities", parsed.entities())));
      if (FrameScore.hasIntent(asked, parsed)) intents++;
      if (FrameScore.isRight(asked, parsed)) frames++;
      else wrong.add(asked.id());
    }
    Files.createDirectories(PREDICTIONS);
    Files.write(PREDICTIONS.resolve(name + ".jsonl"), lines);
    System.out.printf(
        "%s: %d questions, intent right %d, frame right %d; wrong: %s%n",
        name, all.size(), intents, frames, wrong);
    return (double) frames / all.size();
  }
}
