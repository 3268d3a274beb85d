# CMEP: 'make help' lists the targets.

BUILD   ?= build
CC      ?= gcc
PYTHON  := /usr/bin/python3
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unknown)

SERVICES := auth workflow files reports
BINARIES := cmep-gateway $(SERVICES:%=cmep-%) cmepctl
GENERATED := schemas/generated

# pkg-config calls msgpack-c `msgpack` on Debian 12 and `msgpack-c` on 13.
MSGPACK  = $(shell pkg-config --exists msgpack-c && echo msgpack-c || echo msgpack)
LIBRARIES = libczmq libzmq libmariadb jansson libcrypto $(MSGPACK)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla $(if $(CI),-Werror)
CPPFLAGS += -D_GNU_SOURCE -D_FORTIFY_SOURCE=2 -Icommon -I$(GENERATED)
CFLAGS   ?= -O2 -g
ALL_CFLAGS = -std=c17 $(WARNINGS) $(CFLAGS) $(SANITIZE) -fstack-protector-strong -MMD -MP -pthread
DIRECTORIES = -DCMEP_DATA_DIR='"$(CURDIR)/schemas"' -DCMEP_SERVICES_DIR='"$(CURDIR)/services"'
LDLIBS   = $(shell pkg-config --libs $(LIBRARIES)) -lm

COMMON  := $(wildcard common/*.c) $(GENERATED)/records.c $(GENERATED)/operations.c
GATEWAY := $(wildcard gateway/*.c)
CTL     := $(wildcard common/cmepctl/*.c)
SCHEMAS := schemas/generate.py $(wildcard schemas/*.json)

objects = $(patsubst %.c,$(BUILD)/%.o,$(1))

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## */\1\t/' | expand -t 12

# ---------------------------------------------------------------- build

.PHONY: all
all: $(BINARIES:%=$(BUILD)/%)

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(shell pkg-config --cflags $(LIBRARIES) libmicrohttpd) $(ALL_CFLAGS) -c $< -o $@

# Only what names them is built again when the version or the directories change.
$(BUILD)/common/worker.o $(BUILD)/common/service.o $(BUILD)/gateway/%.o: CPPFLAGS += -DCMEP_VERSION='"$(VERSION)"'
$(BUILD)/services/workflow/workflow_policy.o $(BUILD)/common/cmepctl/%.o: CPPFLAGS += $(DIRECTORIES)

$(BUILD)/cmep-gateway: $(call objects,$(COMMON) $(GATEWAY))
	$(CC) $(ALL_CFLAGS) $^ -o $@ $(LDLIBS) $(shell pkg-config --libs libmicrohttpd)

$(BUILD)/cmepctl: $(call objects,$(COMMON) $(CTL))
	$(CC) $(ALL_CFLAGS) $^ -o $@ $(LDLIBS)

define service_rule
$(BUILD)/cmep-$(1): $(call objects,$(COMMON) $(wildcard services/$(1)/*.c) $(GENERATED)/$(1)_handlers.c)
	$$(CC) $$(ALL_CFLAGS) $$^ -o $$@ $$(LDLIBS) $$(if $$(filter auth,$(1)),$$(shell pkg-config --libs libcrypt))
endef
$(foreach service,$(SERVICES),$(eval $(call service_rule,$(service))))

-include $(shell find $(BUILD) -name '*.d' -not -path '$(BUILD)/*/build/*' 2>/dev/null)

.PHONY: gen
gen: ## make C, OpenAPI and TypeScript anew from schemas/*.json
	$(PYTHON) schemas/generate.py

# ---------------------------------------------------------------- run

.PHONY: deps up
deps:
	@infra/deps.sh build run

up: deps ## run the whole stack in the foreground (CMEP_PORT, CMEP_RUN_DIR, CMEP_POLICY, SERVICE)
	@$(MAKE) --no-print-directory -s -j2 all
	@CMEP_BUILD_DIR=$(BUILD) exec infra/local/up

.PHONY: clean
clean: ## remove what was built
	rm -rf $(BUILD)
