/*
 * warta.c - the program: chooses the verb.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cmd.h"

static const struct verb VERBS[] = {
	{ "read", verb_read, "PATH|URL|@LIST|-...", "Read articles and keep the claims they make",
		"Membaca artikel dan menyimpan klaimnya" },
	{ "batch", verb_batch, "", "Read one shard of a list of archives into a file",
		"Membaca satu bagian dari daftar arsip ke sebuah berkas" },
	{ "load", verb_load, "SHARD|FOLDER...", "Put the files of batch into the store",
		"Memasukkan berkas batch ke simpanan" },
	{ "watch", verb_watch, "URL|OPML|@LIST...",
		"Follow feeds, and read what is new behind them",
		"Mengikuti umpan dan membaca yang baru" },
	{ "submit", verb_submit, "PATH|URL|@LIST...", "Put what is to be read into a queue",
		"Mengajukan bacaan ke antrean" },
	{ "work", verb_work, "", "Read what waits in a queue", "Membaca yang menunggu di antrean" },
	{ "queue", verb_queue, "[show|dead|replay ID...|drop ID...]",
		"Show a queue and its dead letters", "Menampilkan antrean dan pekerjaan gagalnya" },
	{ "timeline", verb_timeline, "", "Tell what happened, day by day, and who says so",
		"Menuturkan apa yang terjadi, hari demi hari, dan kata siapa" },
	{ "events", verb_events, "", "List events, a row each",
		"Mendaftar peristiwa, satu per baris" },
	{ "sources", verb_sources, "", "List who is cited", "Mendaftar siapa yang dikutip" },
	{ "show", verb_show, "ID", "Show one event, story or article with all that is known of it",
		"Menampilkan satu peristiwa, cerita, atau artikel selengkapnya" },
	{ "stories", verb_stories, "", "List stories: what belongs together",
		"Mendaftar cerita: yang termasuk satu pokok" },
	{ "relations", verb_relations, "",
		"Measure how two parties deal with each other, month by month",
		"Mengukur hubungan dua pihak, bulan demi bulan" },
	{ "merge", verb_merge, "EVENT EVENT", "Make one event of two",
		"Menjadikan dua peristiwa satu" },
	{ "split", verb_split, "EVENT CLAIM...", "Take claims out of an event",
		"Memisahkan klaim dari sebuah peristiwa" },
	{ "serve", verb_serve, "", "Show the store in a browser",
		"Menampilkan simpanan di peramban" },
	{ "search", verb_search, "WORDS...", "Find articles by their words",
		"Mencari artikel menurut katanya" },
	{ "export", verb_export, "", "Write events or claims in the form of another program",
		"Menulis peristiwa atau klaim dalam bentuk program lain" },
	{ "changes", verb_changes, "", "List what came, changed and went",
		"Mendaftar apa yang datang, berubah, dan hilang" },
	{ "backup", verb_backup, "FILE", "Copy the store while it is in use",
		"Menyalin simpanan selagi dipakai" },
	{ "check-store", verb_check_store, "", "Tell whether the store is whole",
		"Memeriksa keutuhan simpanan" },
	{ "explain", verb_explain, "SENTENCE|-", "Tell how a sentence is read",
		"Menjelaskan cara sebuah kalimat dibaca" },
	{ "parse", verb_parse, "PATH|-...", "Words, lemmas, tags and trees as CoNLL-U",
		"Kata, lema, kelas kata, dan pohon sebagai CoNLL-U" },
	{ "eval", verb_eval, "GOLD [TEXTS]", "Precision and recall against annotated articles",
		"Presisi dan perolehan terhadap artikel beranotasi" },
	{ "lexicon", verb_lexicon, "check|try|find|list", "Check, try, find and list the lexicon",
		"Memeriksa, mencoba, mencari, dan mendaftar leksikon" },
	{ "alerts", verb_alerts, "[NAME...]",
		"List alerts and where they stand; deliver what is due",
		"Mendaftar peringatan dan keadaannya; mengirim yang sudah waktunya" },
	{ "config", verb_config, "", "List the settings that hold, and why",
		"Mendaftar setelan yang berlaku, dan sebabnya" },
};
#define N_VERBS (sizeof VERBS / sizeof VERBS[0])

static int
help(void)
{
	(void)outf("%s", words("Usage: warta VERB [OPTION]... [OPERAND]...\n\n",
				 "Pakai: warta KATA-KERJA [OPSI]... [OPERAN]...\n\n"));
	for (size_t i = 0; i < N_VERBS; i++)
		(void)outf("  %-10s %s\n", VERBS[i].name, words(VERBS[i].en, VERBS[i].id));
	(void)outf("%s",
		words("\n'warta VERB --help' tells the options of a verb; 'warta --version' the "
		      "version.\nExit codes: 0 done, 1 some input failed, 2 used wrongly.\n",
			"\n'warta KATA-KERJA --help' memerinci opsinya; 'warta --version' memberi "
			"versinya.\nKode keluar: 0 selesai, 1 sebagian masukan gagal, 2 cara pakai "
			"salah.\n"));
	return out_end() ? EXIT_DONE : EXIT_INPUT;
}

static int
version(void)
{
	(void)outf("warta %s\n", warta_version());
	return out_end() ? EXIT_DONE : EXIT_INPUT;
}

int
main(int argc, char **argv)
{
	/* numbers stay as C writes them: JSON and CSV are for machines */
	(void)setlocale(LC_CTYPE, "");
	(void)setlocale(LC_MESSAGES, "");
	signals_catch();
	const char *name = argc > 1 ? argv[1] : "";
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
		return help();
	if (strcmp(name, "--version") == 0)
		return version();
	for (size_t i = 0; i < N_VERBS; i++)
		if (strcmp(name, VERBS[i].name) == 0) {
			int code = VERBS[i].run(&VERBS[i], argc - 2, argv + 2);
			return out_end() || code != EXIT_DONE ? code : EXIT_INPUT;
		}
	if (argc > 1)
		complain(words("there is no verb '%s'", "tidak ada kata kerja '%s'"), name);
	(void)fputs(
		words("Usage: warta VERB [OPTION]... [OPERAND]...; see 'warta --help'.\n",
			"Pakai: warta KATA-KERJA [OPSI]... [OPERAN]...; lihat 'warta --help'.\n"),
		stderr);
	return EXIT_USAGE;
}
