package com.invicrm.rest.v1;

import com.invicrm.access.Users;
import com.invicrm.deals.Deal;
import com.invicrm.rest.Etags;
import com.invicrm.rest.PageJson;
import com.invicrm.rest.v1.DealShapes.DealJson;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Deals on their way out, with the names of the users who sell.
@Component
class DealAnswers {
  private final Users users;

  DealAnswers(Users users) {
    this.users = users;
  }

  PageJson<DealJson> page(Page<Deal> page) {
    Map<UUID, String> names = names(page.data());
    return PageJson.of(page.map(d -> DealJson.of(d, names)));
  }

  ResponseEntity<DealJson> one(ResponseEntity.BodyBuilder answer, Deal deal) {
    return answer.eTag(Etags.of(deal.version())).body(json(deal));
  }

  /// The refusal of a stale change, with the deal as the contract has it.
  CrmException.Stale stale(CrmException.Stale refused) {
    return refused.current() instanceof Deal deal
        ? new CrmException.Stale(json(deal), refused.yours())
        : refused;
  }

  private DealJson json(Deal deal) {
    return DealJson.of(deal, names(List.of(deal)));
  }

  private Map<UUID, String> names(List<Deal> deals) {
    return users.names(
        deals.stream().flatMap(d -> Stream.ofNullable(d.ownerId())).distinct().toList());
  }
}
