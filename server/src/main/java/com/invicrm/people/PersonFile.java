package com.invicrm.people;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.invicrm.access.Audited;
import com.invicrm.tenancy.CrmException.NotFound;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is kept of a person themselves, to be handed to them: with where each value came from and
/// where they worked.
///
/// @param sources per field `source`, and of what the machine filled `method` and `confidence`
/// @param jobs the current one first
public record PersonFile(Contact contact, Map<String, Object> sources, List<Job> jobs) {
  public PersonFile {
    sources = ImmutableMap.copyOf(sources);
    jobs = ImmutableList.copyOf(jobs);
  }

  /// A job.
  ///
  /// @param from the first day, if known
  public record Job(
      CompanyRef company, @Nullable LocalDate from, @Nullable LocalDate to, boolean isCurrent) {}

  /// Opens files, which the audit log keeps.
  @Component
  public static class Cabinet {
    private final Contacts contacts;
    private final PersonFileStore store;
    private final ApplicationEventPublisher news;

    Cabinet(Contacts contacts, PersonFileStore store, ApplicationEventPublisher news) {
      this.contacts = contacts;
      this.store = store;
      this.news = news;
    }

    /// The file of a person, to be exported in a format.
    ///
    /// @throws NotFound when there is none, or they were put away
    @Transactional
    public PersonFile open(UUID contact, String format) {
      Contact person = contacts.find(contact);
      news.publishEvent(Audited.made("contact.exported", contact, Map.of("format", format)));
      return new PersonFile(person, store.sources(contact), store.jobs(contact));
    }
  }
}
