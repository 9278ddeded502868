package com.invicrm.capture;

import com.google.common.collect.ImmutableSet;
import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who wrote a mail: whoever stands in From, unless a list put its own address there, as lists do
/// for senders whose domain forbids them to pass mail on (DMARC, RFC 7960). Then the author is left
/// in Reply-To or a field of the list's own.
final class Authors {
  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()]+@[^\\s<>,;:\"()?]+");
  private static final Pattern VIA = Pattern.compile("(?i).+\\svia\\s.+");
  private static final List<String> LIST_FIELDS =
      List.of("list-post", "x-beenthere", "mailing-list", "x-mailing-list");
  private static final List<String> AUTHOR_FIELDS = List.of("x-original-from", "x-original-sender");

  private Authors() {}

  static List<MailAddress> of(Mail mail) {
    List<MailAddress> from = mail.addresses().from();
    if (from.size() != 1) return from;
    MailAddress sender = from.getFirst();
    Set<String> lists = lists(mail, sender);
    if (!lists.contains(sender.address())) return from;
    return candidates(mail)
        .filter(a -> !lists.contains(a.address()))
        .findFirst()
        .map(a -> List.of(new MailAddress(a.address(), name(sender, a))))
        .orElse(from);
  }

  private static Set<String> lists(Mail mail, MailAddress sender) {
    Stream<String> named = LIST_FIELDS.stream().flatMap(f -> addresses(mail, f));
    boolean isRewritten =
        VIA.matcher(sender.name()).matches()
            && mail.addresses().recipients().stream()
                .anyMatch(r -> r.address().equals(sender.address()));
    return ImmutableSet.copyOf(
        (isRewritten ? Stream.concat(named, Stream.of(sender.address())) : named).toList());
  }

  private static Stream<MailAddress> candidates(Mail mail) {
    Stream<MailAddress> kept =
        AUTHOR_FIELDS.stream().flatMap(f -> addresses(mail, f)).map(a -> new MailAddress(a, ""));
    return Stream.concat(kept, mail.addresses().replyTo().stream());
  }

  private static Stream<String> addresses(Mail mail, String field) {
    return mail.headers()
        .all(field)
        .flatMap(v -> ADDRESS.matcher(v).results().map(MatchResult::group))
        .map(com.invicrm.access.EmailAddresses::normalise)
        .flatMap(Optional::stream);
  }

  private static String name(MailAddress sender, MailAddress author) {
    return author.name().isEmpty() ? sender.name() : author.name();
  }
}
