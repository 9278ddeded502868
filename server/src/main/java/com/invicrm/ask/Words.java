package com.invicrm.ask;

import com.invicrm.timeline.Access;
import com.invicrm.timeline.Activity;
import java.math.BigDecimal;
import java.text.Bidi;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Days, amounts and activities in the asker's language and zone.
final class Words {
  private final Texts texts = new Texts();
  private final Question question;

  Words(Question question) {
    this.question = question;
  }

  String of(String key, Object... values) {
    return texts.of(question, key, values);
  }

  String day(@Nullable Instant at) {
    return at == null ? "" : day(at.atZone(question.zone()).toLocalDate());
  }

  String day(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(question.locale())
        .format(day);
  }

  /// `KWD 1,250.500`: the currency's code, since people read more than one.
  String money(BigDecimal amount, String currency) {
    NumberFormat figures = NumberFormat.getNumberInstance(question.locale());
    int decimals = java.util.Currency.getInstance(currency).getDefaultFractionDigits();
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    figures.setMinimumFractionDigits(whole ? 0 : Math.max(0, decimals));
    figures.setMaximumFractionDigits(Math.max(0, decimals));
    return currency + "\u00A0" + figures.format(amount);
  }

  /// What is there of these, beside one another. Where something is written from right to left,
  /// each part is isolated (Unicode FSI and PDI): else a day would change places with a name before
  /// it.
  static String beside(@Nullable String... parts) {
    List<String> there =
        Stream.of(parts).flatMap(Stream::ofNullable).filter(p -> !p.isEmpty()).toList();
    String plain = String.join(" · ", there);
    boolean mixed = there.size() > 1 && Bidi.requiresBidi(plain.toCharArray(), 0, plain.length());
    return mixed
        ? there.stream().collect(Collectors.joining("\u2069 · \u2068", "\u2068", "\u2069"))
        : plain;
  }

  /// The subject, as far as it may be seen; the first words of what has none.
  String subject(Activity activity) {
    if (activity.access() == Access.metadata) return of("private");
    return Optional.ofNullable(activity.subject())
        .filter(s -> !s.isBlank())
        .or(() -> Optional.ofNullable(activity.snippet()).filter(s -> !s.isBlank()))
        .orElseGet(() -> of("noSubject"));
  }

  String kind(Activity activity) {
    @Nullable String direction = activity.circumstances().direction();
    return of(activity.kind().name() + (direction == null ? "" : "." + direction));
  }

  /// Activities as items of a draft; those whose subject is hidden are counted.
  List<Answer.Item> items(Draft draft, List<Activity> activities) {
    draft.hide(activities.stream().filter(a -> a.access() == Access.metadata).count());
    return activities.stream()
        .map(a ->
            draft.item(
                subject(a),
                kind(a),
                a.occurredAt(),
                draft.source("activity", a.id(), day(a.occurredAt()))))
        .toList();
  }
}
