# For those who expect one; CMakePresets.json is what counts.
CMAKE = cmake

all:
	$(CMAKE) --preset release
	$(CMAKE) --build --preset release

check:
	./check

dev clang analyze fuzz:
	$(CMAKE) --workflow --preset $@

bench: all
	$(CMAKE) --build --preset release --target bench_stories
	tools/bench.sh build/release/warta .
	$(CMAKE) --build build/release --target make_archive
	tools/bench_archive.sh build/release/warta build/release/make_archive .
	build/release/measure_pages ../shared/html/truth.json ../shared/html/pages || [ $$? = 77 ]

# kill -9 at 200 random moments of reading, and at 200 of merging and its undoing
kill: all
	KILLS=200 bash test/cli/run.sh "$(CURDIR)/test/cli/17-kill.sh" "$(CURDIR)/build/release/warta" "$(CURDIR)"
	KILLS=200 bash test/cli/run.sh "$(CURDIR)/test/cli/18-merge-killed.sh" "$(CURDIR)/build/release/warta" "$(CURDIR)"

# a job array under a real Slurm on loopback; daemons and programs killed in the middle (root)
kill-slurm: all
	bash test/kill/slurm.sh "$(CURDIR)/build/release/warta" "$(CURDIR)"

# a reader by logical replication, killed while 250,000 claims come (needs PostgreSQL)
replication: all
	$(CMAKE) --build build/release --target bench_store
	test/replication.sh build/release/warta 250000 \
		bash -c 'exec build/release/bench_store 50000 5 "$$1" put' fill

# Debian packages, lintian, and a clean root to install them in (root)
packages:
	tools/packages.sh .

# kill -9 of workers, brokers and databases while 20,000 jobs go through a queue
kill-cluster: all
	test/kill/cluster.sh build/release/warta

# what a queue costs, and what a second core gives
bench-queue: all
	tools/bench_queue.sh build/release/warta

install: all
	$(CMAKE) --install build/release

format:
	find src cmd tools include test -name '*.[ch]' -exec clang-format -i {} +

tidy:
	test/tidy.sh .

clean:
	$(CMAKE) -E rm -rf build

.PHONY: replication kill kill-slurm kill-cluster bench-queue packages all check dev clang analyze fuzz bench install format tidy clean
