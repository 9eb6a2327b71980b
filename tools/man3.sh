#!/bin/bash
# man3.sh OUT HEADER... - manual pages of section 3, made from the public headers, which say what there is to
# say: warta_batch.h.3 holds include/warta/batch.h, its opening comment as text and the rest as it stands;
# every function has a page that leads there.  OUT/made is written last.
set -eu
export LC_ALL=C
out=$1
shift
rm -rf "$out"
mkdir -p "$out"
for header in "$@"; do
	name=$(basename "$header")
	page=warta_$name
	functions=$(grep -oE '\bwarta_[a-z0-9_]+\(' "$header" | tr -d '(' | sort -u)
	awk -v name="$name" -v page="$page" -v functions="$(echo $functions)" '
		function text(line) { # as words: nothing at its beginning or in it is a request
			gsub(/\\/, "\\e", line)
			if (line ~ /^[.\47]/) line = "\\\\&" line
			return line
		}
		/^\/\*$/ && !opened { opened = 1; next }
		opened == 1 && /^ \* [a-z_]+\.h - / {
			sub(/^ \* [a-z_]+\.h - /, "")
			about = $0
			getline
			while ($0 !~ /^ \*\/?$/) { sub(/^ \* */, ""); about = about " " $0; getline }
			sub(/\.$/, "", about)
			print ".Dd November 22, 2026\n.Dt " toupper(page) " 3\n.Os\n.Sh NAME"
			print ".Nm " page
			print ".Nd " about
			opened = /\/$/ ? 3 : 2
			next
		}
		opened == 2 && /^ \*\/$/ { opened = 3; next }
		opened == 2 {
			sub(/^ \* ?/, "")
			code = /^\t/
			if (code && !within) print ".Bd -literal"
			if (!code && within && $0 != "") print ".Ed"
			if ($0 == "" && !within) { blank = 1; next }
			if (!code && blank && !ended++) blank = 1
			if (!code && $0 != "" && blank) print ".Pp"
			if ($0 != "") { blank = 0 }
			if (!(within && $0 == "")) within = code
			sub(/^\t/, "")
			print text($0)
			next
		}
		opened == 3 {
			if (within) { print ".Ed"; within = 0 }
			if (!begun++) print ".Sh INTERFACE\n.Bd -literal"
			if (/^#ifndef WARTA_|^#define WARTA_[A-Z_]*_H$|^#endif|^#pragma|^#ifdef __cpl|^extern "C"|^#include/) next
			if (/^}$/) next
			if ($0 == "" && !said) next
			said = $0 != "" || said
			if ($0 == "" && last == "") next
			last = $0
			print text($0)
		}
		END {
			print ".Ed\n.Sh SEE ALSO\n.Xr libwarta 3 ,\n.Xr warta 7"
		}' "$header" >"$out/$page.3"
	for function in $functions; do
		[ -e "$out/$function.3" ] || echo ".so man3/$page.3" >"$out/$function.3"
	done
done
: >"$out/made"
