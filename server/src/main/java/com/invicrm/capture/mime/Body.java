package com.invicrm.capture.mime;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mail says and what hangs on it.
///
/// @param text the text parts, or the HTML parts as text
/// @param html the HTML parts as they came, if there are any
public record Body(String text, @Nullable String html, List<Attachment> attachments) {
  public Body {
    text = CleanText.of(text);
    html = html == null ? null : CleanText.of(html);
    attachments = ImmutableList.copyOf(attachments);
  }
}
