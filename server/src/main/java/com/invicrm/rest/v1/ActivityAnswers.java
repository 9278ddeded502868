package com.invicrm.rest.v1;

import com.invicrm.access.Users;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Page;
import com.invicrm.timeline.Activity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Activities on their way out, with the names of the users who noted them down.
@Component
class ActivityAnswers {
  private final Users users;

  ActivityAnswers(Users users) {
    this.users = users;
  }

  PageJson<ActivityJson> page(Page<Activity> page) {
    Map<UUID, String> names = names(page.data());
    return PageJson.of(page.map(a -> ActivityJson.of(a, names)));
  }

  ResponseEntity<ActivityJson> one(ResponseEntity.BodyBuilder answer, Activity activity) {
    return answer.eTag(Etags.of(activity.state().version())).body(json(activity));
  }

  /// The refusal of a stale change, with the activity as the contract has it.
  CrmException.Stale stale(CrmException.Stale refused) {
    return refused.current() instanceof Activity activity
        ? new CrmException.Stale(json(activity), refused.yours())
        : refused;
  }

  private ActivityJson json(Activity activity) {
    return ActivityJson.of(activity, names(List.of(activity)));
  }

  private Map<UUID, String> names(List<Activity> activities) {
    return users.names(
        activities.stream()
            .map(a -> a.state().createdBy())
            .filter(Objects::nonNull)
            .distinct()
            .toList());
  }
}
