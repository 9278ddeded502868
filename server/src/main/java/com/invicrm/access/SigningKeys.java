package com.invicrm.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.invicrm.tenancy.CannotStart;
import com.invicrm.tenancy.Ids;
import com.invicrm.vault.Vault;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.Map;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The installation's ES256 keys: made at the first start, sealed at rest, the public halves at
/// `/.well-known/jwks.json`.
@Component
public class SigningKeys implements InitializingBean {
  private final SigningKeyStore store;
  private final Vault vault;
  private final TransactionTemplate transaction;
  private volatile JWKSet keys = new JWKSet();

  SigningKeys(SigningKeyStore store, Vault vault, PlatformTransactionManager transactions) {
    this.store = store;
    this.vault = vault;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void afterPropertiesSet() {
    transaction.executeWithoutResult(t -> {
      store.lock();
      if (store.good().isEmpty()) store.insert(make());
      keys = new JWKSet(store.good().stream().map(this::open).toList());
    });
  }

  /// The public halves (RFC 7517), as JSON-ready maps.
  public Map<String, Object> publicKeys() {
    return keys.toPublicJWKSet().toJSONObject();
  }

  /// All good keys with their private halves; the first one signs.
  JWKSet all() {
    return keys;
  }

  private SigningKeyStore.Sealed make() {
    try {
      String kid = Ids.next().toString();
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .keyID(kid)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .generate();
      return new SigningKeyStore.Sealed(
          kid, vault.seal(key.toJSONString().getBytes(UTF_8), place(kid)));
    } catch (JOSEException e) {
      throw new IllegalStateException("This Java cannot make ES256 keys", e);
    }
  }

  private JWK open(SigningKeyStore.Sealed sealed) {
    try {
      return JWK.parse(new String(vault.open(sealed.key(), place(sealed.kid())), UTF_8));
    } catch (Vault.DoesNotOpen e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    } catch (ParseException e) {
      throw new IllegalStateException("The signing key " + sealed.kid() + " is damaged", e);
    }
  }

  private static String place(String kid) {
    return "signing_keys/sealed/" + kid;
  }
}
