# The commands of InviCRM; CONTRIBUTING says when to use which.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Plugins that run inside Maven's own JVM need 25 as well, so every target uses one and the same JDK.
JAVA_HOME := $(shell .ci/jdk)
export JAVA_HOME
JAVA := $(JAVA_HOME)/bin/java
MVN := mvn -B -q -ntp

JAR := server/target/invicrm-app.jar
WEB := web/dist/index.html
JAVA_SOURCES := $(shell find pom.xml schema/pom.xml fixtures/pom.xml server/pom.xml schema/src/main schema/src/generated server/src/main -type f) api/openapi.yaml
WEB_SOURCES := $(shell find web api/client -type f -not -path '*/node_modules/*' -not -path '*/dist/*') api/openapi.yaml package-lock.json

.PHONY: help run build test check format bench proof import ask slack schema journeys clean jdk

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

jdk:
	@.ci/jdk --explain

node_modules/.package-lock.json: package-lock.json package.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(WEB): $(WEB_SOURCES) node_modules/.package-lock.json
	npm run --silent build

$(JAR): $(JAVA_SOURCES) $(WEB) | jdk
	$(MVN) -pl schema,fixtures,server -Dmaven.test.skip=true package
	@touch $@

build: $(JAR)

run: $(JAR) ## start everything on this machine, with a demo workspace
	@INVICRM_DEMO=$${INVICRM_DEMO:-true} exec $(JAVA) -XX:+UseSerialGC -Xmx768m -XX:TieredStopAtLevel=4 -jar $(JAR)

test: $(JAR) ## every test, on real PostgreSQL and in a real browser; ends with counts
	@.ci/test

check: jdk node_modules/.package-lock.json ## format, lint, compile with Error Prone and NullAway, and every test
	$(MVN) spotless:check
	npm run --silent lint
	npm run --silent format:check
	$(MAKE) test

format: jdk node_modules/.package-lock.json ## format Java and TypeScript
	$(MVN) spotless:apply
	npm run --silent format

schema: jdk ## write the jOOQ sources anew from the migrations
	$(MVN) -pl schema test -Dregenerate=true

BENCH = $(JAVA) -Xmx3g --enable-native-access=ALL-UNNAMED -jar bench/target/bench.jar $(or $(SIZE),all) $(or $(SECONDS),8)

bench: $(JAR) ## SIZE=small|large|imports|gmail|all SECONDS=8: measure, as ratios against baselines of the same run
	@$(MVN) -pl schema,fixtures,server,bench -Dmaven.test.skip=true package
	@if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then \
	  POSTGRES_FSYNC=on POSTGRES_OPTIONS="-c shared_buffers=1GB -c max_wal_size=4GB -c shared_preload_libraries=pg_stat_statements" .ci/with-postgres $(BENCH); \
	else \
	  echo "No PostgreSQL of Debian's (apt install postgresql): measuring on the embedded one, which lacks lz4 and pgbench"; \
	  $(BENCH); \
	fi

proof: jdk ## PART=bench|gmail|gmail-fresh|gmail-idle|gmail-kill|gmail-noisy|kill|mbox|names|privacy: one long proof at full size, written to docs/proofs.md
	@.ci/proof "$(PART)"

import: ## FILE=mail.mbox OWNER=ann@acme.example: import a mailbox into the running workspace
	@node api/client/cli.mjs import "$(FILE)" --owner "$(OWNER)" $(ARGS)

ask: ## Q="What's happening with John?": ask the running app
	@node api/client/cli.mjs ask "$(Q)"

slack: ## Q="What's happening with John?": ask as Slack would, signed; see docs/slack.md
	@SLACK_USER="$(SLACK_USER)" node api/client/slack.mjs "$(Q)"

clean: ## remove what was built; data stays
	rm -rf */target web/dist node_modules */node_modules api/client/node_modules
