# Scores of room grammar against treebanks.
foreach(score tokens morph)
	add_executable(score_${score} ${PROJECT_SOURCE_DIR}/tools/score/${score}.c)
	target_link_libraries(score_${score} PRIVATE rooms_archive)
endforeach()
