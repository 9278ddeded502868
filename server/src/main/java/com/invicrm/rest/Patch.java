package com.invicrm.rest;

import com.invicrm.deals.Money;
import com.invicrm.people.Edit;
import com.invicrm.tenancy.CrmException.FieldError;
import com.invicrm.tenancy.CrmException.Invalid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The body of a change, where a field that is absent is left and one that is null is emptied.
public final class Patch {
  private final JsonNode body;
  private final List<FieldError> errors = new ArrayList<>();

  /// @param known the fields that there are; any other is an error
  public Patch(JsonNode body, Set<String> known) {
    this.body = body;
    if (!body.isObject()) throw new Invalid("body", "must be a JSON object");
    body.propertyNames().stream()
        .filter(f -> !known.contains(f))
        .forEach(f -> errors.add(new FieldError(f, "is not known here")));
  }

  /// A text of at most so many characters; blank empties it.
  public Edit<String> text(String field, int longest) {
    return read(
        field,
        node -> {
          if (!node.isString()) wrong(field, "must be a text");
          String text = node.asString("").strip();
          if (text.length() > longest) wrong(field, "is longer than " + longest + " characters");
          if (!KeptText.isKept(text)) wrong(field, "holds a character that cannot be kept");
          return text;
        });
  }

  /// Texts.
  public Edit<List<String>> texts(String field, int most, int longest) {
    return read(
        field,
        node -> {
          if (!node.isArray() || node.size() > most)
            wrong(field, "must be a list of at most " + most);
          List<String> texts = new ArrayList<>();
          node.forEach(one -> texts.add(one.asString("")));
          if (node.valueStream()
              .anyMatch(one -> !one.isString() || one.asString().length() > longest)) {
            wrong(field, "must hold texts of at most " + longest + " characters");
          }
          if (!texts.stream().allMatch(KeptText::isKept)) {
            wrong(field, "holds a character that cannot be kept");
          }
          return texts;
        });
  }

  /// An id.
  public Edit<UUID> id(String field) {
    return read(field, node -> uuid(field, node));
  }

  /// Ids, none or more.
  public Edit<List<UUID>> anyIds(String field, int most) {
    return read(
        field,
        node -> {
          if (!node.isArray() || node.size() > most)
            wrong(field, "must be a list of at most " + most);
          return node.valueStream().map(one -> uuid(field, one)).filter(Objects::nonNull).toList();
        });
  }

  /// Ids.
  public Edit<List<UUID>> ids(String field, int most) {
    return read(
        field,
        node -> {
          if (!node.isArray() || node.isEmpty() || node.size() > most) {
            wrong(field, "must be a list of 1 to " + most + " ids");
          }
          return node.valueStream().map(one -> uuid(field, one)).filter(Objects::nonNull).toList();
        });
  }

  /// A whole number.
  public Edit<Integer> number(String field, int least, int most) {
    return read(
        field,
        node -> {
          int number = node.asInt(least);
          if (!node.isInt() || number < least || number > most) {
            wrong(field, "must be a whole number from " + least + " to " + most);
          }
          return number;
        });
  }

  /// An instant, with any offset, in the four digits of years that RFC 3339 has; to the
  /// microsecond, as the database keeps it.
  public Edit<Instant> instant(String field) {
    return read(
        field,
        node -> {
          try {
            OffsetDateTime time = OffsetDateTime.parse(node.asString(""));
            if (time.getYear() < 1 || time.getYear() > 9999) throw new DateTimeException("year");
            return time.toInstant().truncatedTo(ChronoUnit.MICROS);
          } catch (DateTimeException e) {
            wrong(field, "must be an instant such as 2026-03-11T09:30:00Z");
            return null;
          }
        });
  }

  /// A day in the four digits of years that RFC 3339 has.
  public Edit<LocalDate> day(String field) {
    return read(
        field,
        node -> {
          try {
            LocalDate day = LocalDate.parse(node.asString(""));
            if (day.getYear() < 1 || day.getYear() > 9999) throw new DateTimeException("year");
            return day;
          } catch (DateTimeException e) {
            wrong(field, "must be a day such as 2026-03-11");
            return null;
          }
        });
  }

  /// Yes or no.
  public Edit<Boolean> flag(String field) {
    return read(
        field,
        node -> {
          if (!node.isBoolean()) wrong(field, "must be true or false");
          return node.asBoolean(false);
        });
  }

  /// One of the names that there are.
  public <E extends Enum<E>> Edit<E> choice(String field, Class<E> names) {
    return read(
        field,
        node -> {
          for (E one : names.getEnumConstants()) {
            if (one.name().equals(node.asString(""))) return one;
          }
          wrong(field, "must be one of " + List.of(names.getEnumConstants()));
          return null;
        });
  }

  /// Money, as `{"amount": "1250.5", "currency": "KWD"}`.
  ///
  /// @param usual the currency when none is given
  public Edit<Money> money(String field, Supplier<String> usual) {
    return read(
        field,
        node ->
            within(
                field,
                () -> {
                  Patch money = new Patch(node, Set.of("amount", "currency"));
                  @Nullable String amount = money.text("amount", 30).value();
                  @Nullable String currency = money.text("currency", 3).value();
                  money.check();
                  return Money.read(
                      Objects.requireNonNullElse(amount, ""),
                      currency == null ? usual.get() : currency);
                }));
  }

  /// Objects, each read as a body of its own.
  public <T> Edit<List<T>> objects(
      String field, int most, Set<String> known, Function<Patch, T> one) {
    return read(
        field,
        node -> {
          if (!node.isArray() || node.size() > most)
            wrong(field, "must be a list of at most " + most);
          List<T> objects = new ArrayList<>();
          for (int i = 0; i < Math.min(node.size(), most); i++) {
            JsonNode element = node.get(i);
            @Nullable T made =
                within(
                    field + "[" + i + "]",
                    () -> {
                      Patch patch = new Patch(element, known);
                      T object = one.apply(patch);
                      patch.check();
                      return object;
                    });
            if (made != null) objects.add(made);
          }
          return objects;
        });
  }

  /// Fails with all that was wrong.
  ///
  /// @throws Invalid naming each field
  public void check() {
    if (!errors.isEmpty()) throw new Invalid(errors);
  }

  /// Reads something inside a field; what is wrong there is noted under the field.
  private <T> @Nullable T within(String field, Supplier<T> inside) {
    try {
      return inside.get();
    } catch (Invalid e) {
      e.errors().forEach(x -> wrong(field + "." + x.field(), x.detail()));
      return null;
    }
  }

  private <T> Edit<T> read(String field, Function<JsonNode, @Nullable T> value) {
    @Nullable JsonNode node = body.get(field);
    if (node == null) return Edit.leave();
    if (node.isNull()) return Edit.clear();
    @Nullable T read = value.apply(node);
    return read == null || (read instanceof String text && text.isEmpty())
        ? Edit.clear()
        : Edit.to(read);
  }

  private @Nullable UUID uuid(String field, JsonNode node) {
    try {
      return UUID.fromString(node.asString(""));
    } catch (IllegalArgumentException e) {
      wrong(field, "must be an id");
      return null;
    }
  }

  /// Notes what is wrong; the field then counts as emptied until [#check] fails.
  private void wrong(String field, String detail) {
    errors.add(new FieldError(field, detail));
  }
}
