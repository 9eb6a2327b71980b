# Settings by file, environment and options, in that order; warta config tells which holds and why.
unset WARTA_CONFIG
export XDG_CONFIG_HOME=$WORK/settings HOME=$WORK
why() { # KEY: value and reason, as a line of TSV
	awk -F '\t' -v key="$1" '$1 == key { print $2 "|" $3 }' out
}
holds() { # KEY VALUE WHY
	[ "$(why "$1")" = "$2|$3" ] || fail "$1: '$(why "$1")', not '$2|$3'"
}

expect 0 "$WARTA" config --format tsv
holds db warta.db default
holds serve.port 8640 default
lines err 0

# the user's file
mkdir -p settings/warta
cat >settings/warta/warta.conf <<'END'
# where news are kept
db = "berita.db"
threads = 3

[serve]
port = 9000
public = no
END
expect 0 "$WARTA" config --format tsv
holds db berita.db "$WORK/settings/warta/warta.conf:2"
holds serve.port 9000 "$WORK/settings/warta/warta.conf:6"
holds threads 3 "$WORK/settings/warta/warta.conf:3"
# the environment is stronger, an option stronger still
export WARTA_SERVE_PORT=9001 WARTA_DB=
expect 0 "$WARTA" config --format tsv
holds serve.port 9001 WARTA_SERVE_PORT
holds db berita.db "$WORK/settings/warta/warta.conf:2"
expect 0 "$WARTA" config --format tsv --serve.port 9002 --log-format json
holds serve.port 9002 --serve.port
holds log-format json --log-format
unset WARTA_SERVE_PORT
# a file that is named stands for the usual ones
echo 'log-level = debug' >own.conf
expect 0 "$WARTA" config --format tsv --config own.conf
holds log-level debug own.conf:1
holds db warta.db default
WARTA_CONFIG=own.conf expect 0 "$WARTA" config --format tsv
holds log-level debug own.conf:1
expect 2 "$WARTA" config --config missing.conf
has err missing.conf

# the verbs take them
article a 2024-07-19 >a.jsonl
expect 0 "$WARTA" read a.jsonl
[ -f berita.db ] && [ ! -f warta.db ] || fail "the store of the file was not used"
expect 0 "$WARTA" events --format jsonl
[ -s out ] || fail "no events"
expect 1 "$WARTA" events --db none.db
has err none.db
WARTA_DB=none2.db expect 1 "$WARTA" events
has err none2.db
expect 0 "$WARTA" serve --help
has out "(8640)"
has out "--memory-limit"

# what is secret is not shown
for db in 'postgresql://ani:rahasia@db.example:5432/warta?sslmode=require' \
	'postgresql://ani@db.example/warta?password=rahasia&x=1' "host=db.example password='rahasia' user=ani"; do
	expect 0 "$WARTA" config --format tsv --db "$db"
	lacks out rahasia
	has out '***'
	has out ani
	has out db.example
done
cat >alerts.conf <<'END'
[alert korut]
between = RUS,PRK
webhook = https://hooks.example/services/rahasia
secret = rahasia
END
expect 0 "$WARTA" config --format tsv --config alerts.conf
lacks out rahasia
has out 'https://hooks.example/***'
has out 'alert korut.between'

# every fault is named by file and line, and nothing is done
cat >bad.conf <<'END'
db = one.db
db = two.db
colour = red
port 8640
threads = many
[server]
port = 1
[serve]
port = 1
threads = -1
sandbox = off
[serve
[alert]
memory-limit = 10X
[web]
allow-private = perhaps
user-agent = "open
timeout =
END
expect 2 "$WARTA" read --config bad.conf a.jsonl
for line in "2: 'db' is given in line 1" "3: 'colour' is no key" "4: is neither" "5: threads needs a number" \
	"6: there is no section [server]" "10: threads needs" "11: 'sandbox' is no key of [serve]" "12: a section ends" \
	"13: an alert has a name" "16: allow-private needs yes or no" "17: a quotation mark" "18: has no value"; do
	has err "bad.conf:$line"
done
lacks err "bad.conf:7:"
[ ! -f one.db ] && [ ! -f two.db ] || fail "something was done"
expect 0 "$WARTA" read --config bad.conf --help
printf 'db = a\0b\n' >zero.conf
expect 2 "$WARTA" config --config zero.conf
has err 'zero.conf:1: holds a control character'
WARTA_SERVE_PORT=http expect 2 "$WARTA" config
has err 'WARTA_SERVE_PORT: port needs a number'
expect 2 "$WARTA" config --serve.port http
expect 2 "$WARTA" config --serve.nothing x
expect 2 "$WARTA" config surplus
expect 2 "$WARTA" read --sandbox maybe a.jsonl
has err 'auto|demanded|off'
# a flag of a file is taken back
printf '[web]\nallow-private = yes\n' >private.conf
expect 0 "$WARTA" read --config private.conf --no-allow-private --offline a.jsonl
expect 2 "$WARTA" read --no-jsonl a.jsonl

# messages as records
expect 1 "$WARTA" read --log-format json 'tidak ada.txt' missing.txt
command -v jq >/dev/null && { grep '^{' err | jq -es 'all(.time and .level and .stage == "read" and .msg)' >/dev/null ||
	fail "a record is no JSON"; }
has err '"input":"missing.txt"'
expect 1 "$WARTA" read --log-format logfmt $'kutip"\n.txt'
has err 'level=error stage=read'
lines err 2
has err "msg=done articles=0"
expect 1 "$WARTA" read $'bukan\xff.txt' --log-format json
command -v jq >/dev/null && { grep '^{' err | jq -e . >/dev/null || fail "a record is no JSON"; }
expect 2 "$WARTA" read --log-format xml a.jsonl
expect 2 "$WARTA" read --log-level loud a.jsonl
# in the journal a line begins with its weight
JOURNAL_STREAM=$(stat -L -c %d:%i /dev/null) expect 1 "$WARTA" read missing.txt
has err 'warta: missing.txt'
lacks err '<3>'
: >journal
JOURNAL_STREAM=$(stat -c %d:%i journal) "$WARTA" read missing.txt 2>journal
has journal '<3>warta: missing.txt'

# memory
expect 2 "$WARTA" read --memory-limit 1M a.jsonl
expect 2 "$WARTA" read --memory-limit much a.jsonl
sanitized && return # which takes more than any limit
expect 0 "$WARTA" read --memory-limit 800M a.jsonl
# an article that needs more is named, the rest is read
awk 'BEGIN { for (i = 0; i < 60000; i++) printf "Iran mengecam Israel pada Kamis, dilansir Reuters. " }' >big.txt
article b 2024-07-20 >b.jsonl
expect 1 "$WARTA" read -j 1 --memory-limit 64M big.txt b.jsonl
has err "big"
has err "1 article read"
