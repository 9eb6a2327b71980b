# submit, work, queue: jobs on one machine; the result is that of read, whatever is killed.
command -v sqlite3 >/dev/null || skip "no sqlite3"
mkdir in
for i in $(seq 60); do
	printf 'Sikap %d\n\nJAKARTA, KOMPAS.com - Iran mengecam Israel pada %d Juli 2024, dilansir Reuters. Rusia mengirim %d kapal ke Suriah.\n' \
		"$i" $((i % 28 + 1)) "$i" >"in/a$i.txt"
done
awk 'BEGIN { pad = "          "; while (length(pad) < 40000) pad = pad pad
	for (i = 1; i <= 30; i++)
		print "{\"id\":\"k" i "\",\"published\":\"2024-07-19\",\"text\":\"Iran mengecam Israel pada " i % 28 + 1 " Juli 2024, dilansir Reuters. Rusia mengirim " i " kapal ke Suriah." pad "\"}" }' >in/many.jsonl
rows() { for t in documents claims parties chains; do sqlite3 "$1" "SELECT '$t', count(*) FROM $t"; done; }
expect 0 "$WARTA" read -q --jobs 1 --store quiet.db in
rows quiet.db >quiet

# a folder, cut into jobs; what is submitted twice is there once
expect 1 "$WARTA" queue
has err "no such queue"
expect 0 "$WARTA" submit --part 1 in
has err "62 jobs in warta.db.queue, 62 of them new"
expect 0 "$WARTA" submit --part 1 in
has err "0 of them new"
expect 0 "$WARTA" queue -f jsonl
has out '"waiting":62,"held":0,"workers":0'
expect 0 "$WARTA" work -q -j 2 --drain
rows warta.db >got
same quiet got
[ "$(sqlite3 warta.db 'SELECT count(*) FROM events')" = "$(sqlite3 quiet.db 'SELECT count(*) FROM events')" ] ||
	fail "events are not joined"
expect 0 "$WARTA" check-store
expect 0 "$WARTA" submit --part 1 in
has err "0 jobs in warta.db.queue, 0 of them new; 62 done already"
expect 0 "$WARTA" submit --again --part 1 in
expect 0 "$WARTA" work --drain --join 0
has err "62 done already"

# an archive, cut where records begin: the same pages
awk 'BEGIN { pad = "          "; while (length(pad) < 30000) pad = pad pad
	for (i = 1; i <= 40; i++) {
		body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Sikap " i "</title></head><body><article><p>JAKARTA - Iran mengecam Israel pada " i % 28 + 1 " Juli 2024, kata Menteri Luar Negeri Iran di Teheran kepada para wartawan yang hadir.</p><p>Rusia mengirim " i " kapal ke Suriah, dan pemerintah Suriah menyambut kiriman itu di pelabuhan.</p></article><!--" pad "--></body></html>"
		print "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/" i "\r\nWARC-Date: 2024-07-19T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " length(body) "\r\n\r\n" body "\r\n\r"
	} }' >a.warc
expect 0 "$WARTA" read -q --jobs 1 --store quiet2.db a.warc
expect 0 "$WARTA" submit --part 1 --store two.db a.warc
has err "2 jobs"
expect 0 "$WARTA" work -q --drain --join 0 --store two.db
rows quiet2.db >quiet2
rows two.db >got
has got "documents|40"
same quiet2 got

# the places to cut at are found in a child, which changes no job; what breaks it is named and cuts
# the file no further, and nothing is lost
jobs() { sqlite3 "$1" "SELECT id FROM jobs ORDER BY id"; }
gzip -c in/many.jsonl >many.jsonl.gz
for how in auto off; do
	expect 0 "$WARTA" submit -q --again --sandbox $how --part 1 --queue $how.queue a.warc in many.jsonl.gz
	jobs $how.queue >$how.jobs
done
lines auto.jobs 65
same auto.jobs off.jobs
if "$WARTA" submit -q --require-sandbox --queue whole.queue in/a1.txt 2>err; then
	expect 0 "$WARTA" submit --again --sandbox demanded --part 1 --queue auto.queue a.warc in many.jsonl.gz
	has err "65 jobs in auto.queue, 0 of them new"
	# what is forbidden to the child is forbidden here
	sed 's/Iran mengecam/reader:open x/' a.warc >open.warc
	expect 0 env WARTA_CELL_TEST=1 "$WARTA" submit --part 1 --queue open.queue open.warc
	has err "2 jobs"
else
	has err "no sandbox"
