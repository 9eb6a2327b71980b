/*
 * embed.S - puts the compiled models into the program: read-only, aligned, no start-up cost.
 */
	.section .rodata
	.globl wt_model_grammar
	.hidden wt_model_grammar
	.balign 64
wt_model_grammar:
	.incbin WT_MODEL_GRAMMAR
wt_model_grammar_end:
	.globl wt_model_grammar_size
	.hidden wt_model_grammar_size
	.balign 8
wt_model_grammar_size:
	.quad wt_model_grammar_end - wt_model_grammar

	.globl wt_model_gate
	.hidden wt_model_gate
	.balign 64
wt_model_gate:
	.incbin WT_MODEL_GATE
wt_model_gate_end:
	.globl wt_model_gate_size
	.hidden wt_model_gate_size
	.balign 8
wt_model_gate_size:
	.quad wt_model_gate_end - wt_model_gate

	.section .note.GNU-stack,"",%progbits
