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
