package com.invicrm.rest;

import com.google.common.net.InetAddresses;
import java.net.Inet6Address;
import java.util.HexFormat;

/// Who counts as one at a distance.
final class ClientAddresses {
  private static final int SITE = 8;

  private ClientAddresses() {}

  /// The address; of IPv6 its first 64 bits, since whoever has one there has all that begin so.
  static String network(String address) {
    if (!InetAddresses.isInetAddress(address)) return address;
    return InetAddresses.forString(address) instanceof Inet6Address six
        ? HexFormat.of().formatHex(six.getAddress(), 0, SITE)
        : address;
  }
}
