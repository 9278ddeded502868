package com.invicrm.sharing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.Api;
import com.invicrm.slack.SlackReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Every way to read something of a mail, each with what it must show of which mails.
final class ReadPaths {
  private static final List<String> QUESTIONS =
      List.of(
          "What's happening with Globex?",
          "How far along is the Okapi deal?",
          "deals closing this month",
          "Met Lina Okafor yesterday, she wants a quote",
          "remind me to call Lina Okafor tomorrow",
          "add a task to send Dana Okafor the quote",
          "are Lina Okafor and I still in touch",
          "who haven't I talked to for a month",
          "overall pipeline health",
          "what does my day look like",
          "help",
          "zzz qqq xxx");

  /// What was read.
  ///
  /// @param subjects mails whose subject must be there for whoever may see it
  /// @param texts mails whose first words must be there
  record Read(String path, String said, List<Integer> subjects, List<Integer> texts) {
    boolean holds(String word) {
      return said.contains(word);
    }
  }

  private final SharingWorld world;
  private final ApplicationContext application;
  private final MockMvcTester http;
  private final Map<String, SlackReader> inSlack = new HashMap<>();
  private final List<BiFunction<ReadPaths, String, Read>> all =
      List.of(
          ReadPaths::timeline,
          ReadPaths::timeline,
          ReadPaths::threads,
          ReadPaths::company,
          ReadPaths::companyThreads,
          ReadPaths::thread,
          ReadPaths::workspace,
          ReadPaths::one,
          ReadPaths::one,
          ReadPaths::ask,
          ReadPaths::askOther,
          ReadPaths::slack,
          ReadPaths::search,
          ReadPaths::decisions,
          ReadPaths::preview,
          ReadPaths::sharing,
          ReadPaths::requests);

  ReadPaths(SharingWorld world, ApplicationContext application, MockMvcTester http) {
    this.world = world;
    this.application = application;
    this.http = http;
  }

  Read any(String viewer) {
    return all.get(world.random.nextInt(all.size())).apply(this, viewer);
  }

  private Read timeline(String viewer) {
    String person = person();
    List<Integer> mails = newest(with(person));
    return read(
        viewer, "/api/v1/contacts/" + contact(person) + "/timeline?limit=200", mails, mails);
  }

  private Read threads(String viewer) {
    String person = person();
    // A row shows the newest subject that may be seen, and the first words of its newest mail.
    List<Integer> newest = newestOfThreads(with(person));
    return read(
        viewer,
        "/api/v1/contacts/" + contact(person) + "/timeline?limit=200&collapse=threads",
        newest,
        newest);
  }

  private Read company(String viewer) {
    return read(
        viewer, "/api/v1/companies/" + companyId() + "/timeline?limit=200", List.of(), List.of());
  }

  private Read companyThreads(String viewer) {
    String path = "/api/v1/companies/" + companyId() + "/timeline?limit=200&collapse=threads";
    return read(viewer, path, List.of(), List.of());
  }

  private Read thread(String viewer) {
    String person = person();
    List<Integer> mails = with(person);
    if (mails.isEmpty()) return timeline(viewer);
    int mail = mails.get(world.random.nextInt(mails.size()));
    String thread = world.places.get(mail).thread();
    List<Integer> shown =
        mails.stream().filter(m -> world.places.get(m).thread().equals(thread)).toList();
    String path = "/api/v1/contacts/" + contact(person) + "/timeline?limit=200&threadId=" + thread;
    return read(viewer, path, shown, shown);
  }

  private Read workspace(String viewer) {
    List<Integer> mails = world.oracle.mails().stream().map(Oracle.Mail::number).toList();
    return read(viewer, "/api/v1/activities?limit=200&kind=email", mails, mails);
  }

  private Read one(String viewer) {
    List<Integer> mails = world.oracle.mails().stream().map(Oracle.Mail::number).sorted().toList();
    int mail = mails.get(world.random.nextInt(mails.size()));
    String path = "/api/v1/activities/" + world.places.get(mail).activity();
    return read(viewer, path, List.of(mail), List.of(mail));
  }

  private Read ask(String viewer) {
    String person = person();
    return asked(viewer, "What's happening with " + person + " Okafor?", latest(person));
  }

