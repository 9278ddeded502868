package com.invicrm.rest.v1;

import com.invicrm.people.CompanyRef;
import com.invicrm.people.Contact;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardWriter;
import ezvcard.property.StructuredName;
import ezvcard.property.Uid;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person as a vCard 4.0 (RFC 6350).
final class ContactCard {
  private ContactCard() {}

  static String of(Contact contact) {
    var text = new StringWriter();
    try (var writer = new VCardWriter(text, VCardVersion.V4_0)) {
      writer.setAddProdId(false);
      writer.write(card(contact));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static VCard card(Contact contact) {
    var card = new VCard(VCardVersion.V4_0);
    card.setUid(uid(contact.id()));
    card.setFormattedName(contact.displayName());
    name(card, contact);
    contact.emails().forEach(card::addEmail);
    contact.phones().forEach(card::addTelephoneNumber);
    if (contact.title() != null) card.addTitle(contact.title());
    @Nullable CompanyRef company = contact.company();
    if (company != null) card.setOrganization(company.name());
    if (!contact.tags().isEmpty()) card.setCategories(contact.tags().toArray(String[]::new));
    card.setRevision(contact.updatedAt());
    return card;
  }

  private static void name(VCard card, Contact contact) {
    if (contact.firstName() == null && contact.lastName() == null) return;
    var name = new StructuredName();
    name.setGiven(contact.firstName());
    name.setFamily(contact.lastName());
    card.setStructuredName(name);
  }

  private static Uid uid(UUID id) {
    return new Uid("urn:uuid:" + id);
  }
}
