package com.invicrm.deals;

import com.invicrm.people.Edit;
import com.invicrm.people.Sent;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person writes down about a deal, new or known.
public record DealEdit(
    Edit<String> name,
    Edit<UUID> pipelineId,
    Edit<UUID> stageId,
    Edit<UUID> companyId,
    Edit<List<UUID>> contactIds,
    Edit<Money> amount,
    Edit<LocalDate> closeDate,
    Edit<UUID> ownerId,
    Edit<List<String>> tags) {

  /// The fields that were given, as they were sent; an emptied one is an empty text.
  public Map<String, Object> sent() {
    Map<String, Object> sent = new LinkedHashMap<>();
    Sent.add(sent, "name", name);
    Sent.add(sent, "pipelineId", pipelineId);
    Sent.add(sent, "stageId", stageId);
    Sent.add(sent, "companyId", companyId);
    Sent.add(sent, "contactIds", contactIds);
    Sent.add(sent, "amount", written(amount));
    Sent.add(sent, "closeDate", closeDate);
    Sent.add(sent, "ownerId", ownerId);
    Sent.add(sent, "tags", tags);
    return sent;
  }

  private static Edit<Map<String, String>> written(Edit<Money> amount) {
    @Nullable Money money = amount.value();
    if (money == null) return amount.given() ? Edit.clear() : Edit.leave();
    return Edit.to(Map.of("amount", money.plain(), "currency", money.currency()));
  }
}
