package com.invicrm.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.invicrm.Api;
import com.invicrm.InviCrmTest;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Tokens that somebody made up are nobody's: unsigned, signed by the public key as if it were a
/// secret, by a key that they bring along, or with another's claims under a signature that is ours.
@InviCrmTest
class HostileTokensTest {
  @Autowired MockMvcTester http;

  Api ann;
  SignedJWT good;

  @BeforeEach
  void aGoodToken() throws Exception {
    ann = Api.register(http);
    good = SignedJWT.parse(ann.token);
    assertThat(status(ann.token)).isEqualTo(200);
  }

  @Test
  void oneWithoutASignatureIsRefused() throws Exception {
    assertThat(status(new PlainJWT(good.getJWTClaimsSet()).serialize())).isEqualTo(401);
    String[] parts = ann.token.split("\\.", -1);
    assertThat(status(parts[0] + "." + parts[1] + ".")).isEqualTo(401);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"nOnE\"}".getBytes(UTF_8));
    assertThat(status(none + "." + parts[1] + "." + parts[2])).isEqualTo(401);
  }

  @Test
  void thePublicKeyIsNoSecret() throws Exception {
    byte[] known = ourPublicKey().toECPublicKey().getEncoded();
    for (byte[] secret : new byte[][] {known, ourPublicKey().toJSONString().getBytes(UTF_8)}) {
      var forged = new SignedJWT(header(JWSAlgorithm.HS256).build(), good.getJWTClaimsSet());
      forged.sign(new MACSigner(secret));
      assertThat(status(forged.serialize())).isEqualTo(401);
    }
  }

  @Test
  void aKeyThatComesAlongIsNotOurs() throws Exception {
    ECKey own = new ECKeyGenerator(Curve.P_256).keyID(good.getHeader().getKeyID()).generate();
    var forged =
        new SignedJWT(
            header(JWSAlgorithm.ES256).jwk(own.toPublicJWK()).build(), good.getJWTClaimsSet());
    forged.sign(new ECDSASigner(own));
    assertThat(status(forged.serialize())).isEqualTo(401);
    for (String kid : new String[] {"../../etc/passwd", "' or 1=1 --", ""}) {
      var other =
          new SignedJWT(header(JWSAlgorithm.ES256).keyID(kid).build(), good.getJWTClaimsSet());
      other.sign(new ECDSASigner(own));
      assertThat(status(other.serialize())).isEqualTo(401);
    }
  }

  @Test
  void anothersClaimsUnderOurSignatureAreRefused() throws Exception {
    Api other = Api.register(http);
    Map<String, Object> claims = good.getJWTClaimsSet().getClaims();
    for (var change :
        Map.of(
                "tenant_id",
                other.tenantId().toString(),
                "sub",
                other.userId().toString(),
                "role",
                "admin",
                "exp",
                4_102_444_800L)
            .entrySet()) {
      var changed =
          new JWTClaimsSet.Builder(good.getJWTClaimsSet())
              .claim(change.getKey(), change.getValue());
      if (change.getValue().equals(claims.get(change.getKey()))) changed.claim("more", 1);
      String forged =
          good.getHeader().toBase64URL()
              + "."
              + new com.nimbusds.jose.Payload(changed.build().toJSONObject()).toBase64URL()
              + "."
              + good.getSignature();
      assertThat(status(forged)).as(change.getKey()).isEqualTo(401);
    }
  }

  @Test
  void whatIsNoTokenAtAllIsRefused() {
    for (String text : new String[] {"", "x", "a.b.c", "..", "icrm_x", "x".repeat(7_000)})
      assertThat(status(text)).as(text).isEqualTo(401);
  }

  private JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm)
        .type(JOSEObjectType.JWT)
        .keyID(good.getHeader().getKeyID());
  }

  private ECKey ourPublicKey() throws Exception {
    String keys =
        http.get().uri("/.well-known/jwks.json").exchange().getResponse().getContentAsString();
    return com.nimbusds.jose.jwk.JWKSet.parse(keys).getKeys().getFirst().toECKey();
  }

  private int status(String token) {
    return http.get()
        .uri("/api/v1/me")
        .header("Authorization", "Bearer " + token)
        .exchange()
        .getResponse()
        .getStatus();
  }
}
