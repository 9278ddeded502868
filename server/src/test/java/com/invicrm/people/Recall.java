package com.invicrm.people;

import com.invicrm.people.MisspeltNames.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How many names are among the first five answers for their misspelt forms.
public final class Recall {
  private static final int AT = 5;

  private final List<Form> missed = new ArrayList<>();
  private final Map<String, int[]> byRule = new LinkedHashMap<>();
  private final Map<String, int[]> byFamily = new LinkedHashMap<>();
  private int found;

  /// Looks for every form; a name is found by its text, since several may bear it.
  public static Recall of(List<Form> forms, Namesakes namesakes) {
    Recall recall = new Recall();
    forms.forEach(f -> recall.count(f, namesakes));
    return recall;
  }

  /// Of all forms, from 0 to 1.
  public double share() {
    int all = byFamily.values().stream().mapToInt(c -> c[1]).sum();
    return (double) found / all;
  }

  /// Prints it by family and rule, in numbers alone.
  public void print(String what) {
    System.out.printf("recall@%d of %s: %.3f%n", AT, what, share());
    byFamily.forEach((f, c) -> System.out.printf("  %s %d/%d%n", f, c[0], c[1]));
    byRule.forEach((r, c) -> System.out.printf("    %s %d/%d%n", r, c[0], c[1]));
  }

  /// Prints what was missed: invented names alone may be printed.
  void printMissed() {
    missed.forEach(
        f -> System.out.printf("missed by %s: %s of %s%n", f.rule(), f.text(), f.of().text()));
  }

  private void count(Form form, Namesakes namesakes) {
    List<Namesake> answers =
        form.of().kind() == SubjectKind.contact
            ? namesakes.people(form.text(), AT)
            : namesakes.companies(form.text(), AT);
    boolean isFound = answers.stream().anyMatch(n -> n.name().equals(form.of().text()));
    Function<String, int[]> none = _ -> new int[2];
    for (int[] counts :
        List.of(
            byRule.computeIfAbsent(form.rule(), none),
            byFamily.computeIfAbsent(form.family(), none))) {
      if (isFound) counts[0]++;
      counts[1]++;
    }
    if (isFound) found++;
    else missed.add(form);
  }
}
