package com.invicrm.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.ask.Answer;
import com.invicrm.ask.Answer.Action;
import com.invicrm.ask.Answer.Item;
import com.invicrm.ask.Answer.Section;
import com.invicrm.ask.Answer.Source;
import com.invicrm.ask.Asked;
import com.invicrm.ask.Asked.Alternative;
import com.invicrm.ask.Intent;
import com.invicrm.ask.ParsedQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer as Slack takes it.
class AnswerBlocksTest {
  private static final UUID ID = UUID.fromString("0190f3a0-0000-7000-8000-000000000001");
  private static final Source PERSON = new Source("contact", ID, "Priya <Nair>");
  private static final Source MAIL = new Source("activity", ID, "2 March");
  private static final Item ITEM =
      new Item(
          "Re: Quote",
          Optional.of("Mail in"),
          Optional.of(Instant.parse("2026-03-01T22:30:00Z")),
          1);

  @Test
  void anAnswerHasATitleWordsAListAndItsSources() {
    JsonNode blocks = blocks(answer("Priya Nair · Globex", "Last contact.", List.of(ITEM), 0));
    assertThat(types(blocks)).containsExactly("header", "section", "section", "context");
    assertThat(text(blocks, 0)).isEqualTo("Priya Nair · Globex");
    assertThat(text(blocks, 1)).isEqualTo("Last contact.");
    assertThat(text(blocks, 2))
        .isEqualTo(
            "*Latest*\n• <https://crm.example/activities/"
                + ID
                + "|Mar 2, 2026> · Mail in: Re: Quote");
    assertThat(small(blocks, 3))
        .isEqualTo(
            "Sources: <https://crm.example/people/" + ID + "|Priya &lt;Nair&gt;>, 1 activity");
  }

  @Test
  void onlyTheAskerSeesIt() {
    JsonNode message = json(message(answer("Title", "Text", List.of(), 0), List.of(), "en"));
    assertThat(message.path("response_type").asString()).isEqualTo("ephemeral");
    assertThat(message.path("replace_original").asBoolean()).isFalse();
    assertThat(message.path("text").asString()).isEqualTo("Title");
  }

  @Test
  void itSaysHowMuchIsPrivate() {
    JsonNode blocks = blocks(answer("Priya", "Text", List.of(ITEM), 2));
    assertThat(small(blocks, 3)).endsWith("1 activity · 2 private: only who and when");
  }

  @Test
  void itSpeaksArabic() {
    JsonNode blocks =
        json(message(answer("بريا", "نص", List.of(ITEM), 2), List.of(other("جون")), "ar"))
            .path("blocks");
    assertThat(blocks.toString()).contains("هذا هو المقصود", "المصادر", "خاص", "نشاط واحد");
  }

  @Test
  void nothingInItLinksOrCalls() {
    var item =
        new Item(
            "<!channel> @here <https://evil.example|x>", Optional.empty(), Optional.empty(), 1);
    String blocks =
        blocks(answer("<!everyone> @channel", "<@U1> & co", List.of(item), 0)).toString();
    assertThat(blocks).doesNotContain("<!", "<@", "<https://evil", "@here", "@channel");
    assertThat(blocks).contains("&lt;!everyone&gt;", "&amp; co");
  }

  @Test
  void slackIsToldToLookForNothingMore() {
    JsonNode blocks = blocks(answer("Title", "https://evil.example #general", List.of(), 0));
    assertThat(blocks.path(1).path("text").path("verbatim").asBoolean()).isTrue();
    assertThat(blocks.path(0).path("text").path("emoji").asBoolean()).isFalse();
  }

  @Test
  void itKeepsSlacksLimits() {
    List<Item> many =
        IntStream.range(0, 900)
            .mapToObj(i -> new Item("&".repeat(300), Optional.empty(), Optional.empty(), -1))
            .toList();
    JsonNode blocks = blocks(answer("t".repeat(999), "<".repeat(9_999), many, 1));
    assertThat(blocks.size()).isLessThanOrEqualTo(50);
    assertThat(text(blocks, 0)).hasSize(150);
    blocks.forEach(b ->
        assertThat(b.path("text").path("text").asString("").length()).isLessThanOrEqualTo(3000));
    assertThat(small(blocks, blocks.size() - 1)).contains("1 private");
  }

  @Test
  void othersWhoWereMeantPerhapsHaveAButtonEach() {
    Answer which = new Answer("Which John?", "2 people fit.", List.of(), List.of(), List.of(), 0);
    JsonNode blocks =
        json(message(which, List.of(other("John Smith"), other("John Baker")), "en"))
            .path("blocks");
    assertThat(types(blocks)).containsExactly("header", "section", "section", "section");
    JsonNode row = blocks.path(2);
    assertThat(row.path("text").path("text").asString()).isEqualTo("*John Smith*\nAcme · 2 March");
    JsonNode button = row.path("accessory");
    assertThat(button.path("type").asString()).isEqualTo("button");
    assertThat(button.path("action_id").asString()).isEqualTo("ask");
    assertThat(button.path("text").path("text").asString()).isEqualTo("This one");
    assertThat(button.path("value").asString()).isEqualTo("What's happening with John Smith?");
  }

  @Test
  void proposalsAreSavedInTheWebApp() {
    var action = new Action("POST", "/api/v1/activities", Map.of("kind", "note"), "Log a note");
    Answer answer = new Answer("Note", "", List.of(), List.of(action), List.of(), 0);
    JsonNode button = blocks(answer).path(1).path("elements").path(0);
    assertThat(button.path("text").path("text").asString()).isEqualTo("Log a note");
    assertThat(button.path("url").asString()).isEqualTo("https://crm.example/ask?q=note+%26+more");
    assertThat(button.has("value")).isFalse();
  }

  @Test
  void aSourceOfAnUnknownKindIsNamedWithoutALink() {
    Answer answer =
        new Answer("T", "", List.of(), List.of(), List.of(new Source("planet", ID, "Mars")), 0);
    assertThat(small(blocks(answer), 1)).isEqualTo("Sources: Mars");
  }

  private static Answer answer(String title, String text, List<Item> items, int hidden) {
    List<Section> sections = items.isEmpty() ? List.of() : List.of(new Section("Latest", items));
    return new Answer(title, text, sections, List.of(), List.of(PERSON, MAIL), hidden);
  }

  private static Alternative other(String name) {
    return new Alternative(
        name,
        Optional.of("Acme · 2 March"),
        "What's happening with " + name + "?",
        Optional.of(ID));
  }

  private static JsonNode blocks(Answer answer) {
    return json(message(answer, List.of(), "en")).path("blocks");
  }

  private static Message message(Answer answer, List<Alternative> others, String language) {
    var parsed = new ParsedQuery(Intent.contact_lookup, Map.of(), 1, "built-in");
    return new AnswerBlocks(
            new Texts(Locale.of(language)),
            ZoneId.of("Asia/Kuwait"),
            new WebPages("https://crm.example/"))
        .of(new Asked(parsed, answer, others), "note & more");
  }

  private static JsonNode json(Message message) {
    return new JsonMapper().readTree(message.json());
  }

  private static List<String> types(JsonNode blocks) {
    return blocks.values().stream().map(b -> b.path("type").asString()).toList();
  }

  private static String text(JsonNode blocks, int at) {
    return blocks.path(at).path("text").path("text").asString();
  }

  private static String small(JsonNode blocks, int at) {
    return blocks.path(at).path("elements").path(0).path("text").asString();
  }
}
