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
	target_link_options(warta_shared PRIVATE -Wl,--no-undefined)
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
target_link_libraries(warta PRIVATE warta_flags warta_static PkgConfig::UTF8PROC)
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
file(GLOB PAGES_5 CONFIGURE_DEPENDS man/*.5)
install(FILES ${PAGES_1} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PAGES_5} DESTINATION ${CMAKE_INSTALL_MANDIR}/man5)
install(DIRECTORY lexicon DESTINATION ${CMAKE_INSTALL_DATADIR}/warta
	FILES_MATCHING PATTERN *.txt PATTERN *.md)

if(BUILD_TESTING)
	find_program(BASH bash REQUIRED)
	include(cmake/cli.cmake)
endif()
