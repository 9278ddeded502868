package com.invicrm.ask.grammar;

import com.invicrm.ask.Intent;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/// Understands a question in words: tokens, tags, times and names, evidence, frame.
public final class Grammar {
  private static final int LONGEST = 2_000;

  /// What was understood; entities by their names in the API.
  public record Frame(Intent intent, Map<String, Object> entities, double confidence) {}

  private final Tagger tagger = new Tagger();
  private final Reader reader = new Reader(tagger.words());
  private final Evidence evidence = new Evidence();

  /// The frame of a text that was written at a local time in a zone.
  public Frame parse(String text, LocalDateTime now, ZoneId zone) {
    String head = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Calendar calendar = Calendar.of(now, zone);
    Reading reading = reader.read(tagger.tag(head));
    Set<String> features = Features.of(reading, calendar);
    Evidence.Verdict verdict = evidence.weigh(features);
    return new Frame(
        verdict.intent(),
        new Entities(reading, features, calendar).of(verdict.intent()),
        verdict.confidence());
  }
}