fi
for what in 'crash aaaa' 'lie aaaaaa'; do
	words=reader:$what
	what=${what% *}
	sed "/<title>Sikap 39</s/pemerintah Suriah/$words/" a.warc >$what.warc
	expect 1 env WARTA_CELL_TEST=1 "$WARTA" submit --part 1 --store $what.db $what.warc in/a1.txt
	has err "$what.warc: broke the child that looks for places to cut it, at byte 1"
	has err "3 jobs"
	expect 1 env WARTA_CELL_TEST=1 "$WARTA" submit --part 1 --store $what.db $what.warc in/a1.txt
	has err "3 jobs in $what.db.queue, 0 of them new"
	expect 0 "$WARTA" work -q --drain --join 0 --store $what.db
	[ "$(sqlite3 $what.db 'SELECT count(*) FROM documents')" = 41 ] || fail "$what: not all is read"
done

# what is gone costs none of those that are taken with it, wherever among them it stands
mkdir row
for i in $(seq 12); do echo "JAKARTA - Iran mengecam Israel pada $i Juli 2024." >row/$(printf '%02d' $i).txt; done
expect 0 "$WARTA" submit -q --store row.db row
rm row/0[1457].txt row/12.txt
expect 1 "$WARTA" work --drain --join 0 --store row.db
has err "7 jobs done"
has err "5 given up"
sqlite3 row.db 'SELECT id FROM documents' | sort >got
(cd row && ls | sed 's/.txt//') >left
same left got

# gone, changed, unreadable: dead letters with their reasons, the rest is read
mkdir bad
cp in/a1.txt bad/good.txt
cp in/a2.txt bad/gone.txt
cp in/a3.txt bad/changed.txt
printf 'BZh\1\2\3' >bad/packed.txt
head -c 300 /dev/urandom >bad/noise.txt
expect 0 "$WARTA" submit -q --store bad.db bad
rm bad/gone.txt
echo "Tambahan." >>bad/changed.txt
sqlite3 bad.db.queue "INSERT INTO jobs (id, body, put_at) VALUES (77, '{\"v\":1,\"kind\":\"file\"}', 0)"
expect 1 "$WARTA" work --drain --store bad.db
has err "5 given up"
expect 0 "$WARTA" queue dead --store bad.db -f tsv
lines out 6
has out "gone: No such file"
has out "looks like a binary file, not text"
has out "has changed since it was submitted"
has out "bzip2"
has out "no job"
[ "$(sqlite3 bad.db 'SELECT count(*) FROM documents')" = 1 ] || fail "the good one is not read"
cp in/a2.txt bad/gone.txt
id=$("$WARTA" queue dead --store bad.db -f tsv | awk '/gone.txt/ { print $1 }')
expect 0 "$WARTA" queue replay --store bad.db "$id"
expect 0 "$WARTA" work -q --drain --store bad.db
[ "$(sqlite3 bad.db 'SELECT count(*) FROM documents')" = 2 ] || fail "the replayed one is not read"
expect 0 "$WARTA" queue drop --store bad.db all
expect 0 "$WARTA" queue dead --store bad.db -f csv
lines out 1
expect 2 "$WARTA" queue replay --store bad.db nonsense
expect 2 "$WARTA" queue drop --store bad.db
expect 2 "$WARTA" work in
expect 0 "$WARTA" submit --again --queue one.queue in/a1.txt
has err "1 job in one.queue, 1 of them new"

# two coordinators at once
"$WARTA" submit -q --store both.db in & one=$!
"$WARTA" submit -q --store both.db in & two=$!
wait $one && wait $two || fail "two at once: one of them failed"
expect 0 "$WARTA" queue --store both.db -f jsonl
has out '"waiting":61'

# stopped: what is at hand is stored, what was not begun goes back
"$WARTA" work -q -j 1 --join 0 --store both.db 2>err & pid=$!
sleep 0.3
kill -TERM $pid
wait $pid || fail "a stop is no failure"
expect 0 "$WARTA" queue --store both.db -f jsonl
has out '"held":0'
# refused, not a queue, not there; no password is printed
here=warta:sandi@127.0
expect 1 "$WARTA" submit -q --queue in/a1.txt in/a1.txt
has err "no queue"
expect 1 "$WARTA" submit -q --queue quiet.db in/a1.txt
has err "no queue of Warta"
expect 2 "$WARTA" submit
expect 1 "$WARTA" submit -q --patience 1 --queue "amqp://$here.0.1:1/" in
has err "no broker answers at 127.0.0.1 port 1"
lacks err sandi
expect 1 "$WARTA" submit -q --patience 1 --queue "postgres://$here.0.1:1/x" in
has err "waited 1 s"
lacks err sandi
