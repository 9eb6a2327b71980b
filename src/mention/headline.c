/*
 * headline.c - verbs that stand behind a title without a name: Anggota DPR [Minta] TNI ...
 *
 * A headline gives every word a capital, so that the tagger sees a name in the verb.  The press
 * uses some hundred bare verbs so; none of them is a name that people bear.
 */
#include "mention/actor.h"

#define AFFIXED 7 /* letters of the shortest verb in -kan that is told by its ending: Serukan */

bool
wt_is_headline_verb(struct wt_str w)
{
	static const char *const VERBS[] = { "adukan", "ajak", "ajukan", "aku", "akui", "akan",
		"akhiri", "ampuni", "ancam", "anggap", "angkat", "apresiasi", "awasi", "bahas",
		"bakal", "bantah", "bantu", "batal", "bebaskan", "beberkan", "bekuk", "bela",
		"berangkat", "berharap", "beri", "bertemu", "bicara", "bidik", "bilang", "blokir",
		"bombardir", "bubarkan", "buru", "cabut", "caplok", "cari", "cecar", "cegah", "cek",
		"ciduk", "copot", "curigai", "dalami", "desak", "dorong", "duduki", "duga",
		"dukung", "enggan", "evakuasi", "evaluasi", "gandeng", "ganti", "gelar", "geledah",
		"gempur", "geram", "gertak", "geruduk", "gugat", "gunakan", "hadiri", "hapus",
		"harap", "hentikan", "himbau", "imbau", "ingatkan", "ingin", "jamin", "janji",
		"janjikan", "jatuhkan", "jawab", "jelaskan", "kaji", "kawal", "kecam", "kecewa",
		"kerahkan", "kesal", "khawatir", "kirim", "kirimkan", "klaim", "komentari",
		"kritik", "kritisi", "kuasai", "kukuhkan", "kunjungi", "kutuk", "lantik",
		"laporkan", "larang", "libatkan", "luncurkan", "mangkir", "marah", "marahi", "mau",
		"minta", "mohon", "mundur", "murka", "naikkan", "nilai", "ogah", "pamer", "pangkas",
		"panggil", "pantau", "pastikan", "pecat", "periksa", "persoalkan", "pertanyakan",
		"peringatkan", "perintahkan", "prihatin", "protes", "puji", "pulangkan", "rebut",
		"respon", "respons", "resmikan", "ringkus", "rombak", "sahkan", "sambangi",
		"sambut", "sampaikan", "sarankan", "sayangkan", "sebut", "segel", "selidiki",
		"semprot", "sentil", "sepakat", "sepakati", "serang", "serukan", "sesalkan",
		"setujui", "siagakan", "sidak", "sindir", "singgung", "sita", "soroti", "tagih",
		"tahan", "tanggapi", "tangkap", "tangkis", "tantang", "tarik", "tawarkan",
		"tegaskan", "tegur", "teken", "tekan", "tekankan", "telusuri", "temui", "tepis",
		"terbang", "terima", "tetapkan", "tiba", "tindak", "tinjau", "tolak", "tuding",
		"tuduh", "tunda", "tunjuk", "tuntut", "turunkan", "ultimatum", "umumkan", "undang",
		"ungkap", "ungkapkan", "ungkit", "usir", "usul", "usulkan", "usut", "vonis",
		"wanti-wanti", NULL };
	/* seen less often */
	static const char *const OTHERS[] = { "adili", "amankan", "atasi", "bakar", "batasi",
		"bongkar", "cegat", "cibir", "culik", "dampingi", "danai", "datangi", "deportasi",
		"ejek", "ekstradisi", "gaet", "gerebek", "gulung", "gusur", "hadapi", "hajar",
		"hantam", "hina", "hormati", "hujat", "izinkan", "jamu", "jemput", "jenguk",
		"kagumi", "kepung", "keroyok", "layani", "lindungi", "lobi", "lucuti", "lukai",
		"melawat", "melayat", "pukul", "rampas", "rangkul", "restui", "sandera", "setop",
		"siapkan", "sokong", "stop", "surati", "susul", "tampar", "tangani", "temukan",
		"tendang", "tilang", "usung", NULL };
	static const char *const PASSIVES[] = { "diadili", "dianggap", "dianiaya", "dibacok",
		"dibakar", "dibekuk", "diblokir", "dibongkar", "dibui", "dibunuh", "diburu",
		"dicecar", "dicegah", "diciduk", "dicopot", "didakwa", "didemo", "didesak",
		"diduga", "digeledah", "digerebek", "digugat", "dihukum", "dijegal", "dijemput",
		"dijerat", "dikawal", "dikecam", "dikeroyok", "dikritik", "dilantik", "dipanggil",
		"dipecat", "diperas", "diperiksa", "dipolisikan", "diprotes", "dipukuli",
		"diringkus", "disambut", "disebut", "disegel", "disidang", "disiksa", "disita",
		"disorot", "ditahan", "ditangkap", "ditembak", "ditikam", "ditolak", "dituding",
		"dituduh", "ditunda", "ditunjuk", "dituntut", "diusir", "divonis", "lakukan",
		"peras", "setuju", "sah", "tewas", "terjaring", "terancam", "terbukti", "terlibat",
		"terpilih", "terseret", "tersangka", "mengaku", "menolak", "membantah", "menang",
		"gagal", "resmi", "jadi", "bisa", "usai", "lepas", "buka", "tutup", "pimpin",
		"bawa", "bunuh", "aniaya", "tembak", NULL };
	/* what stands before the verb: Mendagri [Mulai] Bahas Revisi */
	static const char *const BEFORE[] = { "mulai", "siap", "segera", "terus", "tetap", "sudah",
		"belum", "tak", "tidak", "telah", "masih", "ikut", "turut", "kembali", "perlu",
		"harus", "wajib", "sempat", "hadir", "jalani", "penuhi", "pulang", "bentuk",
		"rilis", "susun", "awali", "urus", NULL };
	/* nouns in -an of roots in -k */
	static const char *const NOUNS[] = { "bentukan", "kebaikan", "kebijakan", "kenaikan",
		"kerusakan", "pembalakan", "pembentukan", "penarikan", "pendidikan", "penegakan",
		"penembakan", "penolakan", "penyidikan", "peledakan", "pemasukan", "perbaikan",
		"pergerakan", "perusakan", "tembakan", NULL };
	if (wt_str_in(w, NOUNS))
		return false;
	return wt_str_in(w, VERBS) || wt_str_in(w, OTHERS) || wt_str_in(w, PASSIVES) ||
	       wt_str_in(w, BEFORE) || (w.len > AFFIXED && wt_str_ends(w, WT_STR("kan")));
}
