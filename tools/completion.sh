#!/bin/bash
# completion.sh WARTA OUT - completions for bash, zsh and fish, made from what `warta --help` and the help of each
# verb say: OUT/warta, OUT/_warta, OUT/warta.fish.
set -eu
warta=$1 out=$2
export LC_ALL=C
unset LANGUAGE LANG
mkdir -p "$out"

help() { "$warta" "$@" --help; }
# `warta lexicon check`
parts() { help "$1" | sed -nE "s/^warta $1 ([a-z]+) .*/\1/p" | sort -u; }
verbs() { help | sed -nE 's/^  ([a-z-]+) +[A-Z].*/\1/p'; }
# LETTER|NAME|ARGUMENT|TEXT for each option; a long option has its text on the next line
options() {
	help "$1" | awk '
		function flush() { if (name) print letter "|" name "|" argument "|" text; name = "" }
		/^  (-[a-z],|   ) --[a-z]/ {
			flush()
			letter = substr($0, 3, 1) == "-" ? substr($0, 4, 1) : ""
			line = substr($0, 7)
			match(line, /^--[a-z-]+/)
			name = substr(line, 3, RLENGTH - 2)
			line = substr(line, RLENGTH + 1)
			argument = ""
			if (match(line, /^ [A-Z][A-Za-z,]*/)) { argument = substr(line, 2, RLENGTH - 1); line = substr(line, RLENGTH + 1) }
			sub(/^ +/, "", line)
			text = line
			next
		}
		/^ {20,}[^ ]/ && name { sub(/^ +/, ""); text = text (text ? " " : "") $0; next }
		{ flush() }
		END { flush() }'
}
# the words that an option takes, where its text is nothing but them
values() {
	case $1 in
	FORMAT | STATUS | STANCE | FORM | LEVEL | HOW)
		sed -E 's/ *\([^)]*\)$//; s/^[^:]*: //; s/[,|]/ /g' <<<"$2" | grep -xE '[a-z ]+' | tr -s ' ' || true
		;;
	esac
}

{
	echo "# bash completion of warta; made by tools/completion.sh"
	echo '_warta() {'
	echo '	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} options= words='
	echo '	if [ "$COMP_CWORD" = 1 ]; then'
	echo "		COMPREPLY=(\$(compgen -W '$(verbs | tr '\n' ' ')--help --version' -- \"\$cur\"))"
	echo '		return'
	echo '	fi'
	echo '	case ${COMP_WORDS[1]} in'
	for verb in $(verbs); do
		echo "	$verb)"
		echo "		options='$(options "$verb" | awk -F '|' '{ printf "%s--%s", n++ ? " " : "", $2; if ($1) printf " -%s", $1 }')'"
		parts=$(parts "$verb" | tr '\n' ' ')
		[ -z "$parts" ] || echo "		[ \"\$COMP_CWORD\" != 2 ] || words='$parts'"
		echo '		case $prev in'
		options "$verb" | while IFS='|' read -r letter name argument text; do
			words=$(values "$argument" "$text")
			[ -z "$words" ] || echo "		--$name${letter:+ | -$letter}) words='$words' ;;"
		done
		# what follows is a file, or something that is not known here
		taking=$(options "$verb" | awk -F '|' '$3 { printf "%s--%s", n++ ? " | " : "", $2; if ($1) printf " | -%s", $1 }')
		[ -z "$taking" ] || echo "		$taking) return ;;"
		echo '		esac ;;'
	done
	echo '	esac'
	echo '	if [ -n "$words" ]; then'
	echo '		COMPREPLY=($(compgen -W "$words" -- "$cur"))'
	echo '	elif [ "${cur#-}" != "$cur" ]; then'
	echo '		COMPREPLY=($(compgen -W "$options" -- "$cur"))'
	echo '	fi'
	echo '}'
	echo 'complete -o default -F _warta warta'
} >"$out/warta"

{
	echo "# fish completion of warta; made by tools/completion.sh"
	help | sed -nE 's/^  ([a-z-]+) +([A-Z].*)/\1|\2/p' | while IFS='|' read -r verb text; do
		echo "complete -c warta -n __fish_use_subcommand -f -a $verb -d '${text//\'/}'"
		parts=$(parts "$verb" | tr '\n' ' ')
		[ -z "$parts" ] || echo "complete -c warta -n '__fish_seen_subcommand_from $verb' -f -a '$parts'"
		options "$verb" | while IFS='|' read -r letter name argument what; do
			words=$(values "$argument" "$what")
			echo "complete -c warta -n '__fish_seen_subcommand_from $verb' -l $name${letter:+ -s $letter}${argument:+ -r}${words:+ -f -a '$words'} -d '${what//\'/}'"
		done
	done
} >"$out/warta.fish"

{
	echo "#compdef warta"
	echo "# zsh completion of warta; made by tools/completion.sh"
	echo 'if ((CURRENT == 2)); then'
	echo "	compadd -- $(verbs | tr '\n' ' ')--help --version"
	echo '	return'
	echo 'fi'
	echo 'case $words[2] in'
	for verb in $(verbs); do
		echo "$verb)"
		echo "	_arguments \\"
		options "$verb" | while IFS='|' read -r letter name argument text; do
			text=$(tr -d "'[]:\\\\" <<<"$text")
			words=$(values "$argument" "$text")
			action=_files
			[ -z "$words" ] || action="($words)"
			echo "		'--$name${argument:+=}[$text]${argument:+:$argument:$action}' \\"
		done
		echo "		'*:file:_files'"
		echo "	;;"
	done
	echo 'esac'
} >"$out/_warta"
