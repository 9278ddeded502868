package com.invicrm.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An admin of a workspace makes this machine call no neighbour of its own.
class ProviderCallsTest {
  private static final URI TOKENS = URI.create("http://127.0.0.1:9/token");
  private final ProviderCalls calls = calls(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://10.1.2.3/x",
        "https://172.16.0.1/x",
        "https://192.168.1.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/x",
        "https://0.0.0.0/x",
        "https://255.255.255.255/x",
        "https://224.0.0.1/x",
        "https://[fd00::1]/x",
        "https://[fe80::1]/x",
        "https://[::ffff:10.0.0.1]/x",
        "https://localhost/x"
      })
  void neighboursAreNotCalled(String address) {
    assertThatThrownBy(() -> calls.check(URI.create(address)))
        .hasMessageContaining("public internet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://9.9.9.9/x", "ftp://9.9.9.9/x", "file:///etc/passwd", "https:x"})
  void onlyHttpsIsCalled(String address) {
    assertThatThrownBy(() -> calls.check(URI.create(address))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://user:secret@9.9.9.9/x", "https://9.9.9.9@127.0.0.1/x"})
  void anAddressThatPretendsIsNotCalled(String address) {
    assertThatThrownBy(() -> calls.check(URI.create(address))).isInstanceOf(IOException.class);
  }

  @Test
  void publicAddressesAre() {
    assertThatNoException().isThrownBy(() -> calls.check(URI.create("https://9.9.9.9/x")));
    assertThatNoException().isThrownBy(() -> calls.check(URI.create("https://[2620:fe::fe]/x")));
  }

  @Test
  void loopbackIsForTryingOutAndWhatTheHostChoseIsTheHosts() throws IOException {
    assertThatNoException().isThrownBy(() -> calls(true).check(URI.create("http://127.0.0.1:9/x")));
    assertThatThrownBy(() -> calls(true).check(URI.create("http://10.0.0.1/x")))
        .isInstanceOf(IOException.class);
    assertThatNoException().isThrownBy(() -> calls.check(TOKENS));
    assertThat(ProviderCalls.isPublic(InetAddress.getByName("100.128.0.1"))).isTrue();
  }

  private static ProviderCalls calls(boolean allowsLoopback) {
    return new ProviderCalls(
        new GoogleProvider("", "", "https://accounts.example", TOKENS, TOKENS, TOKENS),
        allowsLoopback);
  }
}
