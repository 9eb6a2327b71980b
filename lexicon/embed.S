/*
 * embed.S - puts the compiled lexicon into the program.
 */
	.section .rodata
	.globl wt_lexicon
	.hidden wt_lexicon
	.balign 64
wt_lexicon:
	.incbin WT_LEXICON
wt_lexicon_end:
	.globl wt_lexicon_size
	.hidden wt_lexicon_size
	.balign 8
wt_lexicon_size:
	.quad wt_lexicon_end - wt_lexicon

	.section .note.GNU-stack,"",%progbits
