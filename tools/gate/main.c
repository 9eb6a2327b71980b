/*
 * gate - makes and measures the list of words of the language gate.
 *
 *	gate count FILE.jsonl...                word and count, the frequent ones first
 *	gate train MODELS FILE.jsonl...         models/gate/XX.txt and Indonesian articles: the list
 *	gate measure LIST FILE.jsonl...         lines with "lang" and "text": how many are told
 *right
 *
 * Files are JSON Lines, plain or gzipped.  `count` makes the committed lists of other
 * languages; the Indonesian counts are taken when the list is made.  Method: naive
 * Bayes over the VOCABULARY words that tell languages apart best.
 */
#include "gate.h"

#include <stdio.h>
#include <string.h>

static int
usage(void)
{
	(void)fputs("usage: gate count FILE... | train MODELS FILE... | measure LIST FILE...\n",
		stderr);
	return 2;
}

int
main(int argc, char **argv)
{
	if (argc >= 3 && strcmp(argv[1], "count") == 0)
		return gate_count(argc - 2, argv + 2);
	if (argc >= 4 && strcmp(argv[1], "train") == 0)
		return gate_train(argv[2], argc - 3, argv + 3);
	if (argc >= 4 && strcmp(argv[1], "measure") == 0)
		return gate_measure(argv[2], argc - 3, argv + 3);
	return usage();
}
