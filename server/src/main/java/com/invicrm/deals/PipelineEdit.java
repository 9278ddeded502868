package com.invicrm.deals;

import com.invicrm.people.Edit;
import com.invicrm.people.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a person writes down about a pipeline, new or known.
///
/// @param stages all of them, in their order; those that are there and not named go
public record PipelineEdit(
    Edit<String> name, Edit<Boolean> isDefault, Edit<List<StageEdit>> stages) {

  /// The fields that were given, as they were sent; an emptied one is an empty text.
  public Map<String, Object> sent() {
    Map<String, Object> sent = new LinkedHashMap<>();
    Sent.add(sent, "name", name);
    Sent.add(sent, "isDefault", isDefault);
    Sent.add(sent, "stages", stages);
    return sent;
  }
}
