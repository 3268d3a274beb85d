# CMEP: 'make help' lists the targets.

BUILD   ?= build
CC      ?= gcc
PYTHON  := /usr/bin/python3
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unknown)

SERVICES := auth workflow files reports
BINARIES := cmep-gateway $(SERVICES:%=cmep-%) cmepctl
GENERATED := schemas/generated

# pkg-config calls msgpack-c `msgpack` on Debian 12 and `msgpack-c` on 13. It is asked once, not for each object; what
# installs the libraries makes in a make of its own.
MSGPACK := $(shell pkg-config --exists msgpack-c 2>/dev/null && echo msgpack-c || echo msgpack)
asked = $(shell pkg-config $(1) 2>/dev/null)
LIBRARY_FLAGS := $(call asked,--cflags libczmq libzmq libmariadb jansson libcrypto libcurl $(MSGPACK) libmicrohttpd)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla $(if $(CI),-Werror)
CPPFLAGS += -D_GNU_SOURCE -D_FORTIFY_SOURCE=2 -Icommon -I$(GENERATED)
CFLAGS   ?= -O2 -g
ALL_CFLAGS = -std=c17 $(WARNINGS) $(CFLAGS) $(SANITIZE) -fstack-protector-strong -MMD -MP -pthread
# Where programs find what they read at run time, as it lies in the source tree; 'make install' says another place.
SHARE   := $(CURDIR)
DIRECTORIES = -DCMEP_DATA_DIR='"$(SHARE)/schemas"' -DCMEP_SERVICES_DIR='"$(SHARE)/services"' \
              -DCMEP_GATEWAY_DIR='"$(SHARE)/gateway"'

