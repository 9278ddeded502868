package com.invicrm.capture;

import com.invicrm.capture.mime.Headers;
import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MailAddress;
import com.invicrm.timeline.IncomingMail.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a person writes, or a list, a mass mailer, a machine: by the header's fields where there
/// are any (RFC 2369, 2919, 3834), and by the sender's address for older mail.
final class SenderRules {
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?:no|not|do-?not|dont|never)[-_.]?reply.*|mailer-daemon|postmaster|(?:.*[-+_.])?bounces?(?:[-+_.=].*)?|autoreply"
              + "|auto-?confirm|(?:.*[-_.])?(?:bot|robot|jenkins|buildbot|patchwork|cron|daemon)");

  /// What a mailing list and its offices are called.
  private static final Pattern LIST =
      Pattern.compile(
          "owner-.+|discuss(?:ion)?-.+|.+-(?:owner|request|list|users|discuss(?:ion)?|devel|announce|subscribe|unsubscribe)");

  private static final Pattern LIST_HOST =
      Pattern.compile(
          "(?:lists?\\d?|listserv|mailman|groups)\\.[^.]+\\..+|(?:.+\\.)?(?:googlegroups|yahoogroups)\\..+|groups\\.io|freelists\\.org|vger\\.kernel\\.org");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[._+-]+|\\d+");

  private static final Set<String> MASS =
      Set.of(
          "newsletter",
          "newsletters",
          "news",
          "marketing",
          "offers",
          "deals",
          "promotions",
          "promo",
          "updates",
          "subscriptions",
          "announcements",
          "announce",
          "survey",
          "surveys",
          "notifications",
          "notification",
          "alerts",
          "alert",
          "daily",
          "weekly",
          "digest",
          "bulletin",
          "prices",
          "quotes");
  private static final Set<String> ROLES =
      Set.of(
          "info",
          "sales",
          "support",
          "help",
          "helpdesk",
          "admin",
          "administrator",
          "billing",
          "accounts",
          "accounting",
          "contact",
          "contactus",
          "office",
          "hr",
          "jobs",
          "careers",
          "press",
          "media",
          "team",
          "hello",
          "service",
          "services",
          "customerservice",
          "customercare",
          "customer.service",
          "webmaster",
          "hostmaster",
          "abuse",
          "root",
          "security",
          "privacy",
          "legal",
          "orders",
          "order",
          "noc",
          "events",
          "feedback",
          "enquiries",
          "inquiries",
          "reservations",
          "subscribe",
          "unsubscribe",
          "listserv",
          "majordomo",
          "mailman",
          "reception",
          "undisclosed-recipients");

  private SenderRules() {}

  static Kind kind(Mail mail, List<MailAddress> authors) {
    Headers headers = mail.headers();
    String sender = authors.stream().findFirst().map(MailAddress::address).orElse("");
    if (isAutomatic(headers) || isMachine(sender)) return Kind.automated;
    if (isMass(sender)) return Kind.bulk;
    if (isDiscussion(headers)) return Kind.list;
    return isMass(headers) ? Kind.bulk : Kind.person;
  }

  /// An address that no person answers from.
  static boolean isMachine(String address) {
    return MACHINE.matcher(local(address)).matches();
  }

  /// An address that stands for a task, whoever does it today.
  static boolean isRole(String address) {
    return ROLES.contains(local(address)) || isMass(address);
  }

  /// An address that stands for many.
  static boolean isList(String address) {
    return LIST.matcher(local(address)).matches()
        || LIST_HOST.matcher(address.substring(address.lastIndexOf('@') + 1)).matches();
  }

  /// A word of it says that it goes to many: `gas_daily@…`.
  private static boolean isMass(String address) {
    return BETWEEN_WORDS.splitAsStream(local(address)).anyMatch(MASS::contains);
  }

  private static boolean isAutomatic(Headers headers) {
    boolean submitted =
        headers.first("auto-submitted").map(v -> !lower(v).startsWith("no")).orElse(false);
    return submitted
        || headers.has("x-autoreply")
        || headers.has("x-autorespond")
        || precedence(headers).equals("auto_reply")
        || headers.first("return-path").map(v -> v.strip().equals("<>")).orElse(false)
        || headers
            .first("content-type")
            .map(v -> lower(v).startsWith("multipart/report"))
            .orElse(false);
  }

  /// One may post to it: its members talk.
  private static boolean isDiscussion(Headers headers) {
    boolean open = headers.first("list-post").map(v -> !lower(v).startsWith("no")).orElse(false);
    return open || headers.has("mailing-list");
  }

  private static boolean isMass(Headers headers) {
    return headers.has("list-unsubscribe")
        || headers.has("list-id")
        || Set.of("bulk", "junk", "list").contains(precedence(headers));
  }

  private static String precedence(Headers headers) {
    return lower(headers.first("precedence").orElse(""));
  }

  private static String local(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 ? "" : address.substring(0, at);
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
