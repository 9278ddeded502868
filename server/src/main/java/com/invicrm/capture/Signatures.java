package com.invicrm.capture;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a signature begins: after the delimiter that RFC 3676 names and what people make of it, or
/// with the line that a telephone writes.
final class Signatures {
  private static final int MOST_LINES = 15;

  private static final Pattern DEVICE =
      Pattern.compile(
          "(?iu)^(?:sent (?:from|via|with|using)|get outlook for|gesendet (?:von|mit)|von meinem .{1,40} gesendet|envoyé (?:de|depuis|à partir)|téléchargez outlook"
              + "|enviado (?:desde|do|a partir|via)|inviato da|verzonden (?:vanaf|met|via)|sendt fra|skickat från|lähetetty|wysłane z|odesláno z"
              + "|отправлено (?:с|из)|надіслано з|iphone'umdan gönderildi|gönderildi|trimis de|στάλθηκε από|أرسلت من|مرسل من|تم الإرسال من|נשלח מ)(?!\\p{L})\\P{Cc}{0,80}$");

  /// First letters of the pattern, as far as they are plain Latin ones.
  private static final String BEGINNINGS = "egiloistvw";

  private static final Pattern IN_BRACKETS = Pattern.compile("<[^<>]*>|\\([^()]*\\)");

  private Signatures() {}

  static boolean begins(List<TextLine> lines, int at) {
    TextLine line = lines.get(at);
    if (isDevice(line)) return isAlone(lines, at);
    boolean delimiter =
        line.words().equals("--") || line.words().equals("__") || line.words().equals("—");
    boolean rule = line.isRule("_", 10) || line.isRule("—", 3);
    return (delimiter || rule) && isShort(lines, at);
  }

  /// Not a sentence that begins so: it says what with, in few words, without a verb after a comma.
  private static boolean isDevice(TextLine line) {
    String words = line.words();
    if (words.isEmpty() || !Introductions.mayBegin(words, BEGINNINGS)) return false;
    if (!DEVICE.matcher(words).matches()) return false;
    String lower = IN_BRACKETS.matcher(words.toLowerCase(Locale.ROOT)).replaceAll("");
    return lower.indexOf(',') < 0 && !lower.strip().endsWith(".") && lower.split(" ").length <= 9;
  }

  /// A line of its own: the text before it is over.
  private static boolean isAlone(List<TextLine> lines, int at) {
    return at == 0
        || lines.get(at - 1).isBlank()
        || at == lines.size() - 1
        || lines.get(at + 1).isBlank()
        || Introductions.length(lines, at + 1) > 0;
  }

  private static boolean isShort(List<TextLine> lines, int at) {
    int said = 0;
    for (int i = at + 1; i < lines.size() && said <= MOST_LINES; i++) {
      if (lines.get(i).isQuoted() || Introductions.length(lines, i) > 0) break;
      if (!lines.get(i).isBlank()) said++;
    }
    return said <= MOST_LINES;
  }
}
