# The models: embedded as they lie in models/, and made anew by the target `models`
# (needs the training material in ../shared; see doc/grammar.md).
add_library(embedded OBJECT models/embed.S)
set_target_properties(embedded PROPERTIES POSITION_INDEPENDENT_CODE ON)
set_source_files_properties(models/embed.S PROPERTIES
	COMPILE_DEFINITIONS "WT_MODEL_GRAMMAR=\"${PROJECT_SOURCE_DIR}/models/grammar.bin\";WT_MODEL_GATE=\"${PROJECT_SOURCE_DIR}/models/gate.txt\""
	OBJECT_DEPENDS "${PROJECT_SOURCE_DIR}/models/grammar.bin;${PROJECT_SOURCE_DIR}/models/gate.txt")

file(GLOB TRAIN_SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/train/*.c)
add_executable(train EXCLUDE_FROM_ALL ${TRAIN_SOURCES})
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
target_link_libraries(train PRIVATE rooms_archive PkgConfig::ZLIB)
# products may be fused (the same bytes on all machines that can), roots need no errno
target_compile_options(train PRIVATE -fno-math-errno -fno-trapping-math)
set_source_files_properties(${PROJECT_SOURCE_DIR}/tools/train/gemm.c PROPERTIES
	COMPILE_OPTIONS -ffp-contract=fast)
add_custom_target(models
	COMMAND train --shared ${PROJECT_SOURCE_DIR}/../shared --models ${PROJECT_SOURCE_DIR}/models
	USES_TERMINAL)

add_executable(bench_grammar EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/bench_grammar.c)
target_link_libraries(bench_grammar PRIVATE embedded rooms_archive)

# The list of words of the language gate, made anew by the target `gate_list`; see models/gate/README.md.
file(GLOB GATE_SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/gate/*.c)
add_executable(gate EXCLUDE_FROM_ALL ${GATE_SOURCES})
target_link_libraries(gate PRIVATE rooms_archive PkgConfig::ZLIB)
