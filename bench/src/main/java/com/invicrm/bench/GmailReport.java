package com.invicrm.bench;

import com.invicrm.bench.GmailTrial.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Reading mailboxes at Gmail as Markdown, beside one client that fetches one mail after the other.
record GmailReport(Outcome outcome) {
  List<String> lines() {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "",
                "## %,d mailboxes of about %,d mails at Gmail"
                    .formatted(outcome.mailboxes(), GmailTrial.MAILS),
                ""));
    lines.add(
        "A fake Gmail without quota in the bench's own process, %d ms a call; from the first id to the last mail."
            .formatted(GmailTrial.CALL.toMillis()));
    lines.add("");
    lines.add(
        "| mails | mails/s | one client, mails/s | ÷ one client | CPU s per 1,000 app | PostgreSQL | fake and bench | others' CPU s |");
    lines.add("|--:|--:|--:|--:|--:|--:|--:|--:|");
    lines.add(
        "| %,d | %,.0f | %,.0f | %.1f | %s | %s | %s | %s |"
            .formatted(
                outcome.mails(),
                outcome.perSecond(),
                outcome.single(),
                outcome.perSecond() / outcome.single(),
                perThousand(Cpu::application),
                perThousand(Cpu::postgres),
                perThousand(Cpu::bench),
                outcome.cpu().map(c -> "%.1f".formatted(c.others())).orElse("n/a")));
    return lines;
  }

  private String perThousand(ToDoubleFunction<Cpu> whose) {
    return outcome
        .cpu()
        .map(c -> "%.2f".formatted(whose.applyAsDouble(c) * 1000 / outcome.mails()))
        .orElse("n/a");
  }
}
