package com.invicrm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// CPU seconds that the application, PostgreSQL, the bench itself and everything else on the
/// machine have used so far, from `/proc`.
record Cpu(double application, double postgres, double bench, double others) {
  /// Linux counts in hundredths of a second, whatever the kernel's own clock.
  private static final double TICKS = 100;

  /// What a process has used, and what its children had used when they ended.
  private record Usage(long pid, long parent, long own, long ended) {}

  /// @param postmaster the parent of every PostgreSQL process
  static Optional<Cpu> used(long application, long postmaster) throws IOException {
    List<Usage> all = processes();
    if (all.stream().noneMatch(p -> p.pid() == postmaster)) return Optional.empty();
    long ended = all.stream().filter(p -> p.pid() == postmaster).mapToLong(Usage::ended).sum();
    long running = sum(all, p -> p.pid() == postmaster || p.parent() == postmaster);
    long ours = sum(all, p -> p.pid() == application);
    long own = ProcessHandle.current().pid();
    long mine = sum(all, p -> p.pid() == own);
    long others = machine() - ours - running - ended - mine;
    return Optional.of(
        new Cpu(ours / TICKS, (running + ended) / TICKS, mine / TICKS, others / TICKS));
  }

  /// The parent of a PostgreSQL backend, when it runs on this machine.
  static Optional<Long> postmaster(long backend) throws IOException {
    Path command = Path.of("/proc", Long.toString(backend), "comm");
    if (!Files.exists(command) || !Files.readString(command).startsWith("postgres")) {
      return Optional.empty();
    }
    return processes().stream().filter(p -> p.pid() == backend).map(Usage::parent).findFirst();
  }

  Cpu since(Cpu before) {
    return new Cpu(
        application - before.application,
        postgres - before.postgres,
        bench - before.bench,
        others - before.others);
  }

  /// Everything but idling and waiting for disks, and what a hypervisor took for itself.
  private static long machine() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
      String[] fields = lines.findFirst().orElseThrow().split(" +", -1);
      return Stream.of(1, 2, 3, 6, 7, 8).mapToLong(i -> Long.parseLong(fields[i])).sum();
    }
  }

  private static long sum(List<Usage> all, Predicate<Usage> which) {
    return all.stream().filter(which).mapToLong(Usage::own).sum();
  }

  private static List<Usage> processes() throws IOException {
    if (!Files.isDirectory(Path.of("/proc/self"))) return List.of();
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries
          .filter(p -> p.getFileName().toString().matches("\\d+"))
          .flatMap(p -> read(p).stream())
          .toList();
    }
  }

  private static Optional<Usage> read(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      // After the name, which may hold blanks: state, parent, … and from the 12th on the times.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(
          new Usage(
              Long.parseLong(process.getFileName().toString()),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
              Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
    } catch (IOException e) {
      // It ended meanwhile.
      return Optional.empty();
    }
  }
}
