# 'make help' says what can be made. DESTDIR, prefix and sysconfdir say where 'make install' puts it.

SWIFT      ?= swift
prefix     ?= /usr/local
sysconfdir ?= /etc

program  = .build/release/recordad
manpages = $(wildcard man/*.[1-9])

bindir        = $(prefix)/bin
mandir        = $(prefix)/share/man
unitdir       = $(prefix)/lib/systemd/system
sysusersdir   = $(prefix)/lib/sysusers.d
completiondir = $(prefix)/share/bash-completion/completions
confdir       = $(sysconfdir)/recordad

.PHONY: help deps build demo test kill-test lint linkage install clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 10

deps: ## install the Debian packages that are missing, or name the command that does
	@.ci/deps

build: deps ## the program, optimised, in .build/release
	$(SWIFT) build -c release --product recordad --static-swift-stdlib

demo: deps ## three days of a small company, in a temporary folder
	$(SWIFT) build --product recordad
	.build/debug/recordad demo

test: deps ## every test; the last line counts them
	@.ci/test

kill-test: build ## 200 kills over 20,000 messages, and full disks over 5,000
	python3 Tests/Scripts/kill_rehearsal.py $(program) --clients 20000 --kills 200
	python3 Tests/Scripts/disk_rehearsal.py $(program) --clients 5000

lint: deps ## the format of the sources, the manual pages, the unit
	@.ci/lint

linkage: build ## neither Foundation nor ICU in the program
	@.ci/linkage $(program)

install: ## the program, its pages, unit and configuration (after 'make build')
	@test -x $(program) || { echo "$(program) is not there; run 'make build' first" >&2; exit 1; }
	install -D -m 0755 $(program) $(DESTDIR)$(bindir)/recordad
	for page in $(manpages); do \
	  install -D -m 0644 $$page $(DESTDIR)$(mandir)/man$${page##*.}/$${page##*/}; done
	install -D -m 0644 completions/recordad.bash $(DESTDIR)$(completiondir)/recordad
	install -D -m 0644 sysusers.d/recordad.conf $(DESTDIR)$(sysusersdir)/recordad.conf
	install -d $(DESTDIR)$(unitdir) $(DESTDIR)$(confdir)/recordad.conf.d $(DESTDIR)$(confdir)/templates
	sed 's|/usr/bin/recordad|$(bindir)/recordad|' systemd/recordad.service > $(DESTDIR)$(unitdir)/recordad.service
	chmod 0644 $(DESTDIR)$(unitdir)/recordad.service
	test -e $(DESTDIR)$(confdir)/recordad.conf || \
	  install -m 0644 etc/recordad.conf $(DESTDIR)$(confdir)/recordad.conf

clean: ## everything that was built
	rm -rf .build
