package com.invicrm.people;

import com.invicrm.tenancy.CrmException.FieldError;
import com.invicrm.tenancy.CrmException.Invalid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a tag is called.
///
/// @param written as it is shown
/// @param norm by which it is the same tag
public record TagName(String written, String norm) {
  private static final int LONGEST = 50;

  /// A name, or nothing when the text says nothing or too much.
  public static Optional<TagName> of(String text) {
    String written = text.strip().replaceAll("\\s+", " ");
    String norm = NameKeys.normalise(written);
    return norm.isEmpty() || written.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new TagName(written, norm));
  }

  /// Each name once.
  ///
  /// @throws Invalid of field `tags`, naming those that are none
  public static List<TagName> all(List<String> texts) {
    Map<String, TagName> names = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String field = "tags[" + i + "]";
      of(texts.get(i))
          .ifPresentOrElse(
              n -> names.putIfAbsent(n.norm(), n),
              () -> errors.add(new FieldError(field, "must have 1 to " + LONGEST + " characters")));
    }
    if (!errors.isEmpty()) throw new Invalid(errors);
    return List.copyOf(names.values());
  }
}
