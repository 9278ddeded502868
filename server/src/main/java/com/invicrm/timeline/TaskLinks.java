package com.invicrm.timeline;

import com.invicrm.access.Users;
import com.invicrm.deals.DealRef;
import com.invicrm.deals.Deals;
import com.invicrm.people.Companies;
import com.invicrm.people.CompanyRef;
import com.invicrm.people.ContactRef;
import com.invicrm.people.Contacts;
import com.invicrm.people.Edit;
import com.invicrm.tenancy.CrmException.Invalid;
import com.invicrm.timeline.Task.About;
import com.invicrm.timeline.TaskRow.Subjects;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whom and what tasks are about: checks what an edit names, and shows tasks with their names.
@Component
class TaskLinks {
  private final Contacts contacts;
  private final Companies companies;
  private final Deals deals;
  private final Users users;

  TaskLinks(Contacts contacts, Companies companies, Deals deals, Users users) {
    this.contacts = contacts;
    this.companies = companies;
    this.deals = deals;
    this.users = users;
  }

  /// Tasks as they are shown, in their order.
  List<Task> shown(List<TaskRow> rows) {
    Map<UUID, ContactRef> people = contacts.refs(ids(rows, Subjects::contactId));
    Map<UUID, CompanyRef> firms = companies.refs(ids(rows, Subjects::companyId));
    Map<UUID, DealRef> sales = deals.refs(ids(rows, Subjects::dealId));
    return rows.stream()
        .map(r -> {
          Subjects about = r.written().about();
          return task(
              r,
              new About(
                  of(people, about.contactId()),
                  of(firms, about.companyId()),
                  of(sales, about.dealId())));
        })
        .toList();
  }

  /// Whom and what a task is about after an edit.
  ///
  /// @throws Invalid of the field that names what is not here
  Subjects after(TaskEdit edit, Subjects now) {
    return new Subjects(
        named("contactId", edit.contactId(), now.contactId(), ids -> contacts.refs(ids).keySet()),
        named("companyId", edit.companyId(), now.companyId(), ids -> companies.refs(ids).keySet()),
        named("dealId", edit.dealId(), now.dealId(), ids -> deals.refs(ids).keySet()));
  }

  /// Who is to do it after an edit.
  ///
  /// @throws Invalid of field `assigneeId` when they are no user here
  @Nullable UUID assigneeAfter(Edit<UUID> edit, @Nullable UUID now) {
    return named(
        "assigneeId",
        edit,
        now,
        ids -> ids.stream().filter(id -> users.find(id).isPresent()).toList());
  }

  private static @Nullable UUID named(
      String field, Edit<UUID> edit, @Nullable UUID now, UnaryOperator<Collection<UUID>> here) {
    @Nullable UUID id = edit.over(now);
    if (id == null || !edit.given()) return id;
    if (here.apply(List.of(id)).isEmpty()) {
      throw new Invalid(field, "names nobody and nothing here. It may have been put away.");
    }
    return id;
  }

  private static Task task(TaskRow row, About about) {
    TaskRow.Written what = row.written();
    TaskRow.State state = row.state();
    return new Task(
        row.id(),
        what.kind(),
        what.title(),
        what.due(),
        what.assigneeId(),
        state.doneAt(),
        about,
        state.source(),
        state.version(),
        state.createdAt(),
        state.updatedAt(),
        state.isDeleted());
  }

  private static Collection<UUID> ids(
      List<TaskRow> rows, Function<Subjects, @Nullable UUID> which) {
    return rows.stream()
        .flatMap(r -> Stream.ofNullable(which.apply(r.written().about())))
        .distinct()
        .toList();
  }

  private static <T> @Nullable T of(Map<UUID, T> known, @Nullable UUID id) {
    return id == null ? null : known.get(id);
  }
}
