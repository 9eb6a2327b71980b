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

add_test(NAME tree/rooms COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/test/tree/rooms.sh ${PROJECT_SOURCE_DIR})
