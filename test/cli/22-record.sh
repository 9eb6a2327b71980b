# The column dictionary names every column of CSV and every key of JSON Lines; each function has a manual page.
need_jq() { command -v jq >/dev/null || skip "no jq"; }
need_jq
expect 0 "$WARTA" read -q --store r.db "$SOURCE/samples"
page=$SOURCE/man/warta-record.5
# words behind .It Cm, and those in the text behind .Cm
sed -nE 's/^\.(It )?Cm (.*)/\2/p' "$page" | tr ' ,' '\n\n' | sort -u >words
for what in "" --claims; do
	expect 0 "$WARTA" export --store r.db $what -f csv
	head -1 out | tr -d '\r' | tr ',' '\n' >keys
	expect 0 "$WARTA" export --store r.db $what -f jsonl
	# keys of the objects and of what lies in them, but for counts by name
	jq -r 'del(.stances, .statuses, .numbers) | [paths | map(select(type == "string"))[]] | unique[]' out | sort -u >>keys
	[ "$(wc -l <keys)" -gt 40 ] || fail "only $(wc -l <keys) keys"
	for key in $(sort -u keys); do
		grep -qxF "$key" words || fail "man/warta-record.5 lacks '$key' (${what:-events})"
	done
done

bash "$SOURCE/tools/man3.sh" man3 "$SOURCE"/include/warta/*.h || fail "man3.sh"
for function in $(cat "$SOURCE"/include/warta/*.h | grep -oE '\bwarta_[a-z0-9_]+\(' | tr -d '(' | sort -u); do
	[ -s "man3/$function.3" ] || fail "no page of $function"
done
command -v mandoc >/dev/null && for file in man3/*.h.3; do
	mandoc -T lint -W error "$file" >out 2>&1 || fail "$file: $(head -3 out)"
	grep -q '^\.Nd .' "$file" || fail "$file: no name"
done
for header in "$SOURCE"/include/warta/*.h; do
	# nothing of the header is lost: the declarations come out as they stand
	if command -v mandoc >/dev/null; then
		mandoc -T ascii "man3/warta_$(basename "$header").3" | col -b >shown 2>/dev/null || continue
		for function in $(grep -oE '\bwarta_[a-z0-9_]+\(' "$header" | sort -u); do has shown "$function"; done
	fi
done
