package com.invicrm.capture.mime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Gathers a mail's parts as they come by: texts are kept, everything else is described.
final class Parts {
  static final int DEEPEST = 50;
  private static final int MOST_ATTACHMENTS = 1000;
  private static final int LONGEST_PARAMETERS = 20_000;

  private final Deadline deadline;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private final List<Attachment> attachments = new ArrayList<>();
  private int depth;

  Parts(Deadline deadline) {
    this.deadline = deadline;
  }

  Body body() {
    String source = html.toString();
    String readable = text.isEmpty() && !html.isEmpty() ? HtmlText.of(source) : text.toString();
    return new Body(readable, html.isEmpty() ? null : source, attachments);
  }

  /// Comes between any two steps of reading.
  void pause() {
    deadline.check();
  }

  /// Goes into a part that holds others.
  void enter() {
    if (++depth > DEEPEST) throw new TooDeep();
  }

  void leave() {
    depth--;
  }

  /// A part that holds no others.
  ///
  /// @param type media type, in lower case
  /// @param called its file name, when its header names none
  void part(Headers headers, String type, String called, PartContent content) throws IOException {
    pause();
    String contentType = parameters(headers, "content-type", "text/plain");
    String disposition = parameters(headers, "content-disposition", "");
    String name =
        Parameters.find(disposition, "filename")
            .or(() -> Parameters.find(contentType, "name"))
            .orElse("");
    boolean shown =
        name.isEmpty() && !disposition.toLowerCase(Locale.ROOT).startsWith("attachment");
    Optional<String> words = shown ? words(type, contentType, content) : Optional.empty();
    if (words.isPresent()) append(type.equals("text/html") ? html : text, words.get());
    else describe(name.isEmpty() ? called : name, type, content);
  }

  private static String parameters(Headers headers, String field, String otherwise) {
    String value = headers.first(field).orElse(otherwise);
    return value.substring(0, Math.min(value.length(), LONGEST_PARAMETERS));
  }

  private static Optional<String> words(String type, String contentType, PartContent content)
      throws IOException {
    if (!type.equals("text/plain") && !type.equals("text/html")) return Optional.empty();
    return content.text(Parameters.find(contentType, "charset").orElse(null));
  }

  private static void append(StringBuilder texts, String words) {
    if (!texts.isEmpty()) texts.append('\n');
    texts.append(words.replace("\r\n", "\n"));
  }

  private void describe(String name, String type, PartContent content) throws IOException {
    if (attachments.size() < MOST_ATTACHMENTS) attachments.add(content.described(name, type));
  }

  static final class TooDeep extends RuntimeException {}
}
