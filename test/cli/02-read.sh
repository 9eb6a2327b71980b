# Documents in, claims out: text, JSON Lines, folders, lists, standard input; one thread and many.
mkdir -p in/deep
for i in 1 2 3; do article "a$i" 2024-07-19; done >in/three.jsonl
printf 'JAKARTA, KOMPAS.com - Rusia mengecam Amerika Serikat.\n' >in/deep/one.txt
printf 'ignored\n' >in/notes.md

expect 0 "$WARTA" read --jsonl --no-store in
lacks out notes
for id in '"id":"a1"' '"id":"a3"' '"claim":"a2#1"' '"id":"one"' '"type":"ACCUSE"' '"country":"IRN"' \
	'"date":"2024-07-18"' '"date_basis":"relative"' '"status":"happened"' '"stance":"asserted"' \
	'"spans":[[' '"rule":"frames/' '"confidence":' '"reasons":['; do
	has out "$id"
done
has err "4 articles read"
[ ! -e warta.db ] || fail "--no-store made a store"
cp out all

for jobs in 1 2 7; do
	expect 0 "$WARTA" read -q --jobs=$jobs --jsonl --no-store in
	same out all
	lines err 0
done

printf 'in/deep/one.txt\n\nin/three.jsonl\n' >list
expect 0 "$WARTA" read -q --jsonl --no-store @list
sort out >out.sorted
sort all >all.sorted
same out.sorted all.sorted

"$WARTA" read -q --jsonl --no-store - <in/three.jsonl >out 2>err || fail "standard input"
has out '"id":"a1"'
"$WARTA" read -q --jsonl --no-store - <in/deep/one.txt >out 2>err || fail "text on standard input"
has out '"id":"stdin"'

# every span lies within its text and on the letters that it cites
expect 0 "$WARTA" read -q --articles --no-store in/three.jsonl
lines out 3
has out '"id":"a1"'
has out '"text":"Iran mengecam'

# 800 articles of one file come out in their order
for i in $(seq 1 800); do article "n$i" 2024-07-19; done >many.jsonl
expect 0 "$WARTA" read --jsonl --no-store -j4 many.jsonl
grep -o '"claim":"n[0-9]*#1"' out | tr -dc '0-9#\n' | sed 's/#1//' >order
seq 1 800 | cmp -s - order || fail "the order is not that of the input"

# months and years as days of publication; no day at all
printf '{"id":"m","published":"2024-07","text":"Iran mengecam Israel kemarin."}\n{"id":"u","text":"Iran mengecam Israel kemarin."}\n' >vague.jsonl
expect 0 "$WARTA" read -q --jsonl --no-store vague.jsonl
lacks out '"date":"2024-07-'
grep '"id":"u"' out | grep -q '"date"' && fail "a date out of nothing"
