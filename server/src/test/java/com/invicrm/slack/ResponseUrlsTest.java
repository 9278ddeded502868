package com.invicrm.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A request never chooses where this server posts to.
class ResponseUrlsTest {
  private final ResponseUrls production =
      new ResponseUrls(new SlackSettings("secret", "https://slack.com/api/"));
  private final ResponseUrls emulated =
      new ResponseUrls(new SlackSettings("secret", "http://localhost:8090/api/"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/commands/T1/2/3",
        "https://HOOKS.slack.com/commands/T1/2/3",
        "https://hooks.slack.com:443/app/T1/2/3",
        "https://slack.com/somewhere"
      })
  void slacksOwnAreGood(String address) {
    assertThat(production.areSlacks(URI.create(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/commands/T1",
        "//hooks.slack.com/commands",
        "http://hooks.slack.com/commands/T1/2/3",
        "https://hooks.slack.com:8443/commands/T1/2/3",
        "https://hooks.slack.com@evil.example/",
        "https://evil@hooks.slack.com/",
        "https://hooks.slack.com.evil.example/",
        "https://evil.example/hooks.slack.com",
        "https://evil.example/#hooks.slack.com",
        "https://hooks.slack.com./commands",
        "file://hooks.slack.com/etc/passwd",
        "mailto:hooks.slack.com",
        "http://localhost:8081/actuator",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]:8081/"
      })
  void allElseIsNot(String address) {
    assertThat(production.areSlacks(URI.create(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8090/commands/1", "http://localhost:9123/commands/1"})
  void anEmulatorsHostIsGoodToo(String address) {
    assertThat(emulated.areSlacks(URI.create(address))).isTrue();
    assertThat(emulated.areSlacks(URI.create(address.replace("http:", "https:")))).isFalse();
    assertThat(emulated.areSlacks(URI.create(address.replace("localhost", "127.0.0.1")))).isFalse();
  }

  @Test
  void withoutAnEmulatorOnlySlacksOwnAreGood() {
    var unnamed = new ResponseUrls(new SlackSettings("secret", ""));
    assertThat(unnamed.areSlacks(URI.create("https://hooks.slack.com/commands/T1"))).isTrue();
    assertThat(unnamed.areSlacks(URI.create("/commands/T1"))).isFalse();
  }
}
