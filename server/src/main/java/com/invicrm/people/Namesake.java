package com.invicrm.people;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody, or a company, that may be meant by a name.
///
/// @param name as they are called
/// @param email their main address, of people alone
/// @param company where they work now; the company itself when it is one
/// @param score from 0 to 1 in hundredths; only who is called exactly so, or has the address, has 1
/// @param why what stands least surely between the name and what was written
public record Namesake(
    SubjectKind kind,
    UUID id,
    String name,
    Optional<String> email,
    Optional<CompanyRef> company,
    @Nullable Instant lastContactedAt,
    double score,
    Why why) {

  /// Why a name may be meant.
  public enum Why {
    /// All of it is written so, articles aside.
    exact,
    /// What is written is part of it, or stands in another order.
    part,
    /// A mail address of theirs.
    address,
    /// The initials of a company, or the other way.
    initials,
    /// What they may be called for short, or in full.
    nickname,
    /// A letter stands for a word.
    initial,
    /// It is another spelling or another script.
    spelling,
    /// A word of it begins so.
    beginning,
    /// It is where they work.
    employer,
    /// It is but some letters away.
    typo
  }
}
