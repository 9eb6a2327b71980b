# What bash completes is what the program has: every verb, every option of each, the words that some options take.
bash "$SOURCE/tools/completion.sh" "$WARTA" made || fail "completion.sh"
for file in warta _warta warta.fish; do [ -s "made/$file" ] || fail "no $file"; done
. made/warta
# complete WORD...: what would stand in place of the last word
complete_words() {
	COMP_WORDS=("$@")
	COMP_CWORD=$(($# - 1))
	COMPREPLY=()
	_warta
	printf '%s\n' ${COMPREPLY[@]+"${COMPREPLY[@]}"} | sort
}
"$WARTA" --help | sed -nE 's/^  ([a-z-]+) +[A-Z].*/\1/p' >verbs
[ "$(wc -l <verbs)" -gt 20 ] || fail "only $(wc -l <verbs) verbs"
complete_words warta '' | grep -v '^--' >got
sort verbs >wanted
same wanted got
[ "$(complete_words warta tim)" = timeline ] || fail "tim: $(complete_words warta tim)"
for verb in $(cat verbs); do
	# the same list, found another way: every word of the help that begins an option
	"$WARTA" "$verb" --help | grep -oE '^ +(-[a-z], )?--[a-z-]+' | grep -oE '(^| )--?[a-z-]+' | tr -d ' ' | sort -u >wanted
	complete_words warta "$verb" - | sort -u | grep . >got
	same wanted got
	complete_words warta "$verb" -- >got
	! grep -vq -- '^--' got || [ ! -s wanted ] || fail "$verb: $(head -1 got)"
done
[ "$(complete_words warta events --format js)" = jsonl ] || fail "--format: $(complete_words warta events --format js)"
[ "$(complete_words warta events --status '' | tr '\n' ' ')" = "happened hypothetical negated ongoing planned " ] ||
	fail "--status: $(complete_words warta events --status '')"
# a name of a file is left to bash
[ -z "$(complete_words warta read --store '')" ] || fail "--store: $(complete_words warta read --store '')"
[ -z "$(complete_words warta read '')" ] || fail "read: $(complete_words warta read '')"
complete_words warta lexicon '' >got
[ "$(tr '\n' ' ' <got)" = "check find list try " ] || fail "lexicon: $(cat got)"
command -v zsh >/dev/null && { zsh -n made/_warta || fail "_warta"; }
command -v fish >/dev/null && { fish -n made/warta.fish || fail "warta.fish"; }
true
