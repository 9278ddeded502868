package com.invicrm.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.people.Namesake.Why;
import com.invicrm.tenancy.Ids;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WhoIsMeantTest {
  @Test
  void whoIsFarAheadIsTheOne() {
    List<Namesake> ranked = scored(0.97, 0.9, 0.7);
    assertThat(WhoIsMeant.of(ranked))
        .isEqualTo(new WhoIsMeant.One(ranked.get(0), ranked.subList(1, 2)));
  }

  @Test
  void ofThoseWhoFitAboutAsWellOneIsAskedFor() {
    List<Namesake> ranked = scored(0.96, 0.93, 0.88, 0.7);
    assertThat(WhoIsMeant.of(ranked)).isEqualTo(new WhoIsMeant.Several(ranked.subList(0, 2)));
  }

  @Test
  void whoIsCalledExactlySoIsTheOneUnlessTwoAre() {
    List<Namesake> one = scored(1, 0.98);
    assertThat(WhoIsMeant.of(one)).isEqualTo(new WhoIsMeant.One(one.get(0), one.subList(1, 2)));
    List<Namesake> two = scored(1, 1, 0.9);
    assertThat(WhoIsMeant.of(two)).isEqualTo(new WhoIsMeant.Several(two.subList(0, 2)));
  }

  @Test
  void whenNobodyFitsTheNearestAreTold() {
    List<Namesake> ranked = scored(0.85, 0.7);
    assertThat(WhoIsMeant.of(ranked)).isEqualTo(new WhoIsMeant.Nobody(ranked));
    assertThat(WhoIsMeant.of(List.of())).isEqualTo(new WhoIsMeant.Nobody(List.of()));
  }

  private static List<Namesake> scored(double... scores) {
    return DoubleStream.of(scores)
        .mapToObj(s ->
            new Namesake(
                SubjectKind.contact,
                Ids.next(),
                "Ann",
                Optional.empty(),
                Optional.empty(),
                null,
                s,
                Why.part))
        .toList();
  }
}
