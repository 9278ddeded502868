package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.capture.mime.MailAddress;
import com.invicrm.people.Domains;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Who wrote the mails of two discussion lists, one of which puts its own address into From: as an
/// independent script found in the same files.
class ListSendersTest {
  @ParameterizedTest
  @ValueSource(strings = {"list-usrp-users-2019", "list-openbmc-2019"})
  void theAuthorsAreWhomTheTruthNames(String list) {
    JsonNode truth = RealMail.truth(list);
    Map<String, String> senders = senders(list);
    assertThat(senders).hasSize(truth.path("unique").asInt());
    assertThat(new HashSet<>(senders.values())).hasSize(truth.path("distinct_senders").asInt());
    assertThat(written(senders, truth)).isEqualTo(expected(truth));
    JsonNode vendor = truth.path("vendor_view");
    if (!vendor.isNull()) {
      long outbound = senders.values().stream().filter(ListSendersTest::isVendor).count();
      assertThat(outbound).isEqualTo(vendor.path("outbound").asLong());
    }
  }

  /// The sender by Message-ID; the first file of each counts.
  private static Map<String, String> senders(String list) {
    Map<String, String> senders = new LinkedHashMap<>();
    for (Arrived arrived : RealMail.mails(list + "/src/2019")) {
      String id = MailKeys.messageId(arrived.mail().headers()).orElse(arrived.ref().providerId());
      Optional<MailAddress> author = Authors.of(arrived.mail()).stream().findFirst();
      senders.putIfAbsent(id, author.map(MailAddress::address).orElse(""));
    }
    return senders;
  }

  private static Map<String, Long> written(Map<String, String> senders, JsonNode truth) {
    Set<String> people = expected(truth).keySet();
    return senders.values().stream()
        .filter(people::contains)
        .collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.counting()));
  }

  private static Map<String, Long> expected(JsonNode truth) {
    Map<String, Long> written = new TreeMap<>();
    truth
        .path("people")
        .properties()
        .forEach(p -> written.put(p.getKey(), p.getValue().path("outbound").asLong()));
    written.values().removeIf(n -> n == 0);
    return written;
  }

  private static boolean isVendor(String address) {
    return Domains.registrable(address.substring(address.lastIndexOf('@') + 1))
        .filter(d -> d.equals("ettus.com") || d.equals("ni.com"))
        .isPresent();
  }
}
