/*
 * method.c - /about/method: how to read what Warta shows, and how far to trust it; /about/api and
 * /names.json: the same for programs.
 */
#include "base/json.h"
#include "web/asset.h"
#include "web/frame.h"
#include "web/pages.h"

struct part {
	const char *title_id, *title_en;
	const char *id, *en;
};

static const struct part PARTS[] = {
	{ "Klaim dan peristiwa", "Claims and events",
		"Klaim adalah apa yang dilaporkan satu artikel: siapa melakukan apa kepada siapa, "
		"kapan, "
		"di mana, dan kata siapa. Peristiwa menggabungkan klaim yang jenis, pihak, hari, "
		"dan "
		"tempatnya cocok; kata-kata yang mirip saja tidak pernah cukup. Setiap "
		"penggabungan "
		"menyimpan alasannya.",
		"A claim is what one article reports: who did what to whom, when, where, and "
		"according "
		"to whom. An event joins claims whose type, parties, day and place agree; likeness "
		"of "
		"words alone is never enough. Every join keeps its reason." },
	{ "Status dan sikap", "Status and stance",
		"Status berkata apakah sesuatu terjadi, berlangsung, direncanakan, diandaikan, "
		"atau tidak "
		"terjadi. Sikap berkata apakah sumbernya menyatakan, menduga, atau membantah. "
		"Klaim yang "
		"berlawanan ditampilkan berdampingan dan tidak pernah dirata-ratakan.",
		"The status tells whether something happened, goes on, is planned, is supposed, or "
		"did "
		"not happen. The stance tells whether its source asserts, alleges or denies it. "
		"Claims "
		"that contradict each other stand side by side and are never averaged." },
	{ "Sumber mandiri", "Independent sources",
		"Rantai kutipan dimulai dari asalnya: pembicara atau kantor berita, lalu setiap "
		"media "
		"yang meneruskan. Sumber mandiri adalah ujung rantai yang berbeda: sepuluh media "
		"yang "
		"meneruskan satu kantor berita adalah satu sumber.",
		"A chain of citation begins with its origin: the speaker or the agency, then every "
		"outlet that relays it. Independent sources are the distinct ends of these chains: "
		"ten "
		"outlets that relay one agency are one source." },
	{ "Tanggal", "Dates",
		"Tanggal tertulis di kalimat, dihitung dari tanggal terbit (“Selasa lalu”), atau "
		"diambil "
		"dari awal berita; dasarnya selalu disebut. Yang tidak diketahui dibiarkan kosong.",
		"A date is written in the sentence, reckoned from the day of publication (“last "
		"Tuesday”), or taken from the dateline; its basis is always told. What is not "
		"known "
		"stays empty." },
	{ "Jenis dan nilai", "Types and scores",
		"Jenis, mode, konteks, dan nilai dari -10 (konflik) sampai 10 (kerja sama) "
		"mengikuti "
		"buku kode PLOVER 2021.",
		"Types, modes, contexts and scores from -10 (conflict) to 10 (cooperation) follow "
		"the "
		"PLOVER codebook of 2021." },
	{ "Yang perlu diingat", "What to keep in mind",
		"Mesin membaca, dan mesin keliru: pihak dapat tertukar, nama dapat salah dikenali, "
		"dan "
		"peristiwa dapat terlewat. Karena itu setiap baris membuka kalimatnya; baca "
		"kalimat itu "
		"sebelum mengutip.",
		"A machine reads, and machines err: sides are taken for each other, names are "
		"linked to "
		"the wrong person, acts are missed. This is why every line opens its sentence; "
		"read it "
		"before you cite." },
};

int
wt_page_method(struct wt_visit *v)
{
	const char *title = wt_say(v, "Cara kerja", "Method");
	wt_frame_begin(v, wt_str_of(title));
	wt_emit(wt_out(v), "<h1>%s</h1>", title);
	for (unsigned i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++)
		wt_emit(wt_out(v), "<section><h2>%s</h2><p>%s</p></section>\n",
			wt_say(v, PARTS[i].title_id, PARTS[i].title_en),
			wt_say(v, PARTS[i].id, PARTS[i].en));
	wt_frame_end(v);
	return WARTA_OK;
}

/* Each form of each page, as web/openapi.json describes it. */
int
wt_page_api(struct wt_visit *v)
{
	static const char *const PATHS[][3] = {
		{ "/events.json .jsonl .csv .geojson .rss .ics", "peristiwa, yang terbaru dahulu",
			"events, newest first" },
		{ "/event/ID.json .jsonl .csv", "satu peristiwa", "one event" },
		{ "/actor/ID.json …", "peristiwa satu pihak", "events of a party" },
		{ "/source/ID.json …", "peristiwa menurut satu sumber",
			"events that a source tells" },
		{ "/article/ID.json .jsonl .csv", "artikel dan klaimnya",
			"an article and its claims" },
		{ "/sources.json .jsonl .csv", "siapa yang dikutip", "who is cited" },
		{ "/stories.json .jsonl .csv", "kisah", "stories" },
		{ "/story/ID.json …", "peristiwa satu kisah", "events of a story" },
		{ "/relations.json .jsonl .csv", "pasangan negara", "pairs of states" },
		{ "/relation/A/B.json …", "peristiwa di antara dua pihak",
			"events between two parties" },
		{ "/search.json .jsonl .csv ?q=", "artikel menurut katanya",
			"articles by their words" },
		{ "/changes.json .jsonl .csv ?after=N", "yang datang, berubah, dan pergi",
			"what came, changed and went" },
		{ "/changes/stream", "yang sama, saat terjadi (Server-Sent Events)",
			"the same as it happens (Server-Sent Events)" },
		{ "/alerts.json .jsonl .csv", "pertanyaan tersimpan", "saved queries" },
		{ "/alert/NAME.rss …", "peristiwanya, seperti /events",
			"their events, as /events has them" },
		{ "/alert/NAME/stream", "yang baru di antaranya (Server-Sent Events)",
			"what is new among them (Server-Sent Events)" },
	};
	wt_frame_begin(v, WT_STR("API"));
	wt_emit(wt_out(v), "<h1>API</h1><p>%s <a href=\"%s\">OpenAPI 3.1</a>.</p><table><tbody>",
		wt_say(v, "Setiap halaman juga ada sebagai data; perinciannya dalam",
			"Every page comes as data, too; the details are in"),
		wt_asset_path("openapi.json"));
	for (size_t i = 0; i < sizeof PATHS / sizeof PATHS[0]; i++)
		wt_emit(wt_out(v), "<tr><th scope=\"row\"><code>%s</code></th><td>%s</td></tr>",
			PATHS[i][0], wt_say(v, PATHS[i][1], PATHS[i][2]));
	wt_buf_cstr(wt_out(v), "</tbody></table>");
	wt_frame_end(v);
	return WARTA_OK;
}

int
wt_page_names(struct wt_visit *v)
{
	struct wt_json j = wt_json_begin(wt_out(v));
	char code[4] = "AAA";
	v->reply->type = "application/json";
	wt_json_open(&j, '{');
	for (unsigned i = 0; i < 26 * 26 * 26; i++) {
		code[0] = (char)('A' + i / (26 * 26));
		code[1] = (char)('A' + i / 26 % 26);
		code[2] = (char)('A' + i % 26);
		wt_json_str_if(&j, code, wt_gazetteer_country(v->gazetteer, code));
	}
	wt_json_close(&j, '}');
	wt_buf_char(wt_out(v), '\n');
	return WARTA_OK;
}
