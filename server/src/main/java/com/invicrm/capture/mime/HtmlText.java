package com.invicrm.capture.mime;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// HTML as the text that a person would read: block elements end lines, nothing of scripts and
/// styles.
final class HtmlText implements NodeVisitor {
  private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template");

  private final StringBuilder text = new StringBuilder();
  private int unseen;

  private HtmlText() {}

  static String of(String html) {
    var visitor = new HtmlText();
    Jsoup.parse(html).traverse(visitor);
    return visitor
        .text
        .toString()
        .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
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
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) return;
    if (UNSEEN.contains(element.normalName())) unseen--;
    if (element.normalName().equals("td")) text.append(' ');
    else if (element.normalName().equals("p")) text.append('\n');
    else if (element.isBlock()) lineBreak();
  }

  private void words(String whole) {
    if (unseen > 0) return;
    String words = whole.replace('\u00a0', ' ').replaceAll("\\s+", " ");
    boolean gap = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    text.append(gap ? words.stripLeading() : words);
  }

  private void lineBreak() {
    if (unseen > 0 || text.isEmpty() || text.charAt(text.length() - 1) == '\n') return;
    text.append('\n');
  }
}
