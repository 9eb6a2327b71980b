# lexc compiles the lexicon; it is linked from the rooms themselves, without the embedded data.
add_executable(lexc ${PROJECT_SOURCE_DIR}/tools/lexc/main.c)
target_link_libraries(lexc PRIVATE rooms)

# scores of room grammar against treebanks
foreach(score tokens morph)
	add_executable(score_${score} ${PROJECT_SOURCE_DIR}/tools/score/${score}.c)
	target_link_libraries(score_${score} PRIVATE rooms)
endforeach()
