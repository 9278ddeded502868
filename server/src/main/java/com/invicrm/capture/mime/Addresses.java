package com.invicrm.capture.mime;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Stream;

/// The address fields of a mail, each address once a field, in order.
public record Addresses(
    List<MailAddress> from,
    List<MailAddress> to,
    List<MailAddress> cc,
    List<MailAddress> bcc,
    List<MailAddress> replyTo) {
  public Addresses {
    from = ImmutableList.copyOf(from);
    to = ImmutableList.copyOf(to);
    cc = ImmutableList.copyOf(cc);
    bcc = ImmutableList.copyOf(bcc);
    replyTo = ImmutableList.copyOf(replyTo);
  }

  /// To, Cc and Bcc, in this order; an address in two of them comes twice.
  public List<MailAddress> recipients() {
    return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
  }
}
