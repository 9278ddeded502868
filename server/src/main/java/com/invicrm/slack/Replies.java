package com.invicrm.slack;

import com.invicrm.ask.Ask;
import com.invicrm.ask.Question;
import com.invicrm.slack.SlackTeams.Person;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Tenants;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What somebody in Slack is told: an answer as far as their user here may see, or, when they are
/// nobody here, how to become somebody.
@Component
class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final Set<String> HELP = Set.of("", "help", "مساعدة");
  private static final int LONGEST_QUESTION = 1000;

  private final SlackTeams teams;
  private final Ask ask;
  private final Invitation invitation;
  private final WebPages web;
  private final Clock clock;

  Replies(SlackTeams teams, Ask ask, Invitation invitation, WebPages web, Clock clock) {
    this.teams = teams;
    this.ask = ask;
    this.invitation = invitation;
    this.web = web;
    this.clock = clock;
  }

  Message to(Sender from, String text) {
    String question = text.strip();
    return teams
        .tenantOf(from.team())
        .flatMap(tenant ->
            Tenants.call(tenant, () -> teams.person(from).map(person -> answer(person, question))))
        .orElseGet(() -> invitation.of(from));
  }

  private Message answer(Person person, String question) {
    var texts = new Texts(person.locale());
    if (HELP.contains(question.toLowerCase(Locale.ROOT)))
      return Message.plain(texts.of("help.title"), texts.of("help.text"));
    if (question.length() > LONGEST_QUESTION)
      return Message.plain(texts.of("tooLong.title"), texts.of("tooLong.text", LONGEST_QUESTION));
    try {
      var now = LocalDateTime.ofInstant(clock.instant(), person.zone());
      var asked =
          ask.answer(person.viewer(), new Question(question, now, person.zone(), person.locale()));
      return new AnswerBlocks(texts, person.zone(), web).of(asked, question);
    } catch (CrmException e) {
      return Message.plain(texts.of("refused.title"), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("A question from Slack could not be answered", e);
      return Message.plain(texts.of("broken.title"), texts.of("broken.text"));
    }
  }
}
