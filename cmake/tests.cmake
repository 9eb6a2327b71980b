# Every test/unit/ROOM/test_X.c is a program of its own, named unit/ROOM/X.
find_program(BASH bash REQUIRED)
pkg_check_modules(CMOCKA REQUIRED IMPORTED_TARGET cmocka)
file(GLOB_RECURSE UNIT_TESTS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/test/unit/*/test_*.c)
foreach(source ${UNIT_TESTS})
	file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR}/test/unit ${source})
	string(REGEX REPLACE "/test_(.*)\\.c$" "/\\1" name ${name})
	string(REPLACE "/" "_" target unit_${name})
	add_executable(${target} ${source})
	target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/test/unit)
	target_compile_definitions(${target} PRIVATE
		WT_SOURCE_DIR="${PROJECT_SOURCE_DIR}" WT_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared")
	target_link_libraries(${target} PRIVATE embedded rooms_archive PkgConfig::CMOCKA)
	add_test(NAME unit/${name} COMMAND ${target})
	set_tests_properties(unit/${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
endforeach()

# Those of the store on a server, too: test/postgres.sh starts one for all of them.
set(SERVER_FILE ${PROJECT_BINARY_DIR}/postgres-server)
add_test(NAME postgres/start COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/postgres.sh start ${SERVER_FILE})
add_test(NAME postgres/stop COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/postgres.sh stop ${SERVER_FILE})
set_tests_properties(postgres/start PROPERTIES FIXTURES_SETUP postgres SKIP_RETURN_CODE 77)
set_tests_properties(postgres/stop PROPERTIES FIXTURES_CLEANUP postgres SKIP_RETURN_CODE 77)
foreach(name store/postgres store/put store/query store/search story/copies story/decide
	story/events story/kin story/relation story/retell story/sources story/stories story/both)
	string(REPLACE "/" "_" target unit_${name})
	add_test(NAME postgres/${name} COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/on-postgres.sh
		${SERVER_FILE} $<TARGET_FILE:${target}>)
	set_tests_properties(postgres/${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120
		FIXTURES_REQUIRED postgres)
endforeach()

add_test(NAME postgres/queue COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/on-postgres.sh
	${SERVER_FILE} $<TARGET_FILE:unit_work_queue>)
set_tests_properties(postgres/queue PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120
	FIXTURES_REQUIRED postgres)

# The queue on a broker that test/rabbitmq.sh starts.
set(BROKER_FILE ${PROJECT_BINARY_DIR}/rabbitmq-server)
foreach(what start stop)
	add_test(NAME rabbitmq/${what}
		COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/rabbitmq.sh ${what} ${BROKER_FILE})
	set_tests_properties(rabbitmq/${what} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
endforeach()
set_tests_properties(rabbitmq/start PROPERTIES FIXTURES_SETUP rabbitmq)
set_tests_properties(rabbitmq/stop PROPERTIES FIXTURES_CLEANUP rabbitmq)
add_test(NAME rabbitmq/queue COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/on-rabbitmq.sh
	${BROKER_FILE} $<TARGET_FILE:unit_work_queue>)
set_tests_properties(rabbitmq/queue PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120
	FIXTURES_REQUIRED rabbitmq)

# kill -9 of workers, broker and database, in small; `make kill-cluster` is the long form.
add_test(NAME rabbitmq/kill COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/kill/cluster.sh $<TARGET_FILE:warta>)
set_tests_properties(rabbitmq/kill PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300
	FIXTURES_REQUIRED rabbitmq
	ENVIRONMENT "JOBS=500;WORKERS=2;QUEUES=amqp;NODES=1;BROKER=${BROKER_FILE}")
add_test(NAME postgres/kill COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/kill/cluster.sh $<TARGET_FILE:warta>)
set_tests_properties(postgres/kill PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300
	ENVIRONMENT "JOBS=500;WORKERS=2;QUEUES=postgres")
# Clocks that differ, and two of each at once, with the queues of many machines.
add_test(NAME rabbitmq/clocks COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/on-rabbitmq.sh
	${BROKER_FILE} ${BASH} ${PROJECT_SOURCE_DIR}/test/cli/run.sh
	${PROJECT_SOURCE_DIR}/test/cli/27-clocks.sh $<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR})
add_test(NAME postgres/clocks COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/on-postgres.sh
	${SERVER_FILE} ${BASH} ${PROJECT_SOURCE_DIR}/test/cli/run.sh
	${PROJECT_SOURCE_DIR}/test/cli/27-clocks.sh $<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR})
set_tests_properties(rabbitmq/clocks PROPERTIES FIXTURES_REQUIRED rabbitmq
	SKIP_RETURN_CODE 77 TIMEOUT 120)
set_tests_properties(postgres/clocks PROPERTIES FIXTURES_REQUIRED postgres
	SKIP_RETURN_CODE 77 TIMEOUT 120)
# TLS, a broker that is full or hangs, a slow line to it
foreach(name tls trouble slow)
	add_test(NAME rabbitmq/${name} COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/cli/run.sh
		${PROJECT_SOURCE_DIR}/test/broker/${name}.sh $<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR})
	set_tests_properties(rabbitmq/${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120
		FIXTURES_REQUIRED rabbitmq ENVIRONMENT "BROKER=${BROKER_FILE}")
endforeach()
set_tests_properties(rabbitmq/queue rabbitmq/clocks rabbitmq/kill rabbitmq/tls rabbitmq/trouble rabbitmq/slow
	PROPERTIES
	RESOURCE_LOCK rabbitmq)

# Every test/tree/X.sh states how the repository must be: X.sh SOURCE_DIR CC.
file(GLOB TREE_TESTS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/test/tree/*.sh)
foreach(script ${TREE_TESTS})
	get_filename_component(name ${script} NAME_WE)
	add_test(NAME tree/${name}
		COMMAND ${BASH} ${script} ${PROJECT_SOURCE_DIR} ${CMAKE_C_COMPILER})
	set_tests_properties(tree/${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
endforeach()

# The pages in a browser (needs chromium and npm).
add_test(NAME browser/pages COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/browser/run.sh
	$<TARGET_FILE:warta> ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
set_tests_properties(browser/pages PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)

# Every test/fuzz/fuzz_X.c states a promise about foreign bytes; ctest runs it shortly as fuzz/X.
if(WARTA_FUZZ)
	# where to begin, so that short runs are no idle ones: real forms
	file(GLOB FUZZ_SAMPLES ${PROJECT_SOURCE_DIR}/samples/*.txt)
	list(JOIN FUZZ_SAMPLES "," FUZZ_SEEDS_article)
	set(FUZZ_SEEDS_lex ${PROJECT_SOURCE_DIR}/lexicon/frames/agree.txt)
	foreach(name archive config errand http feed robots html charset gate jsonld wire shard message)
		file(GLOB seeds ${PROJECT_SOURCE_DIR}/test/fuzz/seeds/${name}/*)
		list(JOIN seeds "," FUZZ_SEEDS_${name})
	endforeach()
	set(FUZZ_RUNS_model 400) # each opens the whole model
	file(GLOB FUZZ_TARGETS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/test/fuzz/fuzz_*.c)
	foreach(source ${FUZZ_TARGETS})
		string(REGEX REPLACE "^.*/fuzz_(.*)\\.c$" "\\1" name ${source})
		add_executable(fuzz_${name} ${source})
		target_link_libraries(fuzz_${name} PRIVATE embedded rooms_archive)
		target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
		if(name STREQUAL config) # the program's own parser
			target_sources(fuzz_config PRIVATE ${PROJECT_SOURCE_DIR}/cmd/ini.c)
			target_include_directories(fuzz_config PRIVATE ${PROJECT_SOURCE_DIR}/cmd)
		endif()
		set(seeds)
		if(FUZZ_SEEDS_${name})
			set(seeds -seed_inputs=${FUZZ_SEEDS_${name}})
		endif()
		set(runs 20000)
		if(FUZZ_RUNS_${name})
			set(runs ${FUZZ_RUNS_${name}})
		endif()
		add_test(NAME fuzz/${name} COMMAND fuzz_${name} -runs=${runs} -max_len=4096 ${seeds})
		set_tests_properties(fuzz/${name} PROPERTIES TIMEOUT 300)
	endforeach()
endif()
