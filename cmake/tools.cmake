# Scores of room grammar against treebanks.
foreach(score tokens morph speed)
	add_executable(score_${score} ${PROJECT_SOURCE_DIR}/tools/score/${score}.c)
	target_link_libraries(score_${score} PRIVATE rooms_archive)
endforeach()

# What room mention finds of the annotated articles.
foreach(measure mentions times)
	add_executable(measure_${measure} ${PROJECT_SOURCE_DIR}/tools/measure_${measure}.c)
	target_compile_definitions(measure_${measure} PRIVATE WT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
	target_link_libraries(measure_${measure} PRIVATE rooms_archive)
endforeach()

# Direct speech, cues and speakers against annotated articles.
add_executable(measure_attribution ${PROJECT_SOURCE_DIR}/tools/measure_attribution.c)
target_compile_definitions(measure_attribution PRIVATE WT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(measure_attribution PRIVATE embedded rooms_archive)

# --- how many verbs of a corpus the lexicon knows ------------------------------------------------
add_executable(coverage EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/coverage.c)
target_link_libraries(coverage PRIVATE embedded rooms_archive)
# Speed of rooms store and story.
add_executable(bench_store EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/bench_store.c)
target_link_libraries(bench_store PRIVATE embedded rooms_archive)

# The weights of src/report/confidence.def, from annotated articles.
add_executable(calibrate ${PROJECT_SOURCE_DIR}/tools/calibrate.c)
target_link_libraries(calibrate PRIVATE embedded rooms_archive)

# Stories: the cost of an article, from the first to the millionth.
add_executable(bench_stories EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/bench_stories.c)
target_link_libraries(bench_stories PRIVATE rooms_archive)
# Reprints made from real articles, and found again.
add_executable(measure_copies ${PROJECT_SOURCE_DIR}/tools/measure_copies.c)
target_link_libraries(measure_copies PRIVATE rooms_archive)

# --- articles told apart from their pages --------------------------------------------------------
add_executable(measure_pages ${PROJECT_SOURCE_DIR}/tools/measure_pages.c)
target_link_libraries(measure_pages PRIVATE rooms_archive)
if(BUILD_TESTING)
	# how many of the expressions are read as other programs read them; doc/mention.md tells of the rest
	add_test(NAME measure/times COMMAND measure_times --least 258)
	set_tests_properties(measure/times PROPERTIES SKIP_RETURN_CODE 77)
	add_test(NAME measure/copies COMMAND measure_copies --least 0.90
		${PROJECT_SOURCE_DIR}/../shared/corpus/click-id.jsonl.gz)
	set_tests_properties(measure/copies PROPERTIES SKIP_RETURN_CODE 77)
	add_test(NAME measure/pages COMMAND measure_pages --least 0.95
		${PROJECT_SOURCE_DIR}/../shared/html/truth.json ${PROJECT_SOURCE_DIR}/../shared/html/pages)
	set_tests_properties(measure/pages PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
endif()

# How fast articles are found by their words.
add_executable(bench_search EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/bench_search.c)
target_link_libraries(bench_search PRIVATE embedded rooms_archive)
# An archive in many languages, for `make bench`.
add_executable(make_archive EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/tools/make_archive.c)
target_link_libraries(make_archive PRIVATE embedded rooms_archive)
