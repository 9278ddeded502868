package com.invicrm.rest.v1;

import com.invicrm.access.Users;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Page;
import com.invicrm.timeline.Task;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Tasks on their way out, with the names of the users who are to do them.
@Component
class TaskAnswers {
  private final Users users;

  TaskAnswers(Users users) {
    this.users = users;
  }

  PageJson<TaskJson> page(Page<Task> page) {
    Map<UUID, String> names = names(page.data());
    return PageJson.of(page.map(t -> TaskJson.of(t, names)));
  }

  ResponseEntity<TaskJson> one(ResponseEntity.BodyBuilder answer, Task task) {
    return answer.eTag(Etags.of(task.version())).body(json(task));
  }

  /// The refusal of a stale change, with the task as the contract has it.
  CrmException.Stale stale(CrmException.Stale refused) {
    return refused.current() instanceof Task task
        ? new CrmException.Stale(json(task), refused.yours())
        : refused;
  }

  private TaskJson json(Task task) {
    return TaskJson.of(task, names(List.of(task)));
  }

  private Map<UUID, String> names(List<Task> tasks) {
    return users.names(
        tasks.stream().flatMap(t -> Stream.ofNullable(t.assigneeId())).distinct().toList());
  }
}
