package com.invicrm.people;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.invicrm.tenancy.CrmException.FieldError;
import com.invicrm.tenancy.CrmException.Invalid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A telephone number: E.164 where it can be told, else its digits; and as somebody wrote it.
record Phone(String norm, String written) {
  private static final int MIN_DIGITS = 3;

  /// Reads numbers, each once.
  ///
  /// @param region ISO 3166, where numbers without a country are dialled
  /// @throws Invalid naming each field that holds none
  static List<Phone> all(Collection<String> texts, String region) {
    Map<String, Phone> phones = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    int position = 0;
    for (String text : texts) {
      String field = "phones[" + position++ + "]";
      String norm = normalise(text, region);
      if (norm.length() >= MIN_DIGITS) phones.putIfAbsent(norm, new Phone(norm, text.strip()));
      else errors.add(new FieldError(field, "is not a telephone number such as +965 2222 3333"));
    }
    if (!errors.isEmpty()) throw new Invalid(errors);
    return List.copyOf(phones.values());
  }

  static String normalise(String text, String region) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = numbers.parse(text, region);
      if (numbers.isValidNumber(number)) return numbers.format(number, PhoneNumberFormat.E164);
    } catch (NumberParseException e) {
      // An extension or a number of old: its digits still tell it from others.
    }
    return PhoneNumberUtil.normalizeDigitsOnly(text);
  }
}
