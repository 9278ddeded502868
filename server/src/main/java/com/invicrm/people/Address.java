package com.invicrm.people;

import com.invicrm.access.EmailAddresses;
import com.invicrm.tenancy.CrmException.FieldError;
import com.invicrm.tenancy.CrmException.Invalid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A mail address: normalised, and as somebody wrote it.
record Address(String norm, String written) {
  /// Reads addresses, each once.
  ///
  /// @throws Invalid naming each field that holds none
  static List<Address> all(Collection<String> texts) {
    Map<String, Address> addresses = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    int position = 0;
    for (String text : texts) {
      String field = "emails[" + position++ + "]";
      Optional<String> norm = EmailAddresses.normalise(text);
      norm.ifPresentOrElse(
          n -> addresses.putIfAbsent(n, new Address(n, text.strip())),
          () ->
              errors.add(new FieldError(field, "is not a mail address such as ann@acme.example")));
    }
    if (!errors.isEmpty()) throw new Invalid(errors);
    return List.copyOf(addresses.values());
  }

  String domain() {
    return norm.substring(norm.lastIndexOf('@') + 1);
  }

  String localPart() {
    return norm.substring(0, norm.lastIndexOf('@'));
  }
}
