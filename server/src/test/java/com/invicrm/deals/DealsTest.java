package com.invicrm.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.invicrm.InviCrmTest;
import com.invicrm.TestTenant;
import com.invicrm.access.Role;
import com.invicrm.access.WorkspaceFounded;
import com.invicrm.people.Contact;
import com.invicrm.people.ContactRef;
import com.invicrm.people.Contacts;
import com.invicrm.people.Edit;
import com.invicrm.people.Edits;
import com.invicrm.tenancy.CrmException.Invalid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@InviCrmTest
class DealsTest {
  @Autowired ApplicationContext application;
  @Autowired Contacts contacts;
  @Autowired Pipelines pipelines;
  @Autowired Deals deals;
  private TestTenant tenant;

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(application);
    tenant.write(() -> application.publishEvent(new WorkspaceFounded("en", "person")));
  }

  @Test
  void anArabicWorkspaceBeginsInArabic() {
    TestTenant arabic = TestTenant.create(application);
    arabic.write(() -> application.publishEvent(new WorkspaceFounded("ar", "demo")));
    Pipeline pipeline = arabic.call(() -> pipelines.page(Optional.empty(), 5)).data().getFirst();
    assertThat(pipeline.name()).isEqualTo("المبيعات");
    assertThat(pipeline.source()).isEqualTo("demo");
    assertThat(pipeline.stages()).extracting(Stage::name).contains("عرض", "مكسوبة");
  }

  @Test
  void totalsAreByStageAndCurrencyAndNeverAddedTogether() {
    deal("A", "Lead", Money.read("1250.5", "KWD"));
    deal("B", "Lead", Money.read("0.75", "KWD"));
    deal("C", "Lead", Money.read("100", "USD"));
    deal("D", "Lead", null);
    deal("E", "Won", Money.read("10", "USD"));
    tenant.run(
        () -> deals.putAway(tenant.viewer(), deal("F", "Won", Money.read("99", "USD")).id(), null));
    assertThat(totals(DealFilter.all()))
        .containsExactly(
            "Lead 2 1251.250 KWD", "Lead 1 100.00 USD", "Lead 1 none", "Won 1 10.00 USD");
    assertThat(totals(with(DealStatus.won))).containsExactly("Won 1 10.00 USD");
  }

  @Test
  void aDealIsWithTheCompanyOfTheFirstOfItsPeopleWhoWorksAnywhere() {
    Contact nobodys = Edits.person(contacts, tenant, "Zoe");
    Contact ann = Edits.person(contacts, tenant, "Ann", "ann@acme.example");
    Deal deal = create(edit("Renewal", with -> with.contacts(nobodys.id(), ann.id())));
    assertThat(Objects.requireNonNull(deal.company()).name()).isEqualTo("Acme");
    assertThat(deal.contacts()).extracting(ContactRef::displayName).containsExactly("Zoe", "Ann");
  }

  @Test
  void whoeverWasPutAwayIsNotShownAndStaysThroughAnEdit() {
    Contact ann = Edits.person(contacts, tenant, "Ann");
    Contact bob = Edits.person(contacts, tenant, "Bob");
    Deal deal = create(edit("Renewal", with -> with.contacts(ann.id(), bob.id())));
    tenant.run(() -> contacts.putAway(ann.id(), null));
    assertThat(find(deal).contacts()).extracting(ContactRef::displayName).containsExactly("Bob");
    change(deal, edit(null, DealFields::contacts));
    assertThat(find(deal).contacts()).isEmpty();
    tenant.run(() -> contacts.restore(ann.id()));
    assertThat(find(deal).contacts()).extracting(ContactRef::displayName).containsExactly("Ann");
  }

  @Test
  void aDealIsClosedWhenItIsWonAndOpenAgainWhenItMovesBack() {
    Deal deal = deal("A", "Lead", null);
    assertThat(deal.closedAt()).isNull();
    Deal won = change(deal, edit(null, with -> with.stage(stage("Won"))));
    assertThat(won.closedAt()).isNotNull();
    assertThat(won.stagedAt()).isAfter(deal.stagedAt());
    Deal renamed = change(won, edit("B", _ -> {}));
    assertThat(renamed.closedAt()).isEqualTo(won.closedAt());
    assertThat(renamed.stagedAt()).isEqualTo(won.stagedAt());
    assertThat(change(won, edit(null, with -> with.stage(stage("Lead")))).closedAt()).isNull();
  }

  @Test
  void aStageThatIsOfAnotherKindNowClosesItsDeals() {
    Deal deal = deal("A", "Negotiation", null);
    restage(new StageEdit(stage("Negotiation"), null, DealStatus.won, null));
    assertThat(find(deal).status()).isEqualTo(DealStatus.won);
    assertThat(find(deal).closedAt()).isNotNull();
    assertThat(find(deal).version()).isEqualTo(2);
    restage(new StageEdit(stage("Negotiation"), null, DealStatus.open, 80));
    assertThat(find(deal).closedAt()).isNull();
  }

  @Test
  void aDealThatWasPutAwayComesBackThoughItsStageIsGone() {
    Deal deal = deal("A", "Negotiation", null);
    tenant.run(() -> deals.putAway(tenant.viewer(), deal.id(), null));
    restage();
    assertThat(tenant.call(() -> deals.restore(tenant.viewer(), deal.id())).stage().stage().name())
        .isEqualTo("Lead");
  }

  @Test
  void anotherPipelineAloneMeansItsBeginning() {
    Pipeline other =
        tenant.call(() ->
            pipelines.create(
                tenant.viewer(),
                new PipelineEdit(Edit.to("Renewals"), Edit.leave(), Edit.leave()),
                "en"));
    Deal deal = deal("A", "Proposal", null);
    Deal moved = change(deal, edit(null, with -> with.pipeline(other.id())));
    assertThat(moved.stage().pipelineName()).isEqualTo("Renewals");
    assertThat(moved.stage().stage().name()).isEqualTo("Lead");
    Invalid crossed =
        catchThrowableOfType(
            Invalid.class,
            () ->
                change(
                    deal, edit(null, with -> with.pipeline(other.id()).stage(stage("Proposal")))));
    assertThat(crossed.errors().getFirst().field()).isEqualTo("stageId");
  }

  @Test
  void aColleagueCanSellIt() {
    UUID bob = tenant.colleague("Bob", Role.rep).userId();
    assertThat(create(edit("A", with -> with.owner(bob))).ownerId()).isEqualTo(bob);
    assertThat(deal("B", "Lead", null).ownerId()).isEqualTo(tenant.viewer().userId());
  }

  /// The default pipeline with its stages but Negotiation, and with this one in its place if any.
  private void restage(StageEdit... negotiation) {
    Pipeline now = tenant.call(() -> pipelines.page(Optional.empty(), 5)).data().getFirst();
    List<StageEdit> stages =
        new java.util.ArrayList<>(
            now.stages().stream()
                .filter(s -> !s.name().equals("Negotiation"))
                .map(s -> new StageEdit(s.id(), null, null, null))
                .toList());
    stages.addAll(List.of(negotiation));
    tenant.run(() ->
        pipelines.change(
            now.id(), new PipelineEdit(Edit.leave(), Edit.leave(), Edit.to(stages)), null));
  }

  private Deal deal(String name, String stage, @Nullable Money amount) {
    return create(edit(name, with -> with.stage(stage(stage)).amount(amount)));
  }

  private Deal create(DealEdit edit) {
    return tenant.call(() -> deals.create(tenant.viewer(), edit));
  }

  private Deal change(Deal deal, DealEdit edit) {
    return tenant.call(() -> deals.change(tenant.viewer(), deal.id(), edit, null));
  }

  private Deal find(Deal deal) {
    return tenant.call(() -> deals.find(deal.id()));
  }

  private UUID stage(String name) {
    return tenant
        .call(() -> pipelines.page(Optional.empty(), 5))
        .data()
        .getFirst()
        .stages()
        .stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private List<String> totals(DealFilter filter) {
    return tenant.call(() -> deals.totals(filter)).stream().map(DealsTest::line).toList();
  }

  private static String line(DealTotal total) {
    @Nullable Money amount = total.amount();
    return total.stage().stage().name()
        + " "
        + total.deals()
        + " "
        + (amount == null ? "none" : amount.plain() + " " + amount.currency());
  }

  private static DealFilter with(DealStatus status) {
    DealFilter all = DealFilter.all();
    return new DealFilter(
        all.companyId(),
        all.contactId(),
        all.pipelineId(),
        all.stageId(),
        Optional.of(status),
        all.ownerId(),
        all.tag());
  }

  private static DealEdit edit(
      @Nullable String name, java.util.function.Consumer<DealFields> with) {
    DealFields fields = new DealFields();
    with.accept(fields);
    return fields.edit(name);
  }

  /// What an edit gives.
  private static final class DealFields {
    private final Map<String, Object> given = new java.util.HashMap<>();

    DealFields stage(UUID id) {
      given.put("stage", id);
      return this;
    }

    DealFields pipeline(UUID id) {
      given.put("pipeline", id);
      return this;
    }

    DealFields owner(UUID id) {
      given.put("owner", id);
      return this;
    }

    DealFields contacts(UUID... ids) {
      given.put("contacts", List.of(ids));
      return this;
    }

    DealFields amount(@Nullable Money money) {
      if (money != null) given.put("amount", money);
      return this;
    }

    DealEdit edit(@Nullable String name) {
      return new DealEdit(
          name == null ? Edit.leave() : Edit.to(name),
          of("pipeline"),
          of("stage"),
          Edit.leave(),
          of("contacts"),
          of("amount"),
          Edit.leave(),
          of("owner"),
          Edit.leave());
    }

    @SuppressWarnings("unchecked")
    private <T> Edit<T> of(String field) {
      return given.containsKey(field) ? Edit.to((T) given.get(field)) : Edit.leave();
    }
  }
}
