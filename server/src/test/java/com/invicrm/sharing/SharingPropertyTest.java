package com.invicrm.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.InviCrmTest;
import com.invicrm.sharing.SharingProperty.Found;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A tenth of `make proof PART=privacy`. A failure names its seed, and `-Dsharing.seed` plays it
/// again.
@InviCrmTest
class SharingPropertyTest {
  @Autowired ApplicationContext application;
  @Autowired MockMvcTester http;

  @Test
  void nobodyReadsAWordThatTheyAreNotEntitledTo() {
    Found found =
        new SharingProperty(application, http).holds(Long.getLong("sharing.seed", 1L), 2, 1_000);
    assertThat(found.read()).hasSizeGreaterThan(12);
    assertThat(found.shown()).isGreaterThan(1_000);
    assertThat(found.hidden()).isGreaterThan(10_000);
  }
}
