package com.invicrm.tenancy;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/// New ids: UUIDv7 (RFC 9562), so that rows written together lie together.
public final class Ids {
  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private Ids() {}

  /// A new id, greater than those made before it in this process.
  public static UUID next() {
    return GENERATOR.generate();
  }
}
