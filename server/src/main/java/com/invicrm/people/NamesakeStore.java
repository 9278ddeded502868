package com.invicrm.people;

import com.invicrm.tenancy.Rows;
import com.invicrm.tenancy.Tenants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fetches those whose keys lie in given ranges, those of the first ranges first.
///
/// A limit stands wherever PostgreSQL would else think of joining whole tables; comparisons are
/// `=`, `<` and `>=` alone, as in [NameSearchStore].
@Component
class NamesakeStore {
  private static final int MOST = 150;

  private static final String MET =
      """
      with met as (
        select k.subject_id, min(p.at) as at
        from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as int[])) with ordinality
          as p (kind, low, high, rows, at)
        cross join lateral (
          select n.subject_id from name_keys n
          where n.tenant_id = ? and n.subject_kind = '%s' and n.kind = p.kind collate "C"
            and n.key >= p.low collate "C" and n.key < p.high collate "C" and not n.is_deleted
          limit p.rows) k
        group by k.subject_id order by 2 limit %d)
      """;

  /// Those who are called so, word for word.
  private static final String CALLED =
      """
      with met as (
        select s.id as subject_id, 1 as at from %s s
        where s.tenant_id = ? and s.sort_name = ? and not s.is_deleted
        limit %d)
      """;

  private static final String WHO =
      """
      select c.id, c.display_name, c.first_name, c.last_name, c.emails, c.last_contacted_at, e.id, e.name, e.domain
      from met
      cross join lateral (
        select x.id, x.display_name, x.first_name, x.last_name, x.emails, x.last_contacted_at, x.company_id
        from contacts x where x.tenant_id = ? and x.id = met.subject_id and not x.is_deleted limit 1) c
      left join lateral (
        select o.id, o.name, o.domains[1] as domain
        from companies o where o.tenant_id = ? and o.id = c.company_id and not o.is_deleted limit 1) e on true
      order by met.at, c.id
      """;

  private static final String WHICH =
      """
      select c.id, c.name, c.last_contacted_at, c.domain
      from met
      cross join lateral (
        select o.id, o.name, o.last_contacted_at, o.domains[1] as domain
        from companies o where o.tenant_id = ? and o.id = met.subject_id and not o.is_deleted limit 1) c
      order by met.at, c.id
      """;

  private static final String PEOPLE = MET.formatted("contact", MOST) + WHO;
  private static final String COMPANIES = MET.formatted("company", MOST) + WHICH;
  private static final String PEOPLE_CALLED = CALLED.formatted("contacts", MOST) + WHO;
  private static final String COMPANIES_CALLED = CALLED.formatted("companies", MOST) + WHICH;

  private final DSLContext sql;

  NamesakeStore(DSLContext sql) {
    this.sql = sql;
  }

  /// Somebody who may be meant.
  ///
  /// @param names as they are called, and first and last name
  record Met(
      UUID id,
      List<String> names,
      List<String> emails,
      Optional<CompanyRef> employer,
      @Nullable Instant lastContactedAt) {}

  List<Met> people(List<Probe> probes) {
    if (probes.isEmpty()) return List.of();
    return Rows.all(sql.resultQuery(PEOPLE, binds(probes, 2)), NamesakeStore::person);
  }

  List<Met> companies(List<Probe> probes) {
    if (probes.isEmpty()) return List.of();
    return Rows.all(sql.resultQuery(COMPANIES, binds(probes, 1)), NamesakeStore::company);
  }

  /// @param name normalised, as names are sorted by
  List<Met> peopleCalled(String name) {
    UUID tenant = Tenants.required().value();
    return Rows.all(
        sql.resultQuery(PEOPLE_CALLED, tenant, name, tenant, tenant), NamesakeStore::person);
  }

  /// @param name normalised, as names are sorted by
  List<Met> companiesCalled(String name) {
    UUID tenant = Tenants.required().value();
    return Rows.all(
        sql.resultQuery(COMPANIES_CALLED, tenant, name, tenant), NamesakeStore::company);
  }

  private static Object[] binds(List<Probe> probes, int tables) {
    UUID tenant = Tenants.required().value();
    Stream<Object> ranges =
        Stream.of(
            probes.stream().map(p -> p.kind().name()).toArray(String[]::new),
            probes.stream().map(Probe::from).toArray(String[]::new),
            probes.stream().map(Probe::to).toArray(String[]::new),
            probes.stream().map(Probe::rows).toArray(Integer[]::new));
    return Stream.concat(ranges, Stream.generate(() -> tenant).limit(tables + 1L)).toArray();
  }

  private static Met person(ResultSet r) throws SQLException {
    @Nullable UUID employer = Rows.id(r, 7);
    return new Met(
        Rows.id(r, 1),
        names(r.getString(2), r.getString(3), r.getString(4)),
        Rows.texts(r, 5),
        employer == null
            ? Optional.empty()
            : Optional.of(new CompanyRef(employer, r.getString(8), r.getString(9))),
        Rows.instantOrNull(r, 6));
  }

  private static Met company(ResultSet r) throws SQLException {
    UUID id = Rows.id(r, 1);
    CompanyRef company = new CompanyRef(id, r.getString(2), r.getString(4));
    return new Met(
        id, List.of(company.name()), List.of(), Optional.of(company), Rows.instantOrNull(r, 3));
  }

  private static List<String> names(String display, @Nullable String first, @Nullable String last) {
    if (first == null || last == null) return List.of(display);
    return Stream.of(display, first + " " + last).distinct().toList();
  }
}
