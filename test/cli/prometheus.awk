# prometheus.awk - is it the text format of Prometheus (0.0.4)?  Says what is wrong, by line.
#
# HELP and TYPE stand once, before the values of their family; the values of a family stand
# together; no series is there twice; counters end in _total and are not negative; classes of a
# histogram go up to +Inf, which is its count.
function wrong(why) { print FILENAME ":" FNR ": " why ": " $0; bad = 1 }
function family_of(name,    base) {
	base = name
	sub(/_(bucket|sum|count)$/, "", base)
	return types[base] == "histogram" ? base : name
}
/^# HELP [a-zA-Z_:][a-zA-Z0-9_:]* [^ ]/ {
	if ($3 in helps) wrong("HELP twice")
	helps[$3] = 1; current = $3; next
}
/^# TYPE [a-zA-Z_:][a-zA-Z0-9_:]* (counter|gauge|histogram)$/ {
	if ($3 in types) wrong("TYPE twice")
	if ($3 != current) wrong("TYPE without its HELP")
	types[$3] = $4
	if ($4 == "counter" && $3 !~ /_total$/) wrong("a counter ends in _total")
	next
}
{
	if (!match($0, /^[a-zA-Z_:][a-zA-Z0-9_:]*/)) { wrong("no line of the format"); next }
	name = substr($0, 1, RLENGTH); rest = substr($0, RLENGTH + 1); labels = ""
	if (rest ~ /^\{/) {
		if (!match(rest, /^\{[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*"(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\["\\n])*")*\}/)) {
			wrong("no labels"); next
		}
		labels = substr(rest, 1, RLENGTH); rest = substr(rest, RLENGTH + 1)
	}
	if (rest !~ /^ (-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?|[+-]Inf|NaN)$/) { wrong("no value"); next }
	value = substr(rest, 2) + 0
	family = family_of(name)
	if (!(family in types)) wrong("no TYPE")
	if (family != current) wrong("apart from its family")
	if ((name labels) in seen) wrong("twice")
	seen[name labels] = 1
	if (types[family] == "counter" && value < 0) wrong("negative")
	if (types[family] == "histogram") {
		key = labels; sub(/,?le="[^"]*"/, "", key); key = family key
		if (name ~ /_bucket$/) {
			if (labels !~ /le="/) wrong("no bound")
			if (value < last[key]) wrong("a class holds less than the one below")
			last[key] = value
			if (labels ~ /le="\+Inf"/) inf[key] = value
		} else if (name ~ /_count$/ && (!(key in inf) || inf[key] != value))
			wrong("the count is not the class +Inf")
	}
}
END { exit bad }
