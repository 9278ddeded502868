package com.invicrm.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.timeline.TextMark;
import com.invicrm.timeline.TextMark.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people wrote is told from what they quote and sign with, in the languages they write in.
class TextMarksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Mon, Mar 2, 2026 at 9:00 AM Emeka Brandt <e@acme.example> wrote:",
        "On Mon, Mar 2, 2026 at 9:00 AM Emeka Brandt\n<e@acme.example>\nwrote:",
        "Am 02.03.2026 um 09:00 schrieb Emeka Brandt:",
        "Le lun. 2 mars 2026 à 09:00, Emeka Brandt <e@acme.example> a écrit :",
        "El lun, 2 mar 2026 a las 9:00, Emeka Brandt (<e@acme.example>) escribió:",
        "Em seg., 2 de mar. de 2026 às 09:00, Emeka <e@acme.example> escreveu:",
        "Il giorno lun 2 mar 2026 alle ore 09:00 Emeka <e@acme.example> ha scritto:",
        "Op ma 2 mrt 2026 om 09:00 schreef Emeka Brandt <e@acme.example>:",
        "Den mån 2 mars 2026 kl 09:00 skrev Emeka Brandt <e@acme.example>:",
        "ma 2. maalisk. 2026 klo 9.00 Emeka Brandt (e@acme.example) kirjoitti:",
        "pon., 2 mar 2026 o 09:00 Emeka Brandt <e@acme.example> napisał(a):",
        "2 марта 2026 г., 9:00 Эмека <e@acme.example> написал(а):",
        "2 Mar 2026 Pzt 09:00 tarihinde Emeka <e@acme.example> şunu yazdı:",
        "في الاثنين، 2 مارس 2026 في 9:00 ص كتب Emeka Brandt <e@acme.example>:",
        "\u202bفي الاثنين، ٢ مارس ٢٠٢٦ كتبت إميكا <e@acme.example>:\u202c",
        "ב-2 במרץ 2026 בשעה 9:00, מאת Emeka <e@acme.example> כתב:",
        "Emeka <e@acme.example> 于2026年3月2日周一 09:00写道：",
        "From: Emeka Brandt <e@acme.example>\nSent: Monday, March 2, 2026 9:00 AM\nTo: Ann\nSubject: Offer",
        "________________________________\nVon: Emeka Brandt\nGesendet: Montag, 2. März 2026\nAn: Ann\nBetreff: Angebot",
        "من: إميكا\nتم الإرسال: الاثنين\nإلى: آن\nالموضوع: عرض",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "---------- Forwarded message ---------\nFrom: Emeka\nDate: Mon, 2 Mar 2026\nSubject: Offer\nTo: Ann",
        "----- الرسالة الأصلية -----",
      })
  void whatIsAnsweredIsAQuote(String introduction) {
    String text = "Thanks, that works.\n\n" + introduction + "\n\nThe offer stands.\n";
    assertThat(own(text)).isEqualTo("Thanks, that works.");
    assertThat(own("Fine.\n" + introduction + "\n> The offer\n> stands.\n\nSee you.\n"))
        .isEqualTo("Fine.\nSee you.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On reflection he wrote:\n\nnothing at all.",
        "From: our side all is fine.\n\nTo: do is nothing.",
        "I wrote to them on 2 March:\n\n- prices\n- dates",
        "---\n\nA rule is no signature.",
        "Sent from my desk, it is easier there.",
        "-- first point\n-- second point",
        "See https://acme.example/on-2-march-ann-wrote: it is there.",
      })
  void sentencesThatLookAlikeAreTheAuthors(String text) {
    assertThat(TextMarks.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- \nAnn Lee\nOurs Ltd",
        "--\nAnn",
        "Sent from my iPhone",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
        "Gesendet von meinem Telefon",
        "Envoyé de mon iPhone",
        "أرسلت من iPhone",
      })
  void signaturesAreMarked(String signature) {
    assertThat(TextMarks.of("See you.\n\n" + signature + "\n"))
        .extracting(TextMark::kind)
        .containsExactly(Kind.signature);
  }

  @Test
  void marksTellWhereTheyStand() {
    String text =
        "Hello 🎉\n\nOn 2 Mar 2026, Emeka <e@acme.example> wrote:\n> Hi\n\nBye\n-- \nAnn\n";
    List<TextMark> marks = TextMarks.of(text);
    assertThat(marks).extracting(TextMark::kind).containsExactly(Kind.quote, Kind.signature);
    assertThat(text.substring(marks.getFirst().from(), marks.getFirst().to()))
        .isEqualTo("On 2 Mar 2026, Emeka <e@acme.example> wrote:\n> Hi\n");
    assertThat(text.substring(marks.getLast().from())).isEqualTo("-- \nAnn\n");
  }

  @Test
  void textsBuiltToBeSlowAreReadAsWell() {
    for (String line :
        List.of("On a\n", "-".repeat(400) + "\n", "--\n\n", "> \n", "From: a\n", "(")) {
      String text = line.repeat(900_000 / line.length());
      assertThat(TextMarks.of(text)).as(line).hasSizeLessThan(900_000);
    }
  }

  private static String own(String text) {
    return TextMarks.unmarked(text, TextMarks.of(text)).replaceAll("\\s*\\n\\s*", "\n").strip();
  }
}
