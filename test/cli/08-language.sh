# explain, parse and lexicon.
expect 0 "$WARTA" explain --date 2024-07-19 'Iran mengecam Israel pada Kamis (18/7), dilansir Reuters.'
for text in Words Mentions Decisions Claims "mengecam" "kecam" "VERB" "nsubj" "[IRN GOV]" "2024-07-18" \
	"ACCUSE disapprove | " "frames/kecam" "chain: Reuters" "╭─"; do
	has out "$text"
done
echo 'Langit biru.' | "$WARTA" explain - >out 2>err || fail "explain -"
has out "none"
expect 0 "$WARTA" explain Iran mengecam Israel
has out "ACCUSE"

printf 'Presiden Iran mengecam Israel. Ia tiba di Moskow.\n' >a.txt
expect 0 "$WARTA" parse a.txt
cp out a.conllu
has out "# sent_id = a-1"
has out "# text = Presiden Iran mengecam Israel."
[ "$(grep -c '^# text' out)" = 2 ] || fail "not two sentences"
grep -qP '^3\tmengecam\tkecam\tVERB\t' out || fail "no verb"
awk -F'\t' '/^[0-9]/ && NF != 10 { exit 1 }' out || fail "not ten fields"
expect 0 "$WARTA" parse --conllu a.conllu
same out a.conllu
expect 1 "$WARTA" parse --conllu a.txt
has err "a.txt: line 1"
expect 1 "$WARTA" parse --conllu missing
has err missing

cd "$SOURCE" || exit 2
expect() {
	local want=$1
	shift
	"$@" >"$WORK/out" 2>"$WORK/err" </dev/null
	local got=$?
	[ "$got" = "$want" ] || fail "exit code $got, not $want: $*"
}
expect 0 "$WARTA" lexicon list --kind country
has "$WORK/out" "Indonesia"
expect 0 "$WARTA" lexicon find --date 2023-01-01 Prabowo Subianto
has "$WORK/out" "Menteri Pertahanan"
expect 0 "$WARTA" lexicon find --date 2025-01-01 Prabowo Subianto
has "$WORK/out" "[IDN GOV] Presiden"
expect 1 "$WARTA" lexicon find Tidakadanamaini
expect 2 "$WARTA" lexicon find --date x KCNA
cd "$WORK" || exit 2

try() {
	printf "$1" >try.txt
	"$WARTA" lexicon try --lexicon "$SOURCE/lexicon" try.txt >out 2>err
}
entry='frame gunjing\n  type ACCUSE disapprove\n  active meN- actor=subject recipient=object\n  ~ Iran menggunjing Israel.\n'
try "$entry  = ACCUSE | Iran -> Israel\n" || fail "a good entry"
has out "passed"
try "$entry  = ACCUSE | Israel -> Iran\n" && fail "an example that is not met"
has out "try.txt:4:"
has out "wanted ACCUSE | Israel -> Iran"
has out "got    ACCUSE disapprove | "
try "$entry" && fail "an example without a result"
has out "try.txt:4:"
try "frame gunjing\n  type NONSENSE\n  activ meN-\n  ~ Iran menggunjing Israel.\n  = none\n" && fail "a bad entry"
has out "try.txt:2:"
has out "try.txt:3:"
mkdir none
expect 1 "$WARTA" lexicon check none
has err "no lexicon"
expect 1 "$WARTA" read --lexicon none --no-store a.txt
has err none
mkdir small
cat >small/all.txt <<'END'
country IRN Iran
  alias  Persia
  ~ Iran menolak usul itu.
  = Iran [IRN GOV]

country ISR Israel
  capital Tel Aviv
  ~ Israel menolak usul itu.
  = Israel [ISR GOV]

frame kecam
  type    ACCUSE disapprove
  active  meN-  actor=subject  recipient=object
  ~ Iran mengecam Israel.
  = ACCUSE disapprove | Iran -> Israel
END
expect 0 "$WARTA" read -q --jsonl --no-store --lexicon small a.txt
has out '"type":"ACCUSE"'
expect 0 "$WARTA" lexicon check small
has out "frame          1 /     1"
