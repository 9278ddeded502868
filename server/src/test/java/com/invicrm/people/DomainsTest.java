package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {
  @ParameterizedTest
  @CsvSource({
    "acme.example, acme.example",
    "Mail.EU.Acme.Example, acme.example",
    "mail.acme.co.uk, acme.co.uk",
    "acme.com.kw, acme.com.kw",
    "shop.blue.blogspot.com, blue.blogspot.com",
    "blogspot.com, blogspot.com",
    "bücher.example, xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "a.食狮.公司.cn, xn--85x722f.xn--55qx5d.cn",
    "a.xn--85x722f.xn--55qx5d.cn, xn--85x722f.xn--55qx5d.cn"
  })
  void theRegisteredPartIsFound(String domain, String registrable) {
    assertThat(Domains.registrable(domain)).contains(registrable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "co.uk", "com", "", "10.0.0.1", "-..-", "a b.example"})
  void whatNobodyCanRegisterIsNoDomain(String text) {
    assertThat(Domains.registrable(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gmail.com", "GMAIL.com", "yahoo.co.uk", "uk.yahoo.com", "maktoob.com"})
  void mailboxesForEverybodyNameNoCompany(String domain) {
    assertThat(Domains.isFreeMail(domain)).isTrue();
  }

  @Test
  void othersMayNameOne() {
    assertThat(Domains.isFreeMail("acme.example")).isFalse();
    assertThat(Domains.isFreeMail("notgmail.com")).isFalse();
  }

  @Test
  void aCompanyIsNamedAfterItsDomain() {
    assertThat(Domains.companyName("blue-door.example")).isEqualTo("Blue Door");
    assertThat(Domains.companyName("xn--bcher-kva.example")).isEqualTo("Bücher");
  }
}
