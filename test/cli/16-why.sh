# warta explain tells how a claim was read, and of a sentence without one why there is none.
explains() { # SENTENCE ...: each of the rest must be told
	local sentence=$1
	shift
	expect 0 "$WARTA" explain --date 2024-07-19 "$sentence"
	for words in "$@"; do has out "$words"; done
}
explains "Iran mengecam Israel di Teheran, Selasa (16/7), dikutip dari Reuters." \
	"frame kecam: mengecam (active)" "actor: Iran" "recipient: Israel" \
	"day: Selasa (16/7) (explicit)" "place: Teheran" "says so: dikutip dari Reuters" "surer, as"
explains "KPK akan memeriksa Setya Novanto." "planned: akan" "day: none is told of it"
explains "Iran diduga menyerang Israel." "alleged: diduga"
explains "Harga beras naik." "naik: is on the list of verbs that report no act" "statements and opinions"
explains "Presiden berkata bahwa cuaca cerah." "tells who speaks"
explains "Selamat pagi." "no claim: it has no verb"
explains "Anak itu menggerutup." "menggerutup: has no frame" "no claim: no frame for menggerutup"
explains "Rusia tidak menyerang Polandia." "it did not happen" "no claim"
explains "Jika Cina menyerang Taiwan, dunia terguncang." "it is only imagined"
explains "Serangan itu terjadi kemarin." "nobody is named on either side"
explains "Budi menyerang Andi." "only private persons take part"
explains "Iran mengecam Israel. Cuaca cerah. Iran mengecam Israel." "is told at 0-21 already"

# a whole article, by standard input, without a day of publication
printf 'Iran mengecam Israel.\n\nHarga beras naik.\n' >article.txt
"$WARTA" explain - <article.txt >out 2>err || fail "explain of an article"
has out "== Harga beras naik."
has out "that of publication is not known"
