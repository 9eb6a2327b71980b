# Tests of the program: test/cli/NN-name.sh WARTA SOURCE_DIR, each in a folder of its own.
file(GLOB CLI_TESTS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/test/cli/[0-9]*.sh)
foreach(script ${CLI_TESTS})
	get_filename_component(name ${script} NAME_WE)
	add_test(NAME cli/${name}
		COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/cli/run.sh ${script} $<TARGET_FILE:warta>
			${PROJECT_SOURCE_DIR})
	set_tests_properties(cli/${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
endforeach()
add_test(NAME lexicon/examples COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/cli/lexicon-examples.sh
	$<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR})
set_tests_properties(lexicon/examples PROPERTIES TIMEOUT 300)
# The web server that tests of the program speak to; they find it as $SERVER.
add_executable(test_server ${PROJECT_SOURCE_DIR}/test/server/server.c)
target_compile_definitions(test_server PRIVATE _DEFAULT_SOURCE)
target_link_libraries(test_server PRIVATE warta_flags PkgConfig::CAPTURE)
# A clock that is wrong, to be preloaded.
add_library(test_skew MODULE ${PROJECT_SOURCE_DIR}/test/server/skew.c)
target_link_libraries(test_skew PRIVATE warta_flags)
# The one that takes webhooks.
add_executable(test_receiver ${PROJECT_SOURCE_DIR}/test/server/receiver.c)
target_compile_definitions(test_receiver PRIVATE _GNU_SOURCE)
target_link_libraries(test_receiver PRIVATE warta_flags)
# A slow line to any server.
add_executable(test_slow ${PROJECT_SOURCE_DIR}/test/server/slow.c)
target_compile_definitions(test_slow PRIVATE _GNU_SOURCE)
target_link_libraries(test_slow PRIVATE warta_flags)
# articles of one event, joined as people joined them; skipped where the articles are not
add_test(NAME measure/events COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/tools/measure/events.sh
	$<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR}/../shared/stories 0.90 0.52)
# claims against articles of the corpus that we annotated
add_test(NAME measure/annotated COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/tools/measure/annotated.sh
	$<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/../shared 0.60)
set_tests_properties(measure/annotated PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
# how many independent sources stand behind events, against numbers that people counted
add_test(NAME measure/sources COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/tools/measure/sources.sh
	$<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR}/../shared
	${PROJECT_SOURCE_DIR}/test/measure/sources.txt 0.90 0.90)
add_test(NAME measure/sources-fresh COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/tools/measure/sources.sh
	$<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR}/../shared
	${PROJECT_SOURCE_DIR}/test/measure/sources-fresh.txt 0.90 0.80)
set_tests_properties(measure/sources measure/sources-fresh PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
add_test(NAME measure/stories COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/tools/measure/stories.sh
	$<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR}/../shared 0.95 0.60)
set_tests_properties(measure/stories PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 240)
set_tests_properties(measure/events PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
# What systemd forbids a service, for a test.
add_executable(test_confine ${PROJECT_SOURCE_DIR}/test/server/confine.c)
target_compile_definitions(test_confine PRIVATE _GNU_SOURCE)
target_link_libraries(test_confine PRIVATE warta_flags PkgConfig::SECCOMP)
