package com.invicrm.access;

import com.invicrm.tenancy.CrmException;
import java.time.Clock;
import org.springframework.context.ApplicationContext;

/// Another node of the same installation, as far as tokens go: it shares the database and no
/// memory.
public final class SecondNode {
  private final ApplicationContext application;
  private final Tokens tokens;

  private SecondNode(ApplicationContext application) {
    this.application = application;
    this.tokens = fresh();
  }

  public static SecondNode of(ApplicationContext application) {
    return new SecondNode(application);
  }

  /// Whether it lets the token in now.
  public boolean isSignedIn(String token) {
    return isSignedIn(tokens, token);
  }

  /// Whether it lets the token in once it has forgotten what it knew, which takes three seconds.
  public boolean isSignedInOnceForgotten(String token) {
    return isSignedIn(fresh(), token);
  }

  private static boolean isSignedIn(Tokens tokens, String token) {
    try {
      tokens.viewer(token);
      return true;
    } catch (CrmException.Unauthenticated e) {
      return false;
    }
  }

  private Tokens fresh() {
    return new Tokens(
        application.getBean(SigningKeys.class),
        application.getBean(SessionStore.class),
        application.getBean(Transactions.class),
        application.getBean(Clock.class),
        application.getEnvironment().getRequiredProperty("invicrm.public-url"));
  }
}
