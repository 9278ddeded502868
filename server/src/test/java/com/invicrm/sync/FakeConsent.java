package com.invicrm.sync;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// A provider of mailboxes in memory: it gives consent, tokens and refusals out of a script.
public final class FakeConsent implements MailConsent {
  /// What an owner must tick.
  public static final String READ_MAIL = "https://www.googleapis.com/auth/gmail.readonly";

  /// The one of the application that most tests share.
  public static final FakeConsent SHARED = new FakeConsent();

  /// Puts it into the application.
  @TestConfiguration(proxyBeanMethods = false)
  public static class InTheApplication {
    @Bean
    @Primary
    MailConsent fakeConsent() {
      return SHARED;
    }
  }

  private record Code(String address, String challenge, Set<String> scopes) {}

  /// An account there.
  public static final class Account {
    private final String subject = UUID.randomUUID().toString();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Runnable beforeAnswer = () -> {};
    private volatile boolean away;
    private volatile boolean revoked;
    private volatile boolean rotates;

    /// How often a new access token was asked for.
    public int refreshes() {
      return refreshes.get();
    }

    /// The next so many are refused.
    public void refuse(int times) {
      refusals.set(times);
    }

    /// Runs before each answer.
    public void beforeAnswer(Runnable work) {
      beforeAnswer = work;
    }

    /// Whether it does not answer.
    public void away(boolean isAway) {
      away = isAway;
    }

    /// With each access token comes another refresh token.
    public void rotates() {
      rotates = true;
    }

    public boolean isRevoked() {
      return revoked;
    }
  }

  private volatile boolean setUp = true;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();

  /// The account of an address.
  public Account account(String address) {
    return accounts.computeIfAbsent(address, _ -> new Account());
  }

  /// Its owner allows everything; the query that the browser comes back with.
  public String allow(String authorizationUrl, String address) {
    return allow(authorizationUrl, address, Set.of("openid", "email", READ_MAIL));
  }

  /// Its owner allows some.
  public String allow(String authorizationUrl, String address, Set<String> scopes) {
    Map<String, String> asked = query(authorizationUrl);
    String code = UUID.randomUUID().toString();
    codes.put(code, new Code(address, asked.getOrDefault("code_challenge", ""), scopes));
    return "code=" + code + "&state=" + asked.get("state");
  }

  /// What the browser was sent with.
  public static Map<String, String> query(String url) {
    return Arrays.stream(URI.create(url).getRawQuery().split("&", -1))
        .map(p -> p.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> p[1]));
  }

  /// What an owner's consent gives, without a browser.
  Answer.Given given(String address) {
    Account account = account(address);
    return new Answer.Given(
        access(address),
        Duration.ofHours(1),
        Optional.of(refreshToken(address)),
        needed(),
        Optional.of(new MailConsent.Account(address, account.subject)));
  }

  @Override
  public String provider() {
    return "google";
  }

  /// Whether the host has set it up.
  public void setUp(boolean isSetUp) {
    setUp = isSetUp;
  }

  @Override
  public boolean isSetUp() {
    return setUp;
  }

  @Override
  public Set<String> needed() {
    return Set.of(READ_MAIL);
  }

  @Override
  public URI address(Asked asked) {
    return URI.create(
        "https://accounts.google.example/auth?state="
            + asked.state()
            + "&code_challenge="
            + challenge(asked.verifier())
            + asked.hint().map(h -> "&login_hint=" + h).orElse(""));
  }

  @Override
  public Answer exchange(String code, String verifier) {
    Code known = codes.remove(code);
    if (known == null || !known.challenge().equals(challenge(verifier))) {
      return new Answer.Refused();
    }
    answer(account(known.address()));
    Answer.Given given = given(known.address());
    return new Answer.Given(
        given.access(), given.goodFor(), given.refresh(), known.scopes(), given.account());
  }

  @Override
  public Answer refresh(String refresh) {
    String address = refreshTokens.get(refresh);
    if (address == null) return new Answer.Refused();
    Account account = account(address);
    account.refreshes.incrementAndGet();
    answer(account);
    if (account.revoked || account.refusals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      return new Answer.Refused();
    }
    if (account.rotates) refreshTokens.remove(refresh);
    return new Answer.Given(
        access(address),
        Duration.ofHours(1),
        account.rotates ? Optional.of(refreshToken(address)) : Optional.empty(),
        needed(),
        Optional.empty());
  }

  @Override
  public boolean revoke(String refresh) {
    Account account = account(refreshTokens.getOrDefault(refresh, ""));
    answer(account);
    account.revoked = true;
    return true;
  }

  private static void answer(Account account) {
    account.beforeAnswer.run();
    if (account.away) throw new SourceException.Unreachable("Google does not answer");
  }

  private String refreshToken(String address) {
    String token = secret();
    refreshTokens.put(token, address);
    return token;
  }

  /// Good at the fake Gmail.
  private static String access(String address) {
    return SharedGoogle.get().accessToken(address);
  }

  private static String secret() {
    return "refresh-" + UUID.randomUUID();
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
