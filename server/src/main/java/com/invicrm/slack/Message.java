package com.invicrm.slack;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/// A message that only the asker sees.
///
/// @param text for notifications and readers that show no blocks
record Message(
    String responseType, boolean replaceOriginal, String text, List<LayoutBlock> blocks) {
  private static final Gson SNAKE_CASE =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .create();

  static Message of(String title, List<LayoutBlock> blocks) {
    return new Message("ephemeral", false, Pieces.line(title), List.copyOf(blocks));
  }

  /// A title and words under it.
  static Message plain(String title, String words) {
    return of(title, List.of(Pieces.header(title), Pieces.words(words)));
  }

  Message at(Incoming.Place place) {
    return new Message(responseType, place == Incoming.Place.instead, text, blocks);
  }

  String json() {
    return SNAKE_CASE.toJson(this);
  }
}
