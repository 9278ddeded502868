package com.invicrm.capture;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Mail that may be kept: without that of people who were erased. [ErasedMail] alone makes it, so
/// that none is captured unseen.
public final class Sifted {
  private final ImmutableList<Judged> mails;
  private final ImmutableSet<String> erased;

  Sifted(Collection<Judged> mails, Collection<String> erased) {
    this.mails = ImmutableList.copyOf(mails);
    this.erased = ImmutableSet.copyOf(erased);
  }

  /// What may be kept, erased people blotted out.
  public List<Judged> mails() {
    return mails;
  }

  /// Ids of mails that are erased people's and stay out.
  public Set<String> erased() {
    return erased;
  }

  /// Without mails of these ids.
  public Sifted without(Set<String> ids) {
    return new Sifted(
        mails.stream().filter(m -> !ids.contains(m.ref().providerId())).toList(), erased);
  }
}
