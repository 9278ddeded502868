package com.invicrm.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @Test
  void whatGoesInComesOut() {
    assertThat(Cursor.parse(Cursor.of("مرحبا", "", "a=b/c"))).containsExactly("مرحبا", "", "a=b/c");
  }

  @Test
  void itTravelsInAnAddressUnchanged() {
    assertThat(Cursor.of("???>>>~~~", "ÿÿÿ")).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not base64!", "_w", "eA"})
  void nonsenseIsRefused(String cursor) {
    assertThatThrownBy(() -> Cursor.read(cursor, 1, p -> UUID.fromString(p.getFirst())))
        .isInstanceOf(CrmException.Invalid.class)
        .hasMessageContaining("cursor");
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    assertThatThrownBy(() -> Cursor.read(Cursor.of("a", "b"), 1, List::getFirst))
        .isInstanceOf(CrmException.Invalid.class);
  }
}
