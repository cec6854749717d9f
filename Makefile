# Short names for what one does with Newshawk. Each is a small script in scripts/.
# Words after ARGS go to the program: make run ARGS="--data /tmp/news"

ARGS ?=

.PHONY: help run demo test lint proof fuzz score bench bundle icons

help:
	@echo "make run     install what is missing, build, and open Newshawk"
	@echo "make demo    the same with a day of made-up news, without the internet"
	@echo "make test    install what is missing and run every test"
	@echo "make lint    formatting, clippy and the checks of the interface"
	@echo "make proof   prove the matcher against the page of the watch language"
	@echo "make fuzz    try random bytes as whatever comes in, ten minutes each"
	@echo "make score   score reading and stories on real news, where there is some"
	@echo "make bench   measure a poll from bytes to alert; ARGS=start, matching or pages: one part"
	@echo "make bundle  build the .deb and .rpm packages"
	@echo "make icons   draw the PNG and ICO files again"

run:
	@scripts/run $(ARGS)

demo:
	@scripts/run --demo $(ARGS)

test:
	@scripts/test

lint:
	@scripts/lint

proof:
	@scripts/proof

fuzz:
	@scripts/fuzz $(ARGS)

score:
	@scripts/score

bench:
	@scripts/bench $(ARGS)

bundle:
	@scripts/bundle

icons:
	@scripts/icons
