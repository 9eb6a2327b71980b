# actors-of-tsv.awk - the dictionary of the structural sentences as lexicon entries.
#
#	awk -f actors-of-tsv.awk petr_actors_id.tsv > LEXICON/actors/structural.txt
#
# In: name, aliases by |, code, sector, first and last day.  The first undated GOV row of a
# code is its country; every other row is a body with roles, which may be dated.
BEGIN { FS = "\t" }
NR == 1 { next }
{
	name = $1; code = $3 == "" ? "-" : $3
	# two sectors that PLOVER has and Warta counts elsewhere
	if ($4 == "ELI") $4 = "GOV"
	if ($4 == "JRN") $4 = "MED"
	if (!(code in country) && $4 == "GOV" && $5 == "" && $6 == "") {
		country[code] = name
		aliases[code] = $2
		order[++n] = code
		next
	}
	if (!(name in seen)) {
		seen[name] = 1
		names[++m] = name
		also[name] = $2
	}
	roles[name] = roles[name] sprintf("  role   %s %s  %s..%s\n", code, $4, $5, next_day($6))
	if (code != "-" && !(code in country) && !(code in used)) {
		used[code] = 1
		codes[++k] = code
	}
}
# the lexicon's ends are exclusive, those of the dictionary inclusive
function next_day(day,   p) {
	if (day == "")
		return ""
	split(day, p, "-")
	return p[3] < 28 ? sprintf("%s-%s-%02d", p[1], p[2], p[3] + 1) : (p[2] < 12 ? sprintf("%s-%02d-01", p[1], p[2] + 1) : sprintf("%d-01-01", p[1] + 1))
}
function list(s) { gsub(/\|/, ", ", s); return s }
END {
	for (i = 1; i <= n; i++) {
		c = order[i]
		printf "country %s %s\n", c, country[c]
		if (aliases[c] != "")
			printf "  alias  %s\n", list(aliases[c])
		printf "  ~ %s menolak usul itu.\n  = %s [%s GOV]\n\n", country[c], country[c], c
	}
	for (i = 1; i <= k; i++)
		if (!(codes[i] in country))
			printf "country %s Negeri %s\n  ~ Negeri %s menolak usul itu.\n  = Negeri %s [%s GOV]\n\n", codes[i], codes[i], codes[i], codes[i], codes[i]
	for (i = 1; i <= m; i++) {
		printf "body %s\n", names[i]
		if (also[names[i]] != "")
			printf "  alias  %s\n", list(also[names[i]])
		printf "%s  ~ %s menolak usul itu.\n  = %s\n\n", roles[names[i]], names[i], names[i]
	}
}
