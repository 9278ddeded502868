package com.invicrm.access;

import com.invicrm.access.SignInLinkStore.Good;
import com.invicrm.tenancy.CrmException;
import com.invicrm.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Signs in by a link from an admin, and chooses a new password with it.
@Component
public class AcceptSignInLink {
  private final OpenSignInLinks links;
  private final Passwords passwords;
  private final SecondStep second;
  private final Entrance entrance;

  AcceptSignInLink(
      OpenSignInLinks links, Passwords passwords, SecondStep second, Entrance entrance) {
    this.links = links;
    this.passwords = passwords;
    this.second = second;
    this.entrance = entrance;
  }

  /// Signs in; a token that nobody has takes as long.
  ///
  /// @param code of the second step, where that is on and stays on
  /// @param kind `browser` or `token`: who will hold the session's token
  /// @throws CrmException.NotFound when the link is not good, whatever the reason
  /// @throws CrmException.Invalid when the password is too easy to guess
  /// @throws CrmException.SecondStepNeeded when a code is needed; the link stays good
  /// @throws CrmException.Unauthenticated when the code is wrong
  public SignedIn accept(
      String token, String password, Optional<String> code, Credential.Kind kind) {
    Optional<OpenSignInLinks.Found> found = links.find(token);
    List<String> known = found.map(OpenSignInLinks.Found::known).orElse(List.of());
    String hash = passwords.hash(new ChosenPassword("password", password, known));
    OpenSignInLinks.Found link = found.orElseThrow(OneTimeLinks::gone);
    Tenants.run(
        link.entry().tenant(),
        () -> {
          if (!link.link().resetsTotp()) takeSecondStep(link.link(), code);
          links.use(link.link(), hash);
        });
    return entrance.open(new Directory.Entry(link.entry().tenant(), link.link().userId()), kind);
  }

  private void takeSecondStep(Good link, Optional<String> code) {
    if (!second.isOn(link.userId())) return;
    if (code.isEmpty()) throw new CrmException.SecondStepNeeded(null);
    if (!second.takes(link.userId(), code.get())) {
      links.countFailure(link);
      throw new CrmException.Unauthenticated("The code is wrong, too old, or was used already.");
    }
  }
}
