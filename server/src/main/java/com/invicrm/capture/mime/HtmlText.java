package com.invicrm.capture.mime;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// HTML as the text that a person would read: block elements end lines, quotes begin theirs with an
/// angle bracket, nothing of scripts and styles.
final class HtmlText implements NodeVisitor {
  private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template");

  /// Of private use, so that no text needs them.
  private static final char QUOTE = '\ue000';

  private static final char END = '\ue001';

  private final StringBuilder text = new StringBuilder();
  private int unseen;

  private HtmlText() {}

  static String of(String html) {
    var visitor = new HtmlText();
    Jsoup.parse(html).traverse(visitor);
    return quoted(visitor.text.toString().lines().map(String::strip).collect(joining("\n")))
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) words(words.getWholeText());
    if (!(node instanceof Element element)) return;
    if (UNSEEN.contains(element.normalName())) unseen++;
    if (element.normalName().equals("br")) text.append('\n');
    else if (element.isBlock()) lineBreak();
    if (isQuote(element)) text.append(QUOTE);
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) return;
    if (UNSEEN.contains(element.normalName())) unseen--;
    if (element.normalName().equals("td")) gap();
    else if (element.isBlock()) lineBreak();
    if (isQuote(element)) text.append(END);
    // An empty line between paragraphs.
    if (element.normalName().equals("p") && unseen == 0) text.append('\n');
  }

  /// A quote as mail programs make it; others use the element for indenting.
  private static boolean isQuote(Element element) {
    return element.normalName().equals("blockquote")
        && (element.hasAttr("cite")
            || element.attr("type").equalsIgnoreCase("cite")
            || element.className().toLowerCase(Locale.ROOT).contains("quote")
            || element.attr("style").toLowerCase(Locale.ROOT).contains("border-left"));
  }

  private void words(String whole) {
    if (unseen > 0) return;
    String words =
        whole.replace('\u00a0', ' ').replace(QUOTE, ' ').replace(END, ' ').replaceAll("\\s+", " ");
    boolean gap = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    text.append(gap ? words.stripLeading() : words);
  }

  private void gap() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') text.append(' ');
  }

  private void lineBreak() {
    if (unseen > 0 || text.isEmpty() || isAtLineStart()) return;
    text.append('\n');
  }

  private boolean isAtLineStart() {
    int last = text.length() - 1;
    while (last >= 0 && (text.charAt(last) == QUOTE || text.charAt(last) == END)) last--;
    return last < 0 || text.charAt(last) == '\n';
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder(text.length());
    int depth = 0;
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == QUOTE) depth++;
      else if (c == END) depth--;
      else {
        if (begins && depth > 0) quoted.append(">".repeat(Math.min(depth, 5))).append(' ');
        begins = c == '\n';
        quoted.append(c);
      }
    }
    return quoted.toString();
  }
}
