# lexc compiles the lexicon; it is linked from the rooms themselves, without the embedded data.
add_executable(lexc ${PROJECT_SOURCE_DIR}/tools/lexc/main.c)
target_link_libraries(lexc PRIVATE rooms)

# scores of room grammar against treebanks
add_executable(score_tokens ${PROJECT_SOURCE_DIR}/tools/score/tokens.c)
target_link_libraries(score_tokens PRIVATE rooms)
