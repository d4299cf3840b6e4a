# What one does with Kontor's source. CARGO_TARGET_DIR is respected everywhere.

ASSETS := crates/server/assets

.PHONY: build demo assets dev test deps fuzz

# The release binary with its assets, at target/release/kontor.
build: assets
	cargo build --release --locked -p kontor-server

# A network of invented firms in the middle of their work, at http://127.0.0.1:8080, kept in ./kontor-demo.
demo: build
	"$${CARGO_TARGET_DIR:-target}/release/kontor" demo

# Style sheet, scripts, icons and typeface; quick when nothing changed.
assets: $(ASSETS)/node_modules/.package-lock.json
	cd $(ASSETS) && node build.mjs

$(ASSETS)/node_modules/.package-lock.json: $(ASSETS)/package-lock.json
	cd $(ASSETS) && npm ci --no-audit --no-fund
	touch $@

# Rebuilds and restarts on change.
dev: assets
	node ci/dev.mjs

# Everything that must be green.
test:
	ci/test

# What the tests need and this machine lacks.
deps:
	ci/deps

# The table of docs/PERFORMANCE.md, measured anew; best on a machine that does nothing else.
.PHONY: bench
bench: assets
	cargo bench --locked -p kontor-server --bench kontor
	cargo bench --locked -p kontor-documents --bench reading

# Each fuzz target for a minute.
fuzz:
	FUZZ_TARGETS="documents mail pdf" FUZZ_SECONDS=60 ci/test fuzz
