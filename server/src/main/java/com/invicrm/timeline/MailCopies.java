package com.invicrm.timeline;

import com.invicrm.access.Viewer;
import com.invicrm.tenancy.Cursor;
import com.invicrm.tenancy.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where mails lie: the copies that mailboxes hold, as far as the viewer may see what they are.
@Component
@Transactional(readOnly = true)
public class MailCopies {
  private final MailCopyStore store;

  MailCopies(MailCopyStore store) {
    this.store = store;
  }

  /// A copy of a mail.
  ///
  /// @param direction as seen from the mailbox
  /// @param subject from access `subject` on
  public record MailCopy(
      UUID channelId,
      String providerId,
      UUID activityId,
      Instant sentAt,
      String direction,
      Access access,
      @Nullable String subject) {}

  /// Where a page ended.
  record Place(Instant at, UUID channel, String providerId) {}

  /// The copies in these channels of mails whose address fields name an address, newest first.
  ///
  /// @throws com.invicrm.tenancy.CrmException.Invalid when the cursor is not one of this list
  public Page<MailCopy> naming(
      Viewer viewer,
      String address,
      Collection<UUID> channels,
      @Nullable String cursor,
      int limit) {
    @Nullable Place after = cursor == null ? null : read(cursor);
    return Page.cut(
        store.naming(viewer, address, channels, after, limit + 1), limit, MailCopies::cursor);
  }

  private static Place read(String cursor) {
    return Cursor.read(
        cursor, 3, p -> new Place(Instant.parse(p.get(0)), UUID.fromString(p.get(1)), p.get(2)));
  }

  private static String cursor(MailCopy copy) {
    return Cursor.of(copy.sentAt().toString(), copy.channelId().toString(), copy.providerId());
  }
}
