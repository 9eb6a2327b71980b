# The lexicon: compiled by lexc, which refuses bad entries with file:line, and embedded.
add_executable(lexc ${PROJECT_SOURCE_DIR}/tools/lexc/main.c)
target_link_libraries(lexc PRIVATE rooms_archive)

file(GLOB_RECURSE LEXICON_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lexicon/*.txt)
set(LEXICON_BIN ${PROJECT_BINARY_DIR}/lexicon.bin)
add_custom_command(OUTPUT ${LEXICON_BIN}
	COMMAND lexc ${PROJECT_SOURCE_DIR}/lexicon ${LEXICON_BIN}
	DEPENDS lexc ${LEXICON_FILES}
	COMMENT "Compiling the lexicon")
target_sources(embedded PRIVATE ${PROJECT_SOURCE_DIR}/lexicon/embed.S
	${PROJECT_SOURCE_DIR}/src/work/embedded.c)
target_link_libraries(embedded PRIVATE warta_flags)
target_include_directories(embedded PRIVATE ${PROJECT_SOURCE_DIR}/src)
set_target_properties(embedded PROPERTIES C_VISIBILITY_PRESET hidden)
set_source_files_properties(${PROJECT_SOURCE_DIR}/lexicon/embed.S PROPERTIES
	COMPILE_DEFINITIONS "WT_LEXICON=\"${LEXICON_BIN}\"" OBJECT_DEPENDS ${LEXICON_BIN})
