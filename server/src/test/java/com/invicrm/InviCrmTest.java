package com.invicrm;

import com.invicrm.sync.FakeConsent;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// A test in the whole application on a real PostgreSQL; all of them share one context, each makes
/// tenants of its own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestPostgres.class)
@Import({StatementWalls.class, WallsDown.class, Plans.class, FakeConsent.InTheApplication.class})
public @interface InviCrmTest {}
