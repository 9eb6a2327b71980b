# The library (shared and static) and the program.  Only the functions of include/warta leave the
# library: everything is compiled with hidden visibility, and the static library is one object whose
# hidden names were made local, so that the program cannot use what others cannot.
find_package(Threads REQUIRED)
target_link_libraries(rooms PUBLIC Threads::Threads)
target_link_libraries(rooms_archive PUBLIC Threads::Threads)

add_library(warta_shared SHARED $<TARGET_OBJECTS:rooms> $<TARGET_OBJECTS:embedded>)
set_target_properties(warta_shared PROPERTIES OUTPUT_NAME warta LINKER_LANGUAGE C
	VERSION ${PROJECT_VERSION} SOVERSION 0)
target_link_libraries(warta_shared PRIVATE warta_flags warta_libraries Threads::Threads)
# (clang gives a shared library no sanitizer's runtime)
if(NOT WARTA_FUZZ)
	# the names bear the version of the interface: WARTA_0 goes with libwarta.so.0
	target_link_options(warta_shared PRIVATE -Wl,--no-undefined
		-Wl,--version-script=${PROJECT_SOURCE_DIR}/cmake/libwarta.map)
	set_target_properties(warta_shared PROPERTIES LINK_DEPENDS ${PROJECT_SOURCE_DIR}/cmake/libwarta.map)
endif()

set(WARTA_ONE ${PROJECT_BINARY_DIR}/warta-one.o)
add_custom_command(OUTPUT ${WARTA_ONE}
	COMMAND ${CMAKE_LINKER} -r -o ${WARTA_ONE} $<TARGET_OBJECTS:rooms> $<TARGET_OBJECTS:embedded>
	COMMAND ${CMAKE_OBJCOPY} --localize-hidden ${WARTA_ONE}
	DEPENDS rooms embedded $<TARGET_OBJECTS:rooms> $<TARGET_OBJECTS:embedded>
	COMMAND_EXPAND_LISTS VERBATIM COMMENT "Joining the rooms to one object")
set_source_files_properties(${WARTA_ONE} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
add_library(warta_static STATIC ${WARTA_ONE})
set_target_properties(warta_static PROPERTIES OUTPUT_NAME warta LINKER_LANGUAGE C)
target_link_libraries(warta_static PUBLIC warta_libraries Threads::Threads)

file(GLOB CMD_SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/cmd/*.c)
add_executable(warta ${CMD_SOURCES})
target_link_libraries(warta PRIVATE warta_flags
	$<IF:$<BOOL:${WARTA_LINK_SHARED}>,warta_shared,warta_static> PkgConfig::UTF8PROC)
target_compile_definitions(warta PRIVATE _DEFAULT_SOURCE) # the terminal's width is not POSIX
target_compile_definitions(warta PRIVATE
	WARTA_LEXICON_DIR="${CMAKE_INSTALL_FULL_DATADIR}/warta/lexicon")

# --- make install ----------------------------------------------------------------------------------
# The pkg-config file finds its prefix by where it lies, so that the tree may be moved.
file(RELATIVE_PATH PC_PREFIX
	${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/warta.pc.in warta.pc @ONLY)
install(TARGETS warta RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS warta_shared warta_static
	LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/warta DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN *.h)
install(FILES ${PROJECT_BINARY_DIR}/warta.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(GLOB PAGES_1 CONFIGURE_DEPENDS man/*.1)
file(GLOB PAGES_3 CONFIGURE_DEPENDS man/*.3)
file(GLOB PAGES_5 CONFIGURE_DEPENDS man/*.5)
file(GLOB PAGES_7 CONFIGURE_DEPENDS man/*.7)
foreach(section 1 3 5 7)
	install(FILES ${PAGES_${section}} DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section})
endforeach()
# a page of each header, made from it, and of each of its functions
find_program(BASH bash REQUIRED)
file(GLOB PUBLIC_HEADERS CONFIGURE_DEPENDS include/warta/*.h)
set(MAN3 ${PROJECT_BINARY_DIR}/man3)
add_custom_command(OUTPUT ${MAN3}/made
	COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/tools/man3.sh ${MAN3} ${PUBLIC_HEADERS}
	DEPENDS ${PUBLIC_HEADERS} ${PROJECT_SOURCE_DIR}/tools/man3.sh
	VERBATIM COMMENT "Manual pages of the functions")
add_custom_target(man3 ALL DEPENDS ${MAN3}/made)
install(DIRECTORY ${MAN3}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man3 FILES_MATCHING PATTERN *.3)
install(DIRECTORY share/slurm DESTINATION ${CMAKE_INSTALL_DATADIR}/warta USE_SOURCE_PERMISSIONS)
# completions, made from what the program says of itself
set(COMPLETION ${PROJECT_BINARY_DIR}/completion)
add_custom_command(OUTPUT ${COMPLETION}/warta ${COMPLETION}/_warta ${COMPLETION}/warta.fish
	COMMAND ${BASH} ${PROJECT_SOURCE_DIR}/tools/completion.sh $<TARGET_FILE:warta> ${COMPLETION}
	DEPENDS warta ${PROJECT_SOURCE_DIR}/tools/completion.sh
	VERBATIM COMMENT "Completions for bash, zsh and fish")
add_custom_target(completion ALL DEPENDS ${COMPLETION}/warta)
install(FILES ${COMPLETION}/warta DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${COMPLETION}/_warta DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${COMPLETION}/warta.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(DIRECTORY lexicon DESTINATION ${CMAKE_INSTALL_DATADIR}/warta
	FILES_MATCHING PATTERN *.txt PATTERN *.md)

# services: units that call the program where it lies, their user, an example of settings
foreach(unit warta-serve.service warta-watch.service warta-work@.service)
	file(READ share/systemd/${unit} text)
	string(REPLACE "/usr/bin/warta" "${CMAKE_INSTALL_FULL_BINDIR}/warta" text "${text}")
	file(CONFIGURE OUTPUT systemd/${unit} CONTENT "${text}" @ONLY)
	set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS share/systemd/${unit})
	install(FILES ${PROJECT_BINARY_DIR}/systemd/${unit} DESTINATION lib/systemd/system)
endforeach()
install(FILES share/sysusers/warta.conf DESTINATION lib/sysusers.d)
install(FILES share/warta.conf DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

if(BUILD_TESTING)
	include(cmake/cli.cmake)
endif()
