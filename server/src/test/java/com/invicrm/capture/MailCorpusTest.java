package com.invicrm.capture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.access.EmailAddresses;
import com.invicrm.capture.mime.Mail;
import com.invicrm.capture.mime.MailAddress;
import com.invicrm.capture.mime.MailParser;
import com.invicrm.capture.mime.MessageRef;
import com.invicrm.capture.mime.Parsed;
import com.invicrm.capture.mime.Parsed.Legible;
import com.invicrm.capture.mime.Parsed.Unreadable;
import com.invicrm.capture.mime.RawMessage;
import com.invicrm.capture.mime.RawMessage.Rfc822Bytes;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Hostile and odd mails from four parsers' own tests: each is read or refused with a reason, and
/// where the corpus says how it is decoded, we say the same.
class MailCorpusTest {
  private static final List<String> CORPORA =
      List.of("eml-mime4j", "eml-mikel-mail", "eml-cpython", "eml-mailparser");

  /// Mails that we decode otherwise than the corpus, with the reason.
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "malformedHeaderStartsBody-nocrlfcrlf_decoded.xml",
          "a line amid the header that is no field: we read the header on, the corpus ends it there");

  private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:()\"]+@[^\\s<>,;:()\"]+");
  private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([^\\s;\"]+)");

  @Test
  void everyFileIsReadOrRefusedWithAReason() {
    Map<String, Integer> refused = new TreeMap<>();
    int files = 0;
    for (String corpus : CORPORA) {
      for (Path file : RealMail.files(corpus)) {
        files++;
        if (parse(file) instanceof Unreadable(String reason)) {
          assertThat(reason).as(file.toString()).isNotBlank();
          refused.merge(reason, 1, Integer::sum);
        }
      }
    }
    System.out.printf("Corpora: %d files, refused %s%n", files, refused);
    assertThat(files).isGreaterThan(650);
    assertThat(refused.values().stream().mapToInt(i -> i).sum()).isLessThan(files / 100);
  }

  @Test
  void mailsAreDecodedAsTheCorpusSays() throws Exception {
    Map<String, List<String>> wrong = new TreeMap<>();
    int mails = 0;
    for (Path file : RealMail.files("eml-mime4j/src/core")) {
      String name = file.getFileName().toString();
      if (!name.endsWith("_decoded.xml")) continue;
      mails++;
      Path source = file.resolveSibling(name.replace("_decoded.xml", ".msg"));
      List<String> faults = faults(source, file);
      if (!faults.isEmpty()) wrong.put(name, faults);
    }
    System.out.printf("Corpora: %d of %d mails decoded as expected%n", mails - wrong.size(), mails);
    assertThat(wrong.keySet()).as(wrong.toString()).isEqualTo(new TreeMap<>(OTHERWISE).keySet());
    assertThat(wrong.size()).isLessThanOrEqualTo(mails / 20);
  }

  private static List<String> faults(Path source, Path expected) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(expected.toFile())
            .getDocumentElement();
    if (!(parse(source) instanceof Legible(Mail mail))) return List.of("unreadable");
    List<String> faults = new ArrayList<>();
    if (!words(mail.subject()).equals(words(decoded(field(root, "subject"))))) {
      faults.add("subject");
    }
    if (!from(mail).equals(from(field(root, "from")))) faults.add("from");
    Optional<Instant> date = date(field(root, "date"));
    if (date.isPresent() && !date.get().equals(mail.date())) faults.add("date");
    if (!texts(root, expected).allMatch(t -> holds(mail, t))) faults.add("text");
    return faults;
  }

  private static boolean holds(Mail mail, String text) {
    String html = mail.body().html() == null ? "" : mail.body().html();
    return words(mail.body().text()).contains(words(text)) || words(html).contains(words(text));
  }

  private static List<String> from(Mail mail) {
    return mail.addresses().from().stream().map(MailAddress::address).toList();
  }

  private static List<String> from(String field) {
    return ADDRESS
        .matcher(field)
        .results()
        .map(m -> EmailAddresses.normalise(m.group()))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<Instant> date(String field) {
    try {
      String plain = field.replaceAll("\\(.*", "").strip();
      return Optional.of(
          OffsetDateTime.parse(plain, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// The first field of that name in a part's own header.
  private static String field(Element part, String name) {
    return children(part, "header").stream()
        .flatMap(h -> children(h, "field").stream())
        .map(Node::getTextContent)
        .map(String::strip)
        .filter(f -> f.toLowerCase(Locale.ROOT).matches("(?s)" + name + "\\s*:.*"))
        .findFirst()
        .map(f -> f.substring(f.indexOf(':') + 1).strip())
        .orElse("");
  }

  /// The texts that are shown, of parts without a name; not those of mails inside.
  private static Stream<String> texts(Element part, Path expected) {
    Stream<String> own =
        children(part, "text-body").stream()
            .filter(_ -> isShown(part))
            .map(b -> text(expected.resolveSibling(b.getAttribute("name")), part));
    Stream<String> inside =
        Stream.concat(children(part, "multipart").stream(), children(part, "body-part").stream())
            .flatMap(p -> texts(p, expected));
    return Stream.concat(own, inside);
  }

  private static boolean isShown(Element part) {
    String type = field(part, "content-type").toLowerCase(Locale.ROOT);
    String disposition = field(part, "content-disposition").toLowerCase(Locale.ROOT);
    boolean readable =
        type.isEmpty() || type.startsWith("text/plain") || type.startsWith("text/html");
    return readable
        && !type.contains("name=")
        && !disposition.contains("filename")
        && !disposition.startsWith("attachment");
  }

  private static String text(Path file, Element part) {
    byte[] bytes = RealMail.bytes(file);
    Matcher charset = CHARSET.matcher(field(part, "content-type"));
    if (!charset.find()) return new String(bytes, UTF_8);
    return new String(
        bytes,
        Charset.isSupported(charset.group(1)) ? Charset.forName(charset.group(1)) : ISO_8859_1);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    NodeList all = parent.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element e && e.getTagName().equals(name)) children.add(e);
    }
    return children;
  }

  private static String decoded(String field) {
    return DecoderUtil.decodeEncodedWords(field, DecodeMonitor.SILENT);
  }

  private static String words(String text) {
    return text.replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ").strip();
  }

  private static Parsed parse(Path file) {
    var ref = new MessageRef("1", List.of(), null);
    return MailParser.parse(new RawMessage(ref, new Rfc822Bytes(RealMail.bytes(file))));
  }
}
