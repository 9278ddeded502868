package com.invicrm.capture;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What mail programs put before a mail that is answered or forwarded, in the languages that people
/// here use: `On … wrote:`, a block of header fields, `-----Original Message-----`.
final class Introductions {
  private static final int MOST_LINES = 5;
  private static final int FIELDS_WITHIN = 8;

  /// "wrote", in the form that stands there.
  private static final Pattern WROTE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:(?:wrote|writes)(?=\\s*:?$)|schrieb|a écrit|écrivait|escribió|escribio|escreveu|ha scritto|scrisse|schreef"
              + "|skrev|skrifaði|kirjoitti|napisał(?:\\(a\\)|a)?|pisze|napsal(?:\\(a\\)|a)?|написал(?:\\(а\\)|а)?|пишет|написав|пише|написа"
              + "|yazdı|yazmış|írta|a scris|έγραψε|menulis|đã viết|كتب(?:ت)?|كتب(?:/ت)?|כתב(?:ה)?|写道|寫道|写了|のメール|は書きました|작성|님이)(?!\\p{L}{3})");

  /// How such a line begins, for when it runs over several.
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?iu)^(?:on|am|le|el|em|il|in data|op|den|på|dne|dnia|w dniu|pe|ma|ti|ke|to|la|su|tir|man|ons|tor|fre|lør|søn|vào"
              + "|pada|στις|în|il giorno|em|בתאריך|ב-|في|بتاريخ|يوم|on\\b.*|\\p{L}{2,4}[.,] ?\\d|\\d)(?!\\p{L}).*");

  /// Somebody and a time: without them "wrote:" is a sentence.
  private static final Pattern WHO_OR_WHEN =
      Pattern.compile("(?:\\d{1,4}[.:/年월-]\\d|\\d{4}|[^\\s@]@[^\\s@]|\\d{1,2}[, ])");

  /// `30.09.2017, 18.30, "Ann Lee" <ann@acme.example>:`, without a verb.
  private static final Pattern DATE_AND_ADDRESS =
      Pattern.compile("(?u)^.{0,60}\\d{1,4}[.:/]\\d{1,2}.{0,100}<[^<>@ ]+@[^<>@ ]+>\\s?:$");

  private static final Pattern DASHED =
      Pattern.compile(
          "(?iu)^[-=_]{2}[-=_ ]*+(?:on\\s.+wrote\\s*|(?:original|originale|forwarded|reply|begin forwarded|ursprüngliche|weitergeleitete|oprindelig"
              + "|opprinnelig|videresendt|ursprungligt|vidarebefordrat|alkuperäinen|oorspronkelijk|doorgestuurd|mensaje|mensagem|message|messaggio|wiadomość|původní"
              + "|eredeti|исходное|пересылаемое|переадресованное|orijinal|αρχικό|الرسالة|رسالة|הודעה|原始|転送|원본|forward|fwd).*)[-=_]{2,}.*$");

  private static final Pattern FORWARDED =
      Pattern.compile(
          "(?iu)^(?:begin forwarded message|début du message réexpédié|inizio messaggio inoltrato|anfang der weitergeleiteten nachricht|message du\\s?):?.*");

  private static final Set<String> FROM =
      Set.of(
          ("from|von|de|da|van|fra|från|lähettäjä|od|от|від|kimden|gönderen|feladó|expeditor|"
                  + "από|dari|từ|من|מאת|发件人|寄件者|差出人|보낸 사람")
              .split("\\|"));
  private static final Set<String> OTHERS =
      Set.of(
          ("to|an|à|a|para|aan|til|till|vastaanottaja|do|komu|кому|kime|alıcı|címzett|către|"
                  + "προς|kepada|đến|إلى|الى|אל|收件人|宛先|받는 사람|cc|bcc|kopie|copie|copie à|copia|kopi|"
                  + "kopia|dw|копия|نسخة|עותק|抄送|참조|sent|date|gesendet|datum|envoyé|envoyé le|enviado|"
                  + "enviado el|enviada em|data|fecha|inviato|verzonden|sendt|dato|skickat|lähetetty|"
                  + "päivämäärä|wysłano|odesláno|отправлено|дата|gönderildi|tarih|elküldve|dátum|"
                  + "trimis|στάλθηκε|ημερομηνία|dikirim|tanggal|تم الإرسال|التاريخ|تاريخ|أرسلت|נשלח|"
                  + "תאריך|发送时间|日期|送信日時|日時|날짜|보낸 날짜|subject|betreff|objet|asunto|assunto|oggetto|"
                  + "onderwerp|emne|ämne|aihe|temat|předmět|тема|konu|tárgy|subiect|θέμα|subjek|"
                  + "perihal|chủ đề|الموضوع|נושא|主题|主旨|件名|제목|reply-to|importance")
              .split("\\|"));

  private Introductions() {}

  /// How many lines from here introduce a mail; 0 when these do not.
  static int length(List<TextLine> lines, int at) {
    TextLine line = lines.get(at);
    if (line.isBlank() || line.isQuoted()) return 0;
    if (isDashed(lines, at)) return 1 + fields(lines, at + 1);
    int fields = fields(lines, at);
    return fields > 0 ? fields : attribution(lines, at);
  }

  private static boolean isDashed(List<TextLine> lines, int at) {
    TextLine line = lines.get(at);
    if (mayBeDashed(line.words()) && DASHED.matcher(line.words()).matches()) return true;
    if (mayBegin(line.words(), "bdiam") && FORWARDED.matcher(line.words()).matches()) return true;
    return line.isRule("_-=", 4) && fields(lines, at + 1) > 0;
  }

  private static boolean mayBeDashed(String words) {
    return "-=_".indexOf(words.charAt(0)) >= 0;
  }

  /// Most lines begin otherwise, which is seen faster than a pattern sees it.
  static boolean mayBegin(String words, String letters) {
    char first = words.charAt(0);
    return first >= 128 || letters.indexOf(Character.toLowerCase(first)) >= 0;
  }

  /// A block of at least three fields that begins with the sender's, or holds it.
  private static int fields(List<TextLine> lines, int at) {
    int from = at;
    while (from < lines.size() && lines.get(from).isBlank() && from < at + 2) from++;
    if (from >= lines.size() || label(lines.get(from)).isEmpty()) return 0;
    int named = 0;
    boolean sender = false;
    int end = from;
    for (int i = from; i < Math.min(lines.size(), from + FIELDS_WITHIN); i++) {
      String label = label(lines.get(i));
      if (lines.get(i).isBlank() && named >= 3) break;
      if (label.isEmpty()) continue;
      sender = sender || FROM.contains(label);
      named++;
      end = i + 1;
    }
    return named >= 3 && (sender || named >= 4) ? end - at : 0;
  }

  /// The name of the field that stands here, or nothing.
  private static String label(TextLine line) {
    int colon = line.words().indexOf(':');
    if (colon < 0) colon = line.words().indexOf('：');
    if (colon <= 0 || colon > 20) return "";
    String name = line.words().substring(0, colon).strip().toLowerCase(Locale.ROOT);
    return FROM.contains(name) || OTHERS.contains(name) ? name : "";
  }

  /// `On …, Ann wrote:`, also over several lines.
  private static int attribution(List<TextLine> lines, int at) {
    int end = end(lines, at);
    if (end < 0) return 0;
    String first = lines.get(at).words();
    if (end == at && DATE_AND_ADDRESS.matcher(first).matches()) return 1;
    if (end > at && !BEGINNING.matcher(first).matches()) return 0;
    String joined =
        lines.subList(at, end + 1).stream().map(TextLine::words).collect(Collectors.joining(" "));
    return isAttribution(joined, end - at, lines, end + 1) ? end - at + 1 : 0;
  }

  /// The first line from here, of few and none of them blank or quoted, that ends as an attribution
  /// does; less than 0 when none does.
  private static int end(List<TextLine> lines, int at) {
    for (int i = at; i < Math.min(lines.size(), at + MOST_LINES); i++) {
      TextLine line = lines.get(i);
      boolean cut = line.words().equals(">:") && i > at;
      if (line.isBlank() || (line.isQuoted() && !cut)) return -1;
      if (line.endsWith(":") || line.endsWith("：") || line.endsWith("wrote")) return i;
    }
    return -1;
  }

  private static boolean isAttribution(String text, int further, List<TextLine> lines, int next) {
    if (!WHO_OR_WHEN.matcher(text).find()) return isSaidOfAQuote(text, lines, next);
    if (DATE_AND_ADDRESS.matcher(text).matches()) return true;
    return WROTE.matcher(text).find() && (further == 0 || BEGINNING.matcher(text).matches());
  }

  /// `Ann wrote:` alone, right before a quote.
  private static boolean isSaidOfAQuote(String text, List<TextLine> lines, int next) {
    int i = next;
    while (i < lines.size() && lines.get(i).isBlank()) i++;
    return WROTE.matcher(text).find() && i < lines.size() && lines.get(i).isQuoted();
  }
}
