# A page that breaks its parser is named and kept; the others are read, and the run ends in order.
page() { # NAME WORDS
	printf '<!doctype html><title>Kabar %s</title><article><h1>Kabar %s</h1><p>JAKARTA - Iran mengecam Israel atas serangan itu, Kamis (18/7/2024), kata juru bicara kementerian. %s</p></article>' "$1" "$1" "$2" >in/"$1".html
}
mkdir in
for n in 1 2 3 4 5 6; do page "$n" baik; done
page 2-crash cell:crash
page 5-open cell:open
for jobs in 1 3; do
	rm -rf warta-quarantine
	expect 1 env WARTA_CELL_TEST=1 "$WARTA" read -v -j $jobs --page-seconds 60 --no-store --articles in
	lines out 7
	for id in 1 2 3 4 5 5-open 6; do
		has out "\"id\":\"$id\""
	done
	has err 'in/2-crash.html: parsing crashed ('
	has err '7 articles read'
	has err '1 input failed'
	has err 'sandbox of the parsers: '
	[ "$(ls warta-quarantine | wc -l)" = 1 ] || fail "not one page in quarantine"
done
page 3-hang cell:hang
expect 1 env WARTA_CELL_TEST=1 "$WARTA" read --page-seconds 1 --no-store in/3-hang.html
has err 'in/3-hang.html: parsing took over 1 s; the page is kept in warta-quarantine/'
page 4-memory cell:memory
expect 1 env WARTA_CELL_TEST=1 "$WARTA" read --page-seconds 60 --no-store in/4-memory.html
has err 'in/4-memory.html: parsing needs over 256 MB; the page is kept in warta-quarantine/'
rm in/3-hang.html in/4-memory.html

# as the message says: read again, from where it is kept
kept=$(grep -l cell:crash warta-quarantine/*)
expect 0 "$WARTA" read --no-store --articles "$kept"
has out 'Kabar 2-crash'

# the same with and without
expect 0 "$WARTA" read --no-store --articles in
cp out with
expect 0 "$WARTA" read -v --no-sandbox --no-store --articles in
same out with
has err 'sandbox of the parsers: off'
expect 2 "$WARTA" read --no-sandbox --require-sandbox in
expect 1 env WARTA_CELL_TEST=1 "$WARTA" read --quarantine apart --no-store in/2-crash.html
[ -n "$(ls apart)" ] || fail "nothing was kept where --quarantine says"
expect 1 env WARTA_CELL_TEST=1 "$WARTA" read --quarantine in/1.html --no-store in/2-crash.html
has err 'could not be kept'

# a whole sandbox or none
if "$WARTA" read -q --require-sandbox --no-store in/1.html 2>err; then
	expect 0 "$WARTA" read -v --require-sandbox --no-store --articles in
	same out with
	has err 'landlock, seccomp, rlimits'
else
	has err 'no sandbox'
fi

# no child outlives a parent that was killed: forked by it (-j 1), or by its nursery (-j 2)
page 3-hang cell:hang
descendants() { # PID
	local child
	for child in $(pgrep -P "$1"); do
		echo "$child"
		descendants "$child"
	done
}
for jobs in 1 2; do
	WARTA_CELL_TEST=1 "$WARTA" read -q -j $jobs --page-seconds 3 --no-store in/3-hang.html 2>/dev/null &
	pid=$!
	for i in $(seq 20); do
		children=$(descendants $pid)
		[ "$(echo $children | wc -w)" -gt $jobs ] && break # the reader, the parser; the nursery
		sleep 0.2
	done
	kill -9 $pid
	wait $pid 2>/dev/null
	for i in $(seq 40); do
		kill -0 $children 2>/dev/null || break
		sleep 0.2
	done
	for child in $children; do
		! kill -0 "$child" 2>/dev/null || fail "-j $jobs: a child outlived its parent"
	done
done