  private Read askOther(String viewer) {
    return asked(viewer, QUESTIONS.get(world.random.nextInt(QUESTIONS.size())), List.of());
  }

  private Read asked(String viewer, String question, List<Integer> subjects) {
    MvcTestResult answer = user(viewer).post("/api/v1/ask", Map.of("question", question));
    return new Read("/api/v1/ask " + question, said(answer), subjects, List.of());
  }

  private Read slack(String viewer) {
    String person = person();
    String answer =
        inSlack
            .computeIfAbsent(viewer, v -> SlackReader.of(user(v), application, http))
            .asks("What's happening with " + person + " Okafor?");
    return new Read("slack about " + person, answer, latest(person), List.of());
  }

  private Read search(String viewer) {
    int mail = world.random.nextInt(world.oracle.mails().size());
    String list = List.of("contacts", "companies", "deals", "tasks").get(world.random.nextInt(4));
    String asked = list.equals("tasks") ? "" : "?q=" + SharingWorld.subject(mail);
    return read(viewer, "/api/v1/" + list + asked, List.of(), List.of());
  }

  private Read decisions(String viewer) {
    String address = world.oracle.people.get(person()).iterator().next();
    return read(viewer, "/api/v1/decisions?limit=200&address=" + address, List.of(), List.of());
  }

  /// What an owner is shown as a colleague's is what the colleague is shown.
  private Read preview(String owner) {
    List<String> others = world.users.keySet().stream().filter(u -> !u.equals(owner)).toList();
    String colleague = others.get(world.random.nextInt(others.size()));
    List<Integer> own =
        world.oracle.mails().stream()
            .map(Oracle.Mail::number)
            .filter(m -> world.oracle.has(m, owner))
            .toList();
    String path = "/api/v1/sharing/preview?limit=200&userId=" + user(colleague).userId();
    Read read = read(owner, path, own, own);
    return new Read("as " + colleague, read.said(), own, own);
  }

  private Read sharing(String viewer) {
    List<Integer> mails = world.oracle.mails().stream().map(Oracle.Mail::number).sorted().toList();
    String thread = world.places.get(mails.get(world.random.nextInt(mails.size()))).thread();
    return read(viewer, "/api/v1/sharing/threads/" + thread, List.of(), List.of());
  }

  private Read requests(String viewer) {
    String path =
        world.random.nextBoolean()
            ? "/api/v1/access-requests?limit=200&side=made"
            : "/api/v1/sharing/rules?limit=200";
    return read(viewer, path, List.of(), List.of());
  }

  private List<Integer> latest(String person) {
    return newest(with(person)).stream().limit(5).toList();
  }

  /// The mails on a person's timeline, the newest first.
  private List<Integer> with(String person) {
    return world.linked(person);
  }

  private static List<Integer> newest(List<Integer> mails) {
    return mails.stream().sorted(Comparator.reverseOrder()).toList();
  }

  private List<Integer> newestOfThreads(List<Integer> mails) {
    Map<Integer, Integer> newest = new HashMap<>();
    mails.forEach(m -> newest.merge(world.oracle.rootOf(m), m, Math::max));
    return List.copyOf(newest.values());
  }

  private String person() {
    List<String> people = List.copyOf(world.contacts.keySet());
    return people.get(world.random.nextInt(people.size()));
  }

  private String contact(String person) {
    return world.contacts.get(person);
  }

  private String companyId() {
    return Stream.of(Api.data(user("admin").get("/api/v1/companies")))
        .flatMap(List::stream)
        .map(c -> c.path("id").asString())
        .skip(world.random.nextInt(2))
        .findFirst()
        .orElseThrow();
  }

  private Api user(String name) {
    return world.users.get(name);
  }

  private Read read(String viewer, String path, List<Integer> subjects, List<Integer> texts) {
    MvcTestResult answer =
        http.get().uri(path).header("Authorization", "Bearer " + user(viewer).token).exchange();
    if (answer.getResponse().getStatus() != 200) {
      throw new AssertionError(path + " answers " + answer.getResponse().getStatus());
    }
    return new Read(path, said(answer), subjects, texts);
  }

  private static String said(MvcTestResult answer) {
    return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
  }
}
