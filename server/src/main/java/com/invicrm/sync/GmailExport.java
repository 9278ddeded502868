package com.invicrm.sync;

import com.google.common.collect.ImmutableList;
import com.invicrm.capture.mime.EncodedWords;
import com.invicrm.capture.mime.Headers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What Google Takeout writes into each mail's header: `X-Gmail-Labels`, in the language of the
/// account, and `X-GM-THRID`, the number of the conversation.
///
/// @param labels empty when the mail comes from elsewhere
/// @param thread the number of the conversation, in decimal
/// @param skipped why such a mail is no correspondence, if it is none
record GmailExport(List<String> labels, Optional<String> thread, Optional<String> skipped) {
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

  /// Names of Gmail's own labels in the languages that most accounts have.
  private static final Map<String, String> REASONS = reasons();

  GmailExport {
    labels = ImmutableList.copyOf(labels);
  }

  static GmailExport of(Headers headers) {
    List<String> labels = new ArrayList<>();
    headers.first("x-gmail-labels").ifPresent(value -> labels.addAll(split(value)));
    return new GmailExport(
        labels,
        headers.first("x-gm-thrid").map(String::strip).filter(NUMBER.asMatchPredicate()),
        labels.stream().flatMap(l -> reason(l).stream()).findFirst());
  }

  private static List<String> split(String value) {
    return COMMA
        .splitAsStream(EncodedWords.decode(value))
        .map(l -> l.replace("\"", "").strip())
        .filter(l -> !l.isEmpty())
        .toList();
  }

  private static Optional<String> reason(String label) {
    return Optional.ofNullable(REASONS.get(label.toLowerCase(Locale.ROOT)));
  }

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    names(reasons, "draft", "draft", "drafts", "entwürfe", "brouillons", "borradores", "rascunhos");
    names(
        reasons,
        "draft",
        "bozze",
        "concepten",
        "taslaklar",
        "черновики",
        "下書き",
        "المسودات",
        "مسودات");
    names(
        reasons,
        "spam",
        "spam",
        "junk",
        "спам",
        "迷惑メール",
        "الرسائل غير المرغوب فيها",
        "غير مرغوب فيها");
    names(
        reasons, "trash", "trash", "bin", "papierkorb", "corbeille", "papelera", "lixeira", "lixo");
    names(reasons, "trash", "cestino", "prullenbak", "çöp kutusu", "корзина", "ゴミ箱", "المهملات");
    names(reasons, "chat", "chat", "chats", "чаты", "チャット", "الدردشات", "الدردشة");
    return Map.copyOf(reasons);
  }

  private static void names(Map<String, String> reasons, String reason, String... labels) {
    for (String label : labels) reasons.put(label, reason);
  }
}
