package com.invicrm.access;

import com.invicrm.vault.Vault;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/// What somebody carries from one step to the next, such as of a sign-in: they can neither read nor
/// change it, and no node has to remember it.
@Component
public class SealedNotes {
  private final Vault vault;
  private final ObjectMapper json;

  SealedNotes(Vault vault, ObjectMapper json) {
    this.vault = vault;
    this.json = json;
  }

  /// Seals a note.
  ///
  /// @param place what the note is for: it opens for nothing else
  public String seal(Object note, String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(vault.seal(json.writeValueAsBytes(note), place));
  }

  /// The note, if it is one of ours for that place.
  public <T> Optional<T> open(String sealed, Class<T> type, String place) {
    try {
      return Optional.of(
          json.readValue(vault.open(Base64.getUrlDecoder().decode(sealed), place), type));
    } catch (Vault.DoesNotOpen | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
