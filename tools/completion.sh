#!/bin/bash
# completion.sh WARTA OUT - completions for bash, zsh and fish, made from what `warta --help` and the help of each
# verb say: OUT/warta, OUT/_warta, OUT/warta.fish.
set -eu
warta=$1 out=$2
export LC_ALL=C
unset LANGUAGE LANG
mkdir -p "$out"
table=$out/table

# A line for each verb (V), part of a verb as `lexicon check` (P) and option (O), the fields parted by tabs:
#	V verb text; P verb part; O verb letter name argument words text
# A long option has its text on the next line; `words` are those that it takes, where its text says nothing else.
"$warta" --help | sed -nE 's/^  ([a-z-]+) +([A-Z].*)/V\t\1\t\2/p' >"$table.verbs"
for verb in $(cut -f 2 "$table.verbs"); do
	grep "^V	$verb	" "$table.verbs"
	"$warta" "$verb" --help | awk -v verb="$verb" -v OFS='\t' '
		function flush(  words) {
			if (!name) return
			words = text
			sub(/ *\([^)]*\)$/, "", words)
			sub(/^[^:]*: /, "", words)
			gsub(/[,|]+ */, " ", words)
			if (argument !~ /^(FORMAT|STATUS|STANCE|FORM|LEVEL|HOW)$/ || words !~ /^[a-z ]+$/) words = ""
			gsub(/\047/, "", text)
			print "O", verb, letter, name, argument, words, text
			name = ""
		}
		$1 == "warta" && $2 == verb && $3 ~ /^[a-z]+$/ { print "P", verb, $3 }
		/^  (-[a-z],|   ) --[a-z]/ {
			flush()
			letter = substr($0, 3, 1) == "-" ? substr($0, 4, 1) : ""
			line = substr($0, 7)
			match(line, /^--[a-z-]+/)
			name = substr(line, 3, RLENGTH - 2)
			line = substr(line, RLENGTH + 1)
			argument = ""
			if (match(line, /^ [A-Z][A-Za-z,]*/)) {
				argument = substr(line, 2, RLENGTH - 1)
				line = substr(line, RLENGTH + 1)
			}
			sub(/^ +/, "", line)
			text = line
			next
		}
		/^ {20,}[^ ]/ && name { sub(/^ +/, ""); text = text (text ? " " : "") $0; next }
		{ flush() }
		END { flush() }'
done >"$table"
verbs=$(cut -f 2 "$table.verbs" | tr '\n' ' ')

{
	cat <<END
# bash completion of warta; made by tools/completion.sh
_warta() {
	local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} options= words=
	if [ "\$COMP_CWORD" = 1 ]; then
		COMPREPLY=(\$(compgen -W '$verbs--help --version' -- "\$cur"))
		return
	fi
	case \${COMP_WORDS[1]} in
END
	awk -F '\t' '
		function flush() {
			if (!verb) return
			printf "\t%s)\n\t\toptions=\047%s\047\n", verb, options
			if (parts) printf "\t\t[ \"$COMP_CWORD\" != 2 ] || words=\047%s\047\n", parts
			# what follows an option is known, or a file, or something that is not known here
			printf "\t\tcase $prev in\n%s", known
			if (taking) printf "\t\t%s) return ;;\n", taking
			printf "\t\tesac ;;\n"
		}
		$1 == "V" { flush(); verb = $2; options = parts = known = taking = "" }
		$1 == "P" { parts = parts (parts ? " " : "") $3 }
		$1 == "O" {
			both = "--" $4 ($3 ? " -" $3 : "")
			options = options (options ? " " : "") both
			sub(/ /, " | ", both)
			if ($6) known = known "\t\t" both ") words=\047" $6 "\047 ;;\n"
			else if ($5) taking = taking (taking ? " | " : "") both
		}
		END { flush() }' "$table"
	cat <<'END'
	esac
	if [ -n "$words" ]; then
		COMPREPLY=($(compgen -W "$words" -- "$cur"))
	elif [ "${cur#-}" != "$cur" ]; then
		COMPREPLY=($(compgen -W "$options" -- "$cur"))
	fi
}
complete -o default -F _warta warta
END
} >"$out/warta"

{
	echo "# fish completion of warta; made by tools/completion.sh"
	awk -F '\t' '
		function for_verb() { return "complete -c warta -n \047__fish_seen_subcommand_from " $2 "\047" }
		$1 == "V" { gsub(/\047/, ""); print "complete -c warta -n __fish_use_subcommand -f -a " $2 " -d \047" $3 "\047" }
		$1 == "P" { print for_verb() " -f -a " $3 }
		$1 == "O" {
			print for_verb() " -l " $4 ($3 ? " -s " $3 : "") ($5 ? " -r" : "") \
				($6 ? " -f -a \047" $6 "\047" : "") " -d \047" $7 "\047"
		}' "$table"
} >"$out/warta.fish"

{
	cat <<END
#compdef warta
# zsh completion of warta; made by tools/completion.sh
if ((CURRENT == 2)); then
	compadd -- $verbs--help --version
	return
fi
case \$words[2] in
END
	awk -F '\t' '
		function flush() { if (verb) printf "\t\t\047*:file:%s\047\n\t;;\n", parts ? "(" parts ")" : "_files" }
		$1 == "V" { flush(); verb = $2; parts = ""; printf "%s)\n\t_arguments \\\n", verb }
		$1 == "P" { parts = parts (parts ? " " : "") $3 }
		$1 == "O" {
			gsub(/\[|\]|:|\\/, "", $7)
			action = $6 ? "(" $6 ")" : "_files"
			printf "\t\t\047--%s%s[%s]%s\047 \\\n", $4, $5 ? "=" : "", $7, $5 ? ":" $5 ":" action : ""
		}
		END { flush() }' "$table"
	echo 'esac'
} >"$out/_warta"
rm -f "$table" "$table.verbs"
