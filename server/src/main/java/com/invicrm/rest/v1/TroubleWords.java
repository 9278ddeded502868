package com.invicrm.rest.v1;

import com.invicrm.sync.Trouble;

/// What stands between a mailbox and its being read, in words for programs that have none.
record TroubleWords(String what, String whatToDo) {
  private static final String NOTHING = "Nothing; it goes on by itself.";

  static TroubleWords of(String code) {
    if (code.equals("testingMode")) {
      return new TroubleWords(
          "Google ended the access after seven days, as it does while the host's app is in Testing mode.",
          "Connect the mailbox again. An admin ends this for good: in the Google Cloud console, under “OAuth consent screen”, publish the app (“Publish app”).");
    }
    return switch (Trouble.valueOf(code)) {
      case throttled -> new TroubleWords("Google asked for patience with this mailbox.", NOTHING);
      case projectThrottled ->
          new TroubleWords(
              "All mailboxes of this installation together asked Google for too much.", NOTHING);
      case unreachable ->
          new TroubleWords("Google does not answer.", "Nothing; it is tried again by itself.");
      case refused ->
          new TroubleWords(
              "Google refuses the access that it gave.",
              "Nothing for now; it is tried again by itself. If it stays so, connect the mailbox again.");
      case needsConsent ->
          new TroubleWords(
              "Google no longer lets InviCRM read this mailbox: access was taken back, or the password was changed.",
              "Its owner connects it again. Nothing is lost: what came meanwhile is read then.");
      case forbidden ->
          new TroubleWords(
              "The organisation's rules at Google, or how the host set up its app, do not allow it.",
              "An admin of Google Workspace allows the app under “API controls”; then resume the mailbox.");
      case repairedTooOften ->
          new TroubleWords(
              "Google forgot what changed in this mailbox, again and again.",
              "Tell whoever runs this installation. All mails are listed anew, a little later each time.");
      case nothingStored ->
          new TroubleWords(
              "Mails were listed, and none could be taken in.",
              "Look at the labels that are left out, and at the mails that could not be read.");
    };
  }
}
