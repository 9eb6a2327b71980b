# lib-batch.sh - archives for the tests of batch and load, and a store's rows as text.

# page ARCHIVE NUMBER: one record, a page of an outlet; no two are the same.  PAD is a long word in it.
PAD=
page() {
	local LC_ALL=C # lengths are bytes
	local a=$1 i=$2 outlets=(Antara Kompas Tempo) days=(17 18 19) body text
	case $((i % 5)) in
	0) text="JAKARTA - Menteri Luar Negeri Rusia Sergei Lavrov bertemu Menteri Luar Negeri Korea Utara Choe Son Hui di Pyongyang, Rabu (${days[i % 3]}/7/2024), demikian dilaporkan kantor berita KCNA." ;;
	1) text="Iran mengecam Israel atas serangan ke-$i itu, kata juru bicara Nasser Kanaani seperti dikutip Reuters, Kamis (18/7/2024). Sedikitnya $((i + 3)) orang tewas dalam serangan udara Israel di Gaza." ;;
	2) text="Presiden Prabowo Subianto diduga akan bertemu Presiden China Xi Jinping pekan depan. Kementerian Luar Negeri Indonesia membantah kabar itu, menurut AFP." ;;
	3) text="Amerika Serikat menjatuhkan sanksi kepada Rusia pada ${days[i % 3]} Juli 2024. Kremlin menolak sanksi itu dan mengancam akan membalas." ;;
	4) text="Ratusan mahasiswa berunjuk rasa di Jakarta menolak kenaikan harga \"BBM\" \\ nomor $i. Polisi menangkap $i orang." ;;
	esac
	body="HTTP/1.1 200 OK"$'\r\n'"Content-Type: text/html; charset=utf-8"$'\r\n\r\n'"<!doctype html><html lang=\"id\"><head><title>Kabar nomor $a-$i – ${outlets[i % 3]}</title><meta property=\"article:published_time\" content=\"2024-07-${days[i % 3]}T0$((i % 9)):15:00+07:00\"><meta property=\"og:site_name\" content=\"${outlets[i % 3]}\"></head><body><article><h1>Kabar nomor $a-$i</h1><p>$text</p><p>Hal itu disampaikan kepada para wartawan di kantornya pada arsip $a, setelah rapat ke-$i yang panjang dengan para pejabat negara. $PAD</p><p>Penulis: Rina Wulandari. Editor: Budi Santoso</p></article></body></html>"
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://%s.example/%s/%s\r\nWARC-Date: 2024-07-19T08:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' \
		"${outlets[i % 3]}" "$a" "$i" "${#body}" "$body"
}

# archive NAME PAGES: a member a record
archive() {
	local i
	for i in $(seq "$2"); do page "${1%%.*}" "$i" | gzip -1n; done >"$1"
}

# rows STORE: all that is stored, but for the time when that was, and for what remembers inputs
rows() {
	local table columns
	for table in $(sqlite3 "$1" "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%' AND name NOT IN ('seen', 'changes', 'search') ORDER BY name"); do
		columns=$(sqlite3 "$1" "SELECT group_concat('quote(' || name || ')', ' || ''|'' || ') FROM pragma_table_info('$table') WHERE name NOT IN ('stored', 'first_seen', 'changed')")
		echo "== $table"
		sqlite3 "$1" "SELECT $columns FROM $table ORDER BY 1"
	done
}

need() {
	local tool
	for tool in "$@"; do command -v "$tool" >/dev/null || skip "no $tool"; done
}
