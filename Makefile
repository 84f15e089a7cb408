# Every command that people need; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help demo test bench validate corpora fuzz thread-sanitizer build lint samples sample-reports accessibility clean bootstrap

BUILD := .build/release
CAMPAIGNS := ben-luc-2023 brvt-tnmt-2022

help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

bootstrap: ## Install the system packages that are missing (Debian)
	@scripts/bootstrap

build: bootstrap ## Build the program into .build/release/hailong
	swift build -c release --product hailong

demo: build ## Run the two campaigns of this repository and show the headline figures
	@scripts/demo $(CAMPAIGNS)

test: bootstrap ## Run all tests, then the built program over every file of the corpora
	swift test -c release
	Tests/measure-corpora

bench: build ## Measure the program against its peers (a quarter of an hour)
	@Benchmarks/run.py

corpora: build ## Measure every file of the shared corpora: 2 s and 256 MB each
	Tests/measure-corpora

validate: ## Simulate at length and ask other programs for second opinions; writes Documentation/validation-report.md
	@scripts/validate

SECONDS := 60
fuzz: bootstrap ## Run each fuzzer with the address sanitizer: make fuzz SECONDS=60
	Fuzz/run $(SECONDS)

thread-sanitizer: bootstrap ## Run the parallel paths of the rooms with the thread sanitizer
	@scripts/thread-sanitizer

lint: ## Check formatting and imports
	swift format lint --strict --recursive Sources Tests Benchmarks/Sources Benchmarks/Stages/Sources Benchmarks/Stages/Package.swift Fuzz/Sources Package.swift
	scripts/check-imports

accessibility: ## Check pages of the demo with axe-core in Chromium (skipped, aloud, where either is missing)
	@scripts/check-accessibility $(foreach page,index field method decision units/BL units/X01,reports/ben-luc-2023/$(page).html)

sample-reports: build ## Write the committed sample reports again
	@scripts/sample-reports

samples: bootstrap ## Write the made sample campaigns again (same bytes)
	swift run -c release make-samples --workspace .

clean: ## Remove build products and ledgers
	rm -rf .build responses/*/.hailong
