# Help, version and wrong usage.
verbs="read batch load submit work queue timeline events sources show explain parse eval lexicon config"

expect 0 "$WARTA" --help
for verb in $verbs; do
	has out "  $verb"
done
expect 0 "$WARTA" --version
has out "warta 0."
for verb in $verbs; do
	expect 0 "$WARTA" "$verb" --help
	[ -s out ] || fail "no help for $verb"
	lines err 0
done
for verb in check try find list; do
	expect 0 "$WARTA" lexicon "$verb" --help
	has out "lexicon $verb"
	lacks out "man warta-lexicon $verb"
done

expect 2 "$WARTA"
has err "Usage:"
expect 2 "$WARTA" nonsense
has err "nonsense"
for verb in read show explain parse eval lexicon; do
	expect 2 "$WARTA" "$verb"
	has err "--help"
done
expect 2 "$WARTA" read --nonsense
has err "--nonsense"
expect 2 "$WARTA" read -x
expect 2 "$WARTA" read --store
expect 2 "$WARTA" read --jobs two x
expect 2 "$WARTA" read --jsonl=yes x
expect 2 "$WARTA" read --jsonl --articles x
expect 2 "$WARTA" events surplus
expect 2 "$WARTA" explain --date nonsense Kata.
expect 2 "$WARTA" explain ' '
expect 2 "$WARTA" read --store '' x
has err "--store needs STORE"
expect 2 "$WARTA" events --actor=
lines out 0

# In Indonesian, whether or not that locale is installed.
export LC_ALL= LANG=id_ID.UTF-8
expect 0 "$WARTA" --help
has out "Pakai:"
expect 0 "$WARTA" read --help
has out "tidak menyimpan apa pun"
expect 2 "$WARTA" read
has err "apa yang akan dibaca"
expect 1 "$WARTA" read --no-store missing.txt
has err "missing.txt"
has err "tidak dapat membaca"
