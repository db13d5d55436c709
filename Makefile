# 'make help' says what can be made. DESTDIR, prefix and sysconfdir say where 'make install' puts it.

SWIFT      ?= swift
prefix     ?= /usr/local
sysconfdir ?= /etc

program  = .build/release/recordad
# No libraries from beside the program, and nothing of its tables to overwrite once it runs.
linking  = --disable-local-rpath -Xlinker -z -Xlinker now
manpages = $(wildcard man/*.[1-9])
holidays = $(patsubst etc/%,%,$(wildcard etc/holidays/*.conf))

bindir        = $(prefix)/bin
mandir        = $(prefix)/share/man
unitdir       = $(prefix)/lib/systemd/system
sysusersdir   = $(prefix)/lib/sysusers.d
tmpfilesdir   = $(prefix)/lib/tmpfiles.d
catalogdir    = $(prefix)/lib/systemd/catalog
completiondir = $(prefix)/share/bash-completion/completions
confdir       = $(sysconfdir)/recordad

.PHONY: help deps build demo test kill-test crash-test fault-test bench fuzz sanitize test-systemd lint linkage install deb clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 14

deps: ## install the Debian packages that are missing, or name the command that does
	@.ci/deps

build: deps ## the program, optimised, in .build/release
	$(SWIFT) build -c release --product recordad --static-swift-stdlib $(linking)

demo: deps ## three days of a small company, in a temporary folder
	$(SWIFT) build --product recordad
	.build/debug/recordad demo

test: deps ## every test; the last line counts them
	@.ci/test

kill-test: build ## 200 kills over 20,000 messages, and full disks over 5,000
	python3 Tests/Scripts/kill_rehearsal.py $(program) --clients 20000 --kills 200
	python3 Tests/Scripts/disk_rehearsal.py $(program) --clients 5000

crash-test: deps ## the service and the commands killed at each place where dying matters
	$(SWIFT) build --product recordad --traits CrashPoints --scratch-path .build-crash
	python3 Tests/Scripts/crash_rehearsal.py .build-crash/debug/recordad

fault-test: build ## each system call on a file failing once, for 'once' and for the service
	python3 Tests/Scripts/fault_rehearsal.py $(program)
	python3 Tests/Scripts/fault_rehearsal.py $(program) --service --workers 6

bench: build ## speed, memory and idleness, held to limits; PARTS='poll import' for some, PARTS=--quick for small
	python3 Benchmarks/bench.py $(PARTS)

fuzz: deps ## what others write, made up for FUZZ_SECONDS (60) for each reader of it; an input that breaks a rule is named
	@.ci/fuzz

sanitize: deps ## every test under the thread and the address sanitizer
	@.ci/sanitize

lint: deps ## the format of the sources, the manual pages, the unit
	@.ci/lint

linkage: build ## neither Foundation nor ICU nor crash points in the program
	@.ci/linkage $(program)

test-systemd: ## the Debian package in a Debian 12 booted by systemd-nspawn; root only
	@Tests/Scripts/systemd

install: ## the program, its pages, units and configuration (after 'make build')
	@test -x $(program) || { echo "$(program) is not there; run 'make build' first" >&2; exit 1; }
	install -D -m 0755 $(program) $(DESTDIR)$(bindir)/recordad
	for page in $(manpages); do \
	  install -D -m 0644 $$page $(DESTDIR)$(mandir)/man$${page##*.}/$${page##*/}; done
	install -D -m 0644 completions/recordad.bash $(DESTDIR)$(completiondir)/recordad
	install -D -m 0644 sysusers.d/recordad.conf $(DESTDIR)$(sysusersdir)/recordad.conf
	install -D -m 0644 tmpfiles.d/recordad.conf $(DESTDIR)$(tmpfilesdir)/recordad.conf
	install -d $(DESTDIR)$(unitdir) $(DESTDIR)$(confdir)/recordad.conf.d $(DESTDIR)$(confdir)/templates
	for unit in systemd/*.service; do \
	  sed 's|/usr/bin/recordad|$(bindir)/recordad|' $$unit > $(DESTDIR)$(unitdir)/$${unit##*/}; \
	  chmod 0644 $(DESTDIR)$(unitdir)/$${unit##*/}; done
	install -d $(DESTDIR)$(catalogdir)
	install -m 0644 catalog/*.catalog $(DESTDIR)$(catalogdir)
	for file in recordad.conf $(holidays); do \
	  test -e $(DESTDIR)$(confdir)/$$file || install -D -m 0644 etc/$$file $(DESTDIR)$(confdir)/$$file; done

# dpkg-buildpackage leaves the results in the folder above, where they are taken from; debian/files names them.
deb: ## the Debian package, in .build/deb
	dpkg-buildpackage --no-sign --build=binary
	rm -rf .build/deb && install -d .build/deb
	while read -r file rest; do mv "../$$file" .build/deb; done < debian/files
	mv ../recordad_*.changes .build/deb

clean: ## everything that was built
	rm -rf .build
