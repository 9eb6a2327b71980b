# The units of systemd: they are in form, locked down, and the program runs within what they allow.
command -v systemd-analyze >/dev/null || skip "no systemd-analyze"
bin=$(dirname "$WARTA")
units=$SOURCE/share/systemd
export HOME=$WORK XDG_RUNTIME_DIR=$WORK
sanitized && export ASAN_OPTIONS=detect_leaks=0 # leaks are looked for with ptrace(2), which the units forbid
for unit in warta-serve.service warta-watch.service warta-work@.service; do
	[ -f "$units/$unit" ] || fail "$unit is missing"
	# as it would be installed
	sed "s|/usr/bin/warta|$WARTA|" "$units/$unit" >"$unit"
	systemd-analyze verify --man=no "./$unit" >out 2>&1
	grep -F "$unit" out && fail "$unit: not in form"
	systemd-analyze security --offline=true --no-pager "$units/$unit" >out 2>&1
	level=$(sed -n 's/.*Overall exposure level for [^:]*: \([0-9.]*\).*/\1/p' out)
	awk -v level="$level" 'BEGIN { exit !(level != "" && level + 0 <= 1.5) }' || fail "$unit: exposure '$level', over 1.5"
	verb=$(sed -n 's|^ExecStart=/usr/bin/warta ||p' "$units/$unit")
	"$WARTA" --help | grep -q "^  $verb " || fail "$unit: no verb '$verb'"
done

# which system calls are left, as systemd adds its sets up
systemd-analyze --no-pager syscall-filter >sets 2>err || skip "no sets of system calls"
grep -h '^SystemCallFilter=' "$units/warta-watch.service" | sed 's/^SystemCallFilter=//' >wanted
awk '
	FNR == NR { if ($0 ~ /^@/) set = $1; else if ($0 !~ /#/ && NF) member[set] = member[set] " " $1; next }
	function put(name, allowed,    list, n, i) {
		if (name !~ /^@/) { calls[name] = allowed; return }
		n = split(member[name], list, " ")
		for (i = 1; i <= n; i++) put(list[i], allowed)
	}
	{
		allowed = 1
		if (/^~/) { allowed = 0; sub(/^~/, "") }
		for (k = 1; k <= NF; k++) put($k, allowed)
	}
	END { for (name in calls) if (calls[name]) print name }
' sets wanted | sort >calls
[ "$(wc -l <calls)" -gt 100 ] || fail "only $(wc -l <calls) system calls"
for call in landlock_restrict_self seccomp clone3 prlimit64; do
	grep -qx "$call" calls || fail "$call is not allowed"
done
for call in mount ptrace bpf reboot setrlimit; do
	grep -qx "$call" calls && fail "$call is allowed"
done
confined() {
	"$bin/test_confine" calls "$@"
}
expect 0 confined true

# within that: pages parsed in locked children, a store written, events found
mkdir site
page='<!doctype html><html lang="id"><head><title>Berita</title></head><body><article><h1>Berita</h1><p>JAKARTA - Iran mengecam Israel atas serangan itu, Kamis (18/7/2024).</p><p>Hal itu dikatakan juru bicara kementerian kepada para wartawan di kantornya pada hari yang sama.</p></article></body></html>'
echo "$page" >page.html
expect 0 confined "$WARTA" read --require-sandbox -v page.html
has err 'landlock, seccomp, rlimits'
expect 0 confined "$WARTA" events --format jsonl
has out '"type":"ACCUSE"'
# a feed followed, its article fetched
coproc "$bin/test_server" "$WORK/site" "$WORK/log"
read -r port <&"${COPROC[0]}"
echo "$page" | sed 's/Israel/Jepang/' >site/a.html
echo '<rss version="2.0"><channel><item><title>a</title><link>/a.html</link></item></channel></rss>' >site/rss
expect 0 confined "$WARTA" watch --once --allow-private --delay 0 --sandbox demanded --metrics :0 "http://127.0.0.1:$port/rss"
has err '1 new'
eval "exec ${COPROC[1]}>&-"
# pages served
"$bin/test_confine" calls "$WARTA" serve --port 0 >address 2>serve.err &
server=$!
for _ in $(seq 100); do
	[ -s address ] && break
	sleep 0.1
done
port=$(sed -n 's|^http://127.0.0.1:\([0-9]*\)/$|\1|p' address)
exec 3<>"/dev/tcp/127.0.0.1/$port" && printf 'GET /events.jsonl HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3 && cat <&3 >out
has out JPN
kill -TERM "$server"
wait "$server" || fail "serve: exit code $?"
# what they forbid is forbidden
expect 1 confined unshare -m true

# the example of settings is a good one, also with all of it taken in
expect 0 "$WARTA" config --config "$SOURCE/share/warta.conf"
sed 's/^#\([a-z-]* = \|\[\)/\1/; /^secret-file/d' "$SOURCE/share/warta.conf" | awk '!seen[section $1]++ || /^$/ || /^\[/; /^\[/ { section = $0 }' >all.conf
sanitized && sed -i '/^memory-limit/d' all.conf
expect 0 "$WARTA" config --config all.conf
