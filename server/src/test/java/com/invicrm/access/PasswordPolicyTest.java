package com.invicrm.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.invicrm.tenancy.CrmException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A password is good when others would guess long.
class PasswordPolicyTest {
  private final PasswordPolicy policy = new PasswordPolicy();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890",
        "password12",
        "qwertyuiop1",
        "iloveyou123",
        "aaaaaaaaaaaaaaa",
        "abcdefghij",
        "Password123!"
      })
  void whatOthersTryFirstIsRefusedInWords(String password) {
    assertThatThrownBy(() -> check(password))
        .isInstanceOf(CrmException.Invalid.class)
        .hasMessageStartingWith("password is too easy to guess: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HalaNasser", "hala.nasser@harbour.example", "Harbour-Works 1", "nasserHarbour26"})
  void whatOthersKnowOfThemIsRefused(String password) {
    assertThatThrownBy(() -> check(password)).hasMessageContaining("too easy to guess");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery",
        "tiger lemon boat",
        "3f9a01bc77de",
        "harbour seven purple kites",
        "قطار أزرق على التل"
      })
  void wordsThatDoNotBelongTogetherAreGood(String password) {
    assertThatNoException().isThrownBy(() -> check(password));
  }

  @Test
  void nineCharactersAreTooFew() {
    assertThatThrownBy(() -> check("x7#Kq!92v")).hasMessageContaining("at least 10 characters");
  }

  @Test
  void theTextDoesNotRepeatThePassword() {
    var chosen = new ChosenPassword("password", "qwertyuiop1", List.of());
    assertThat(chosen.toString()).doesNotContain("qwerty");
    assertThatThrownBy(() -> policy.check(chosen)).hasMessageNotContaining("qwerty");
  }

  private void check(String password) {
    policy.check(
        new ChosenPassword(
            "password",
            password,
            List.of("Hala Nasser", "hala.nasser@harbour.example", "Harbour Works")));
  }
}
