# What pages refer to, embedded: style and icon as they lie in web/.
set(WEB_OUT ${PROJECT_BINARY_DIR}/web)
set(WEB_ASSETS ${PROJECT_SOURCE_DIR}/web/warta.css ${PROJECT_SOURCE_DIR}/web/icon.svg)
file(MAKE_DIRECTORY ${WEB_OUT})
add_custom_command(OUTPUT ${WEB_OUT}/assets.c ${WEB_OUT}/assets.S
	COMMAND ${CMAKE_COMMAND} "-DASSETS=${WEB_ASSETS}" -DOUT=${WEB_OUT}
		-P ${PROJECT_SOURCE_DIR}/cmake/assets.cmake
	DEPENDS ${WEB_ASSETS} ${PROJECT_SOURCE_DIR}/cmake/assets.cmake
	VERBATIM COMMENT "Embedding the pages' assets")
target_sources(embedded PRIVATE ${WEB_OUT}/assets.c ${WEB_OUT}/assets.S)
target_include_directories(embedded PRIVATE ${PROJECT_SOURCE_DIR}/src)
