package com.invicrm.access;

import com.google.common.io.BaseEncoding;
import java.security.SecureRandom;

/// Random secrets that people copy: 256 bits in letters and digits.
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final BaseEncoding LETTERS = BaseEncoding.base32().lowerCase().omitPadding();

  private Secrets() {}

  static String random() {
    return LETTERS.encode(bytes(32));
  }

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
