package com.invicrm.rest.v1;

import com.invicrm.access.User;
import com.invicrm.access.Users;
import com.invicrm.access.Viewer;
import com.invicrm.ask.Answer;
import com.invicrm.ask.Ask;
import com.invicrm.ask.Asked;
import com.invicrm.ask.ParsedQuery;
import com.invicrm.ask.Question;
import com.invicrm.tenancy.CrmException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Questions in words.
@RestController
class AskController {
  record QuestionRequest(
      @NotBlank @Size(max = 1000) String question,
      @Nullable @IsTimezone String timezone,
      @Nullable String now) {}

  record AskedJson(ParsedQuery parsed, AnswerJson answer, List<AlternativeJson> alternatives) {
    static AskedJson of(Asked asked) {
      return new AskedJson(
          asked.parsed(),
          AnswerJson.of(asked.answer()),
          asked.alternatives().stream().map(AlternativeJson::of).toList());
    }
  }

  record AnswerJson(
      String title,
      String text,
      List<SectionJson> sections,
      List<Answer.Action> actions,
      List<Answer.Source> sources,
      int hidden) {
    static AnswerJson of(Answer answer) {
      return new AnswerJson(
          answer.title(),
          answer.text(),
          answer.sections().stream()
              .map(s -> new SectionJson(s.title(), s.items().stream().map(ItemJson::of).toList()))
              .toList(),
          answer.actions(),
          answer.sources(),
          answer.hidden());
    }
  }

  record SectionJson(String title, List<ItemJson> items) {}

  record ItemJson(String text, @Nullable String detail, @Nullable Instant at, int source) {
    static ItemJson of(Answer.Item item) {
      return new ItemJson(
          item.text(), item.detail().orElse(null), item.at().orElse(null), item.source());
    }
  }

  record AlternativeJson(
      String label, @Nullable String detail, String question, @Nullable UUID contactId) {
    static AlternativeJson of(Asked.Alternative a) {
      return new AlternativeJson(
          a.label(), a.detail().orElse(null), a.question(), a.contactId().orElse(null));
    }
  }

  private final Ask ask;
  private final Users users;
  private final Clock clock;

  AskController(Ask ask, Users users, Clock clock) {
    this.ask = ask;
    this.users = users;
    this.clock = clock;
  }

  @PostMapping("/api/v1/ask")
  @PreAuthorize("hasAuthority('records:read')")
  AskedJson ask(@AuthenticationPrincipal Viewer viewer, @Valid @RequestBody QuestionRequest body) {
    return AskedJson.of(ask.answer(viewer, question(viewer, body)));
  }

  @PostMapping("/api/v1/ask/parse")
  @PreAuthorize("hasAuthority('records:read')")
  ParsedQuery parseQuestion(
      @AuthenticationPrincipal Viewer viewer, @Valid @RequestBody QuestionRequest body) {
    return ask.parse(question(viewer, body));
  }

  private Question question(Viewer viewer, QuestionRequest body) {
    User user = users.known(viewer.userId());
    ZoneId zone = ZoneId.of(Objects.requireNonNullElse(body.timezone(), user.timezone()));
    return new Question(body.question(), now(body.now(), zone), zone, Locale.of(user.locale()));
  }

  private LocalDateTime now(@Nullable String given, ZoneId zone) {
    if (given == null) return LocalDateTime.ofInstant(clock.instant(), zone);
    try {
      return LocalDateTime.parse(given);
    } catch (DateTimeException e) {
      throw new CrmException.Invalid("now", "must be local time such as 2026-03-11T09:30:00");
    }
  }
}
