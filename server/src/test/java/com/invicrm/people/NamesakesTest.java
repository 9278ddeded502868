package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.people.Namesake.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@InviCrmTest
class NamesakesTest {
  @Autowired ApplicationContext application;
  @Autowired Contacts contacts;
  @Autowired Companies companies;
  @Autowired Namesakes namesakes;
  @Autowired LastContact lastContact;
  private TestTenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(application);
  }

  @ParameterizedTest
  @CsvSource({
    "Valentina Moreau, exact",
    "VALENTINA MOREAU, exact",
    "Valentina, part",
    "Moreau Valentina, part",
    "Valntina Moreau, spelling",
    "Valentina Moraeu, typo",
    "valentinamoreau, spelling",
    "V. Moreau, initial",
    "Valentina M, initial",
    "Val Moreau, beginning",
    "فالنتينا مورو, spelling",
    "vm@blue-door.example, address"
  })
  void aPersonIsFoundAndItIsSaidWhy(String written, Why why) {
    person("Valentina Moreau", "vm@blue-door.example");
    person("Somebody Else", "se@green.test");
    assertThat(people(written)).extracting(Namesake::name).first().isEqualTo("Valentina Moreau");
    assertThat(people(written).getFirst().why()).isEqualTo(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mohammed Al-Otaibi",
        "Muhammad Alotaibi",
        "Mohamed El Otaiby",
        "mo7amed al 3otaibi",
        "محمد العتيبي",
        "محمد عتيبى",
        "Mohamad Otaibi",
        "Bu Mohammed Al-Otaibi",
        "Utaibi"
      })
  void anArabicNameIsFoundInEverySpellingAndScript(String written) {
    person("Mohammad Al-Utaibi");
    person("Mahmoud Al-Ajmi");
    assertThat(one(written)).isEqualTo("Mohammad Al-Utaibi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Abdul Rahman Salem",
        "Abdelrahman Salem",
        "AbdulRahman Salem",
        "عبد الرحمن سالم",
        "3abdulra7man Salem"
      })
  void theServantOfIsOneWordWithWhatFollows(String written) {
    person("عبدالرحمن السالم");
    assertThat(one(written)).isEqualTo("عبدالرحمن السالم");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NBK",
        "nbk",
        "N.B.K.",
        "National Bank Kuwait",
        "national bank",
        "Kuwait National Bank W.L.L.",
        "Natoinal Bank of Kuwait"
      })
  void aCompanyIsFoundByInitialsWordsAndWithAnyLegalForm(String written) {
    company("National Bank of Kuwait K.S.C.P.");
    company("Northern Lights Ltd");
    assertThat(tenant.call(() -> namesakes.companies(written, 5)))
        .extracting(Namesake::name)
        .first()
        .isEqualTo("National Bank of Kuwait K.S.C.P.");
  }

  @Test
  void aNicknameIsFoundByTheFullNameAndTheOtherWay() {
    person("Bob Ellison");
    person("Elizabeth Moore");
    assertThat(one("Robert Ellison")).isEqualTo("Bob Ellison");
    assertThat(one("Liz Moore")).isEqualTo("Elizabeth Moore");
  }

  @Test
  void firstAndLastNameCountBesideTheDisplayName() {
    tenant.run(() ->
        contacts.create(
            tenant.viewer(),
            Edits.contact(
                Map.of("displayName", "Ziggy", "firstName", "Siegfried", "lastName", "Brandt")),
            "KW"));
    assertThat(one("Brandt Sigfried")).isEqualTo("Ziggy");
    assertThat(one("Ziggy")).isEqualTo("Ziggy");
  }

  @Test
  void oneOfTwoJohnsIsAskedForUnlessMoreIsSaid() {
    person("John Smith", "js@acme.example");
    person("John Brown", "jb@globex.example");
    assertThat(meant("John"))
        .isInstanceOfSatisfying(
            WhoIsMeant.Several.class,
            several ->
                assertThat(several.candidates())
                    .extracting(Namesake::name)
                    .containsExactlyInAnyOrder("John Smith", "John Brown"));
    assertThat(one("John Smith")).isEqualTo("John Smith");
    assertThat(one("John B")).isEqualTo("John Brown");
    assertThat(one("John Acme")).isEqualTo("John Smith");
  }

  @Test
  void ofEquallyLikelyOnesWhomOneWasLastInContactWithComesFirst() {
    person("John Smith");
    Contact brown = person("John Brown");
    tenant.write(() ->
        lastContact.raise(Map.of(brown.id(), Instant.parse("2026-02-03T04:05:06Z")), Map.of()));
    assertThat(people("John"))
        .extracting(Namesake::name)
        .containsExactly("John Brown", "John Smith");
  }

  @Test
  void whoeverIsNearIsNamedWhenNobodyFits() {
    person("Hussein Al-Ali");
    assertThat(meant("Hassan Al-Ali"))
        .isInstanceOfSatisfying(
            WhoIsMeant.Nobody.class,
            nobody ->
                assertThat(nobody.nearest())
                    .extracting(Namesake::name)
                    .containsExactly("Hussein Al-Ali"));
    assertThat(meant("H")).isInstanceOf(WhoIsMeant.Nobody.class);
    assertThat(people("Wilhelmina Zuckmayer")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "...", "al", "'", "👍", "7", "@"})
  void nonsenseFindsNobodyAndFailsNowhere(String written) {
    person("Valentina Moreau");
    assertThat(people(written)).isEmpty();
    assertThat(tenant.call(() -> namesakes.companies(written, 5))).isEmpty();
  }

  @Test
  void whoWasPutAwayIsNotMeant() {
    Contact gone = person("Valentina Moreau");
    tenant.run(() -> contacts.putAway(gone.id(), null));
    assertThat(people("Valentina Moreau")).isEmpty();
  }

  @Test
  void aNewNameIsFoundAndTheOldOneNoLonger() {
    Contact contact = person("Valentina Moreau");
    tenant.run(() ->
        contacts.change(
            contact.id(), Edits.contact(Map.of("displayName", "Bronwyn Hart")), "KW", null));
    assertThat(one("Bronwin Hart")).isEqualTo("Bronwyn Hart");
    assertThat(people("Valentina Moreau")).isEmpty();
  }

  @Test
  void aNameOfACompanyAndOfAPersonMayBeEither() {
    person("Juniper Sage");
    company("Juniper Ltd");
    assertThat(tenant.call(() -> namesakes.all("Juniper", 5)))
        .extracting(Namesake::kind)
        .containsExactlyInAnyOrder(SubjectKind.company, SubjectKind.contact);
  }

  private Contact person(String name, String... emails) {
    return Edits.person(contacts, tenant, name, emails);
  }

  private void company(String name) {
    tenant.run(() -> companies.create(tenant.viewer(), Edits.company(Map.of("name", name))));
  }

  private List<Namesake> people(String written) {
    return tenant.call(() -> namesakes.people(written, 5));
  }

  private WhoIsMeant meant(String written) {
    return WhoIsMeant.of(people(written));
  }

  private String one(String written) {
    return meant(written) instanceof WhoIsMeant.One(Namesake it, List<Namesake> _)
        ? it.name()
        : meant(written).toString();
  }
}