objects = $(patsubst %.c,$(BUILD)/%.o,$(1))

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):[^#]*## */\1\t/' | expand -t 12

# ---------------------------------------------------------------- build

.PHONY: all
all: $(BINARIES:%=$(BUILD)/%)

compile = $(CC) $(CPPFLAGS) $(LIBRARY_FLAGS) $(ALL_CFLAGS) -c $< -o $@

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(compile)

$(BUILD)/gateway/%.o: CPPFLAGS += -Igateway
$(foreach service,$(SERVICES),$(eval $(BUILD)/services/$(service)/%.o: CPPFLAGS += -Iservices/$(service)))
$(BUILD)/infra/cmepctl/%.o: CPPFLAGS += -Iservices
# Only these know the version and the directories.
$(BUILD)/common/service/%.o $(BUILD)/gateway/%.o: \
    CPPFLAGS += -DCMEP_VERSION='"$(VERSION)"'
$(BUILD)/services/workflow/workflow_policy.o $(BUILD)/gateway/flow/pages.o $(BUILD)/infra/cmepctl/%.o: \
    CPPFLAGS += $(DIRECTORIES)

# The layers of common/, highest first: a static library each, linked in this order, so that a layer that calls one above
# it does not link. What a program does not name here, it cannot use.
LAYERS := service export aws db bus config contract base

# What comes from Debian, by the layer or the room that calls it. libunistring has no pkg-config file.
LIBS_base     := $(call asked,--libs jansson libcrypto)
LIBS_contract := $(call asked,--libs $(MSGPACK))
LIBS_bus      := $(call asked,--libs libczmq libzmq)
LIBS_db       := $(call asked,--libs libmariadb)
LIBS_aws      := $(call asked,--libs libcurl libcrypto)
LIBS_export   := $(call asked,--libs xlsxwriter)
LIBS_gateway  := $(call asked,--libs libmicrohttpd)
LIBS_auth     := $(call asked,--libs libcrypt)
LIBS_workflow := -lunistring
LIBS_files    := $(call asked,--libs expat)

# Links the program's objects and, as libraries, the rooms and layers named: $(call link,cmep-gateway,gateway aws ...).
# Only libraries that are used are noted in the program.
link = $(CC) $(ALL_CFLAGS) -Wl,--as-needed $(filter %.o,$^) $(call needed,$(1)) $(foreach room,$(1),$(LIBS_$(room))) -lm -o $@

# A room is a library of all its files but the main program, so that tests, fuzzers and cmepctl take what they need.
room_objects = $(call objects,$(filter-out %/main.c,$(wildcard $(1)/*.c $(1)/*/*.c)) $(2))
define library
$(BUILD)/lib$(1).a: $(2)
	@rm -f $$@
	@$$(AR) rcs $$@ $$^
endef

# The statements of a service that has a folder sql/, as C (services/sql.py).
SQL_SERVICES := $(patsubst services/%/sql,%,$(wildcard services/*/sql))
sql = $(foreach service,$(filter $(1),$(SQL_SERVICES)),$(BUILD)/services/$(service)/$(service)_sql.$(2))
define sql_rule
$(call sql,$(1),c) $(call sql,$(1),h) &: services/sql.py $(wildcard services/$(1)/sql services/$(1)/sql/*.sql)
	@mkdir -p $$(@D)
	$(PYTHON) -B $$< services/$(1)/sql $$(@D)/$(1)_sql
$(call sql,$(1),o): $(call sql,$(1),c)
	$$(compile)
$(BUILD)/services/$(1)/%.o: CPPFLAGS += -I$(BUILD)/services/$(1)
$(call room_objects,services/$(1)): | $(call sql,$(1),h)
endef
$(foreach service,$(SQL_SERVICES),$(eval $(call sql_rule,$(service))))

LAYER_FILES_contract := $(GENERATED)/records.c $(GENERATED)/operations.c
$(foreach layer,$(LAYERS),$(eval $(call library,$(layer),$(call objects,$(wildcard common/$(layer)/*.c) $(LAYER_FILES_$(layer))))))
$(eval $(call library,gateway,$(call room_objects,gateway)))
$(foreach service,$(SERVICES),$(eval $(call library,$(service),$(call room_objects,services/$(service),$(GENERATED)/$(service)_handlers.c) $(call sql,$(service),o))))

needed = $(1:%=$(BUILD)/lib%.a)

GATEWAY_ROOMS := gateway aws bus config contract base
# mhd_errors takes the place of a function of libmicrohttpd: nothing of ours calls it, so no library would bring it.
$(BUILD)/cmep-gateway: $(call objects,gateway/main.c gateway/wire/mhd_errors.c) $(call needed,$(GATEWAY_ROOMS))
	$(call link,$(GATEWAY_ROOMS))

define service_rule
$(BUILD)/cmep-$(1): $(BUILD)/services/$(1)/main.o $(call needed,$(1) $(LAYERS))
	$$(call link,$(1) $(LAYERS))
endef
$(foreach service,$(SERVICES),$(eval $(call service_rule,$(service))))

$(BUILD)/cmepctl: $(call objects,$(wildcard infra/cmepctl/*.c)) $(call needed,$(SERVICES) $(LAYERS))
	$(call link,$(SERVICES) $(LAYERS))

# Deletes expired sessions where nothing of ours runs all the time (infra/aws/lambda/README.md).
LAMBDA_ROOMS := aws db contract base
$(BUILD)/cmep-sessions-lambda: $(call objects,$(wildcard infra/aws/lambda/*.c)) $(call needed,$(LAMBDA_ROOMS))
	$(call link,$(LAMBDA_ROOMS))

.PHONY: lambda
lambda: ## the Lambda and all that it needs, as build/lambda.zip (RDS_CA: certificates to pack)
	@infra/deps.sh build lambda
	@$(MAKE) --no-print-directory -s -j2 $(BUILD)/cmep-sessions-lambda
	infra/aws/lambda/pack.sh $(BUILD)/cmep-sessions-lambda $(BUILD)/lambda

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

.PHONY: gen
gen: ## make C, OpenAPI and TypeScript from schemas/*.json
	@infra/deps.sh build
	$(PYTHON) schemas/generate.py

# ---------------------------------------------------------------- the web application

SPA := gateway/spa
SPA_SOURCES = $(shell find $(SPA)/src $(SPA)/index.html $(SPA)/public $(SPA)/vite.config.ts -type f 2>/dev/null) \
              $(GENERATED)/api.ts

%/node_modules/.package-lock.json: %/package-lock.json
	@infra/deps.sh web
	cd $* && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(SPA)/dist/index.html: $(SPA)/node_modules/.package-lock.json $(SPA_SOURCES)
	cd $(SPA) && npm run --silent build

.PHONY: spa spa-dev
spa: $(SPA)/dist/index.html ## build the web application when it changed

spa-dev: $(SPA)/node_modules/.package-lock.json ## the application with live reload, in front of a running 'make up'
	cd $(SPA) && npm run dev

# ---------------------------------------------------------------- install

PREFIX := /usr/local
INSTALLED_SHARE = $(DESTDIR)$(PREFIX)/share/cmep
INSTALLED_MAN = $(DESTDIR)$(PREFIX)/share/man
# What is read at run time: policies, the API's description and its page, tables and development data, the application.
SHARED = $(wildcard schemas/policy*.json) $(GENERATED)/openapi.json gateway/docs $(SPA)/dist \
         $(wildcard services/*/migrations services/*/seed.sql)

.PHONY: install images compose-up
install: $(SPA)/dist/index.html ## programs and what they read below PREFIX (/usr/local), in DESTDIR if given
	@infra/deps.sh build
	@$(MAKE) --no-print-directory -s -j2 all BUILD=build/install$(PREFIX) SHARE=$(PREFIX)/share/cmep
	install -d $(DESTDIR)$(PREFIX)/bin $(INSTALLED_SHARE)
	install --strip $(BINARIES:%=build/install$(PREFIX)/%) $(DESTDIR)$(PREFIX)/bin
	cp --parents --recursive $(SHARED) $(INSTALLED_SHARE)
	install -D --mode=644 --target-directory=$(INSTALLED_MAN)/man1 infra/cmepctl/cmepctl.1
	install -D --mode=644 --target-directory=$(INSTALLED_MAN)/man7 infra/cmepctl/cmep.7

IMAGE_BUILD = docker build --build-arg VERSION=$(VERSION) --file compose/Dockerfile
images: ## the container images: cmep, and cmep-single with all processes in one; each :VERSION and :latest
	$(IMAGE_BUILD) --target cmep --tag cmep:$(VERSION) --tag cmep:latest .
	$(IMAGE_BUILD) --target single --tag cmep-single:$(VERSION) --tag cmep-single:latest .

compose-up: ## the whole stack in containers, on CMEP_PORT (8000)
	@compose/secrets.sh
	CMEP_VERSION=$(VERSION) docker compose --project-directory compose up --build

# ---------------------------------------------------------------- run

.PHONY: deps up
deps:
	@infra/deps.sh build run

up: deps ## run the whole stack in the foreground (CMEP_PORT, CMEP_RUN_DIR, CMEP_POLICY, SERVICE)
	@$(MAKE) --no-print-directory -s -j2 all
	@$(MAKE) --no-print-directory -s spa
	@CMEP_BUILD_DIR=$(BUILD) exec infra/local/up

# ---------------------------------------------------------------- test

OUT ?= build/screenshots

UNITS   := $(wildcard tests/unit/test_*.c)
UNIT_PROGRAMS = $(UNITS:tests/unit/%.c=$(BUILD)/tests/%) $(BUILD)/tests/estado_table
ALL_ROOMS := gateway $(SERVICES) $(LAYERS)

$(BUILD)/tests/%: $(BUILD)/tests/unit/%.o $(call needed,$(ALL_ROOMS))
	$(call link,$(ALL_ROOMS)) $(call asked,--libs cmocka) $(WRAPPED:%=-Wl,--wrap=%)

# It counts what bcrypt does.
$(BUILD)/tests/test_auth: WRAPPED := crypt_r
# It is a loop of the gateway with another clock.
$(BUILD)/tests/test_loop: WRAPPED := MHD_get_timeout
# It has no database.
$(BUILD)/tests/test_worker: WRAPPED := $(foreach call,new destroy ask_again begin commit rollback statements,db_$(call))
# Nor has it, and it says what columns come.
$(BUILD)/tests/test_read: WRAPPED := db_row db_exec $(foreach call,stmt_result_metadata num_fields fetch_field_direct free_result,mysql_$(call))
$(BUILD)/tests/test_token: $(BUILD)/infra/aws/lambda/token.o

$(BUILD)/tests/unit/%.o: CPPFLAGS += -Iinfra/aws/lambda -Igateway $(SERVICES:%=-Iservices/%)
$(BUILD)/tests/unit/test_list_query.o: CPPFLAGS += -DGOLDEN_DIR='"$(CURDIR)/tests/unit/golden"'

# What tests/s3 drives against real stores and broken ones. It turns its own clock back and forth.
$(BUILD)/tests/s3_probe: $(BUILD)/tests/s3/s3_probe.o $(call needed,files $(LAYERS))
	@mkdir -p $(@D)
	$(call link,files $(LAYERS)) -Wl,--wrap=time

$(BUILD)/tests/s3/%.o: CPPFLAGS += -Iservices/files

.SECONDARY:

.PHONY: programs
programs: all $(UNIT_PROGRAMS) $(BUILD)/tests/s3_probe $(BUILD)/cmep-sessions-lambda $(BUILD)/bench/generate # with which test_planes.py makes its requests

PYTEST = CMEP_BUILD_DIR=$(BUILD) $(PYTHON) -B -m pytest -c tests/pytest.ini --rootdir tests
SANITIZE_ASAN = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
SANITIZE_TSAN = -fsanitize=thread

# Builds into a folder of its own with other flags: $(call build,folder,flags).
build = $(MAKE) --no-print-directory -s -j2 programs BUILD=$(1) $(2)

BROWSER := tests/browser/node_modules/.package-lock.json

.PHONY: test test-deps test-mysql test-s3 test-compose test-bookworm test-trixie test-office test-aws test-browser screenshots test-all check asan tsan lint
test-deps:
	@infra/deps.sh build run test

test: ## what CI runs: builds without warnings (gcc, clang), units (also under ASan and UBSan), flows, a browser
	@infra/deps.sh build run test browser
	@$(MAKE) --no-print-directory -s spa $(BROWSER)
	@$(call build,$(BUILD),CI=1)
	@$(call build,build/clang,CI=1 CC=clang)
	@$(call build,build/asan,SANITIZE="$(SANITIZE_ASAN)")
	@CMEP_BUILD_DIR=build/asan $(PYTHON) -B -m pytest -q -c tests/pytest.ini --rootdir tests tests/unit
	@$(MAKE) --no-print-directory -s fuzz-build CI=1
	@$(PYTEST) -n 2 tests/browser tests/unit tests/static tests/spa tests/flow tests/fuzz

check: ## the units and static checks alone
	@infra/deps.sh build test
	@$(call build,$(BUILD))
	@$(PYTEST) -q tests/unit tests/static

test-mysql: ## the flow suite on MySQL 9.7
	@infra/deps.sh build run test mysql
	@$(call build,$(BUILD))
	@tests/support/mysql.sh fetch
	@CMEP_DATABASE=mysql $(PYTEST) -n 2 tests/flow

test-s3: ## the store of files in a bucket, on Ceph's radosgw and through a proxy that breaks things
	@infra/deps.sh build run test s3
	@$(call build,$(BUILD))
	@tests/support/radosgw.sh fetch
	@$(PYTEST) -n 2 tests/s3
	@CMEP_STORE=s3 $(PYTEST) -n 2 tests/flow/test_archivos.py tests/flow/test_archivos_eliminadas.py

test-compose: spa ## the composed stack and the single container in a Docker engine without a registry (as root)
	@infra/deps.sh build run test bench docker
	@$(call build,$(BUILD))
	@$(MAKE) --no-print-directory -s $(BUILD)/bench/steady
	@tests/compose/run.sh -s

test-bookworm: ## what `make test` runs, on Debian 12 in a chroot that has Debian's packages alone (as root)
	@infra/deps.sh docker
	@tests/support/debian.sh bookworm make test

test-trixie: ## the same on Debian 13
	@infra/deps.sh docker
	@tests/support/debian.sh trixie make test

test-office: ## downloads, as LibreOffice opens them
	@infra/deps.sh build run test office
	@$(MAKE) --no-print-directory -s -j2 all
	@$(PYTEST) tests/office

test-aws: ## templates and deploy.sh of infra/aws; cfn-lint and moto_server where they are installed
	@infra/deps.sh test
	@$(PYTEST) -n 2 tests/aws tests/static/test_aws.py

test-browser: spa $(BROWSER) ## the application in a real browser, at the widths of CMEP_WIDTHS (360,768,1280)
	@infra/deps.sh build run browser
	@$(MAKE) --no-print-directory -s -j2 all
	@cd tests/browser && CMEP_BUILD_DIR=$(BUILD) node run.mjs

screenshots: spa $(BROWSER) ## a picture of every page and dialog into OUT (build/screenshots), light and dark
	@infra/deps.sh build run browser
	@$(MAKE) --no-print-directory -s -j2 all
	@cd tests/browser && for theme in "" --dark; do \
	    CMEP_BUILD_DIR=$(BUILD) node screenshots.mjs $(abspath $(OUT)) $$theme || exit 1; done

asan: test-deps ## units and flows under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(call build,build/asan,SANITIZE="$(SANITIZE_ASAN)")
	@CMEP_RACES=100 $(MAKE) --no-print-directory sanitized BUILD=build/asan

tsan: test-deps ## units and flows under ThreadSanitizer
	@$(call build,build/tsan,SANITIZE="$(SANITIZE_TSAN)")
	@CMEP_RACES=100 TSAN_OPTIONS="suppressions=$(CURDIR)/tests/support/tsan.supp exitcode=66" \
	    $(MAKE) --no-print-directory sanitized BUILD=build/tsan

# ---------------------------------------------------------------- fuzzing

FUZZ_TARGETS := $(wildcard tests/fuzz/fuzz_*.c)
FUZZ_SHARED  := $(filter-out $(FUZZ_TARGETS),$(wildcard tests/fuzz/*.c))
FUZZ_SECONDS ?= 600

$(BUILD)/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o $(call objects,$(FUZZ_SHARED)) $(call needed,$(ALL_ROOMS))
	$(call link,$(ALL_ROOMS)) -fsanitize=fuzzer

$(BUILD)/tests/fuzz/%.o: CPPFLAGS += -Igateway $(SERVICES:%=-Iservices/%)

$(BUILD)/%.dict: tests/fuzz/dictionary.py $(wildcard schemas/*.json)
	@mkdir -p $(@D)
	$(PYTHON) -B $< $* >$@ || { rm -f $@; exit 1; }

.PHONY: fuzz-programs fuzz-build fuzz fuzz-keep
fuzz-programs: $(FUZZ_TARGETS:tests/fuzz/%.c=$(BUILD)/%) $(FUZZ_TARGETS:tests/fuzz/fuzz_%.c=$(BUILD)/%.dict)

fuzz-build: test-deps
	@$(MAKE) --no-print-directory -s -j2 fuzz-programs BUILD=build/fuzz CC=clang \
	    SANITIZE="-fsanitize=fuzzer-no-link $(SANITIZE_ASAN)"

fuzz: fuzz-build ## every fuzz target for FUZZ_SECONDS (600), two at a time, and a table
	@$(PYTHON) -B tests/fuzz/run.py fuzz --seconds $(FUZZ_SECONDS)

fuzz-keep: fuzz-build ## what 'make fuzz' learnt, minimised, into tests/fuzz/corpus
	@$(PYTHON) -B tests/fuzz/run.py keep

# ---------------------------------------------------------------- how fast

BENCH_PROGRAMS := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c)) $(BUILD)/bench/generate

$(BUILD)/bench/generate: $(BUILD)/tests/bench/load/generate.o $(BUILD)/tests/bench/load/rows.o
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $^ -o $@

$(BUILD)/bench/%: $(BUILD)/tests/bench/%.o $(call needed,$(LAYERS))
	@mkdir -p $(@D)
	$(call link,$(LAYERS)) $(LIBS_gateway)

.PHONY: plans
plans: test-deps ## what every statement touches at a million requests (CMEP_DATABASE=mysql: in MySQL)
	@$(call build,$(BUILD))
	@CMEP_PLAN_ROWS=1000000 $(PYTEST) -q tests/flow/test_planes.py

.PHONY: bench-programs bench bench-chores
bench-programs: all $(BENCH_PROGRAMS)

bench: ## how fast every path is beside its limit, at ROWS requests (10000, 100000 and 1000000), JSON lines into OUT
	@infra/deps.sh build run bench
	@$(MAKE) --no-print-directory -s -j2 bench-programs
	@CMEP_BUILD_DIR=$(BUILD) $(PYTHON) -B tests/bench/run.py $(if $(ROWS),--rows $(ROWS)) \
	    $(if $(filter-out file,$(origin OUT)),--out $(OUT)) $(if $(PATHS),--paths $(PATHS)) \
	    $(if $(KEPT_IN),--kept-in $(KEPT_IN))

bench-chores: ## how long reports take to follow and to rebuild, and the list as a file, at ROWS requests (1000000)
	@infra/deps.sh build run bench
	@$(MAKE) --no-print-directory -s -j2 bench-programs
	@CMEP_BUILD_DIR=$(BUILD) $(PYTHON) -B tests/bench/chores.py $(if $(ROWS),--rows $(ROWS)) \
	    $(if $(KEPT_IN),--kept-in $(KEPT_IN))

.PHONY: sanitized
sanitized:
	@$(PYTEST) -n 2 tests/unit tests/flow

test-all: ## before an issue is called resolved: all of it
	@CMEP_FILE_CUTS=100 CMEP_LAMBDA_SESSIONS=1000000 $(MAKE) --no-print-directory test
	@$(MAKE) --no-print-directory test-mysql
	@$(MAKE) --no-print-directory test-s3
	@$(MAKE) --no-print-directory test-compose
	@$(MAKE) --no-print-directory test-office
	@$(MAKE) --no-print-directory test-aws
	@$(MAKE) --no-print-directory test-browser
	@$(MAKE) --no-print-directory test-bookworm
	@$(MAKE) --no-print-directory test-trixie
	@$(MAKE) --no-print-directory asan
	@$(MAKE) --no-print-directory tsan

lint: ## clang-tidy, cppcheck, shellcheck
	@infra/deps.sh build lint
	@$(MAKE) --no-print-directory linted

.PHONY: linted
LINTED = $(shell git ls-files 'common/*.c' 'gateway/*.c' 'services/*.c' 'infra/*.c') $(wildcard $(GENERATED)/*.c)
linted: $(call sql,$(SQL_SERVICES),h)
	cppcheck --quiet --error-exitcode=1 --enable=warning,portability --inline-suppr -Icommon -I$(GENERATED) -Igateway -Iservices $(SQL_SERVICES:%=-I$(BUILD)/services/%) \
	    --suppress=missingIncludeSystem $(filter-out $(GENERATED)/%,$(LINTED))
	clang-tidy --quiet $(LINTED) -- -std=c17 $(CPPFLAGS) -Igateway -Iservices $(SERVICES:%=-Iservices/%) $(DIRECTORIES) \
	    $(SQL_SERVICES:%=-I$(BUILD)/services/%) \
	    -DCMEP_VERSION='"lint"' $(LIBRARY_FLAGS)
	shellcheck infra/aws/*.sh infra/aws/lambda/pack.sh infra/aws/lambda/bootstrap infra/deps.sh infra/local/up infra/local/run infra/local/backup infra/local/restore infra/local/*.sh tests/support/*.sh compose/*.sh compose/single/* tests/compose/*.sh .ci/run

.PHONY: format
format: ## apply the style of .clang-format
	@infra/deps.sh lint
	clang-format -i $(filter-out $(GENERATED)/%,$(shell git ls-files '*.c' '*.h'))

.PHONY: clean
clean: ## remove what was built
	rm -rf $(BUILD)
