package com.invicrm.sync;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.invicrm.capture.mime.RawMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where mail comes from: which mails there are, which changed since, and the mails themselves.
///
/// Ids and cursors are the source's own texts. What goes wrong with a call is a [SourceException];
/// what goes wrong with one mail is part of the [Delivery].
public interface MailSource {
  /// Where the mailbox stands now: asked before anything is listed, so that nothing that happens
  /// meanwhile is missed.
  Standpoint standpoint();

  /// A page of the mails that the window holds, newest first, by id.
  ///
  /// @param page where the page before said to go on; empty for the first
  /// @throws SourceException.PageExpired when that place is no longer known
  Listing list(Window window, Optional<String> page);

  /// How many of the mails that the window holds match, by pages of ids alone.
  ///
  /// @param pages no more are read
  Count count(Window window, Match match, int pages);

  /// A page of what changed since a cursor, oldest first; the same cursor again tells it again.
  ///
  /// @throws SourceException.CursorExpired when the source has forgotten what happened since
  Changes changes(String cursor, Optional<String> page);

  /// The mails themselves, as many as can be had now; in no order.
  Delivery fetch(List<Wanted> wanted);

  /// The labels or folders that mails can lie in.
  List<Label> labels();

  /// Asks the source to tell of changes by itself from now on; until when it does. Nothing when it
  /// never does.
  Optional<Instant> watch();

  /// Whose mailbox it is and how far its history has come.
  ///
  /// @param address as written
  /// @param addresses all that the owner writes from, as written, also that one
  record Standpoint(String address, Set<String> addresses, String cursor) {
    public Standpoint {
      addresses = ImmutableSet.copyOf(addresses);
    }
  }

  /// Which mails are wanted: those received since and until then, of labels.
  ///
  /// @param only labels of which a mail must have one; empty for all mail
  /// @param without labels whose mail is left out
  record Window(Instant since, Optional<Instant> until, Set<String> only, Set<String> without) {
    public Window {
      only = ImmutableSet.copyOf(only);
      without = ImmutableSet.copyOf(without);
    }
  }

  /// Which mails of a window are counted.
  sealed interface Match {
    record All() implements Match {}

    /// Those in a label.
    record In(String label) implements Match {}

    /// Those from or to an address, or a domain.
    record With(String whom) implements Match {}
  }

  /// How many mails there are.
  ///
  /// @param isMore there are more than that
  record Count(int mails, boolean isMore) {}

  /// A label or folder.
  ///
  /// @param own whether the owner made it, rather than the provider
  record Label(String id, String name, boolean own) {}

  /// A page of ids, and where the next begins, if there is one.
  record Listing(List<Wanted> mails, Optional<String> next) {
    public Listing {
      mails = ImmutableList.copyOf(mails);
    }
  }

  /// A mail that is to be fetched, and its conversation, by which several may come at one price.
  record Wanted(String id, @Nullable String thread) {}

  /// A page of changes.
  ///
  /// @param next where the next page begins, if there is one
  /// @param cursor how far the history has come; good as a cursor only when there is no next page
  record Changes(List<Change> changes, Optional<String> next, String cursor) {
    public Changes {
      changes = ImmutableList.copyOf(changes);
    }
  }

  /// Something that happened to a mail.
  ///
  /// @param at its place in the history: later things have longer or, if as long, greater texts
  /// @param labels of what arrived or was touched all that are told, of `labelled` and `unlabelled`
  ///   those added or removed
  record Change(
      String at, String id, @Nullable String thread, What what, Optional<Set<String>> labels) {}

  /// What happened.
  enum What {
    arrived,
    labelled,
    unlabelled,
    deleted,
    touched
  }

  /// What came of fetching.
  ///
  /// @param mails what became of each; those that were not reached are missing
  /// @param stopped why the rest was not reached, if something stopped it
  record Delivery(List<Delivered> mails, Optional<SourceException> stopped) {
    public Delivery {
      mails = ImmutableList.copyOf(mails);
    }
  }

  /// What became of one mail.
  sealed interface Delivered {
    String id();

    /// It came.
    ///
    /// @param at its place in the history
    record Came(RawMessage mail, String at) implements Delivered {
      @Override
      public String id() {
        return mail.ref().providerId();
      }
    }

    /// It is no longer there.
    record Gone(String id) implements Delivered {}

    /// This one could not be had; another try may.
    ///
    /// @param why in words for a person
    record Failed(String id, String why) implements Delivered {}
  }
}
