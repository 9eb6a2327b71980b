# What pages refer to, embedded: style and icon as they lie in web/, and the pictures' script, bundled
# by esbuild from web/src and the packages of web/package-lock.json.
#
#	-DWARTA_WEB=AUTO	(default) with pictures where npm is there and can fetch its packages
#	-DWARTA_WEB=ON		with pictures, or the build fails
#	-DWARTA_WEB=OFF		without: pages are whole without them
set(WARTA_WEB AUTO CACHE STRING "pictures on the pages, made by npm and esbuild: ON, OFF or AUTO")
set_property(CACHE WARTA_WEB PROPERTY STRINGS AUTO ON OFF)
set(WEB_OUT ${PROJECT_BINARY_DIR}/web)
set(WEB_ASSETS ${PROJECT_SOURCE_DIR}/web/warta.css ${PROJECT_SOURCE_DIR}/web/icon.svg
	${PROJECT_SOURCE_DIR}/web/openapi.json)
file(MAKE_DIRECTORY ${WEB_OUT})

# npm works on copies in the build folder; what it fetched stays there
set(WEB_PACKAGES ${WEB_OUT}/node_modules/.package-lock.json)
function(web_fetch result)
	file(SHA256 ${PROJECT_SOURCE_DIR}/web/package-lock.json wanted)
	set(fetched "")
	if(EXISTS ${WEB_PACKAGES} AND EXISTS ${WEB_OUT}/fetched)
		file(READ ${WEB_OUT}/fetched fetched)
	endif()
	if(NOT fetched STREQUAL wanted)
		file(COPY ${PROJECT_SOURCE_DIR}/web/package.json ${PROJECT_SOURCE_DIR}/web/package-lock.json
			DESTINATION ${WEB_OUT})
		message(STATUS "Fetching the pages' packages (npm ci)")
		execute_process(COMMAND ${NPM} ci --no-audit --no-fund --loglevel=error
			WORKING_DIRECTORY ${WEB_OUT} RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE said TIMEOUT 300)
		if(failed)
			message(STATUS "npm ci: ${said}")
			set(${result} FALSE PARENT_SCOPE)
			return()
		endif()
		file(WRITE ${WEB_OUT}/fetched ${wanted})
	endif()
	set(${result} TRUE PARENT_SCOPE)
endfunction()

set(WEB_PICTURES FALSE)
if(WARTA_WEB)
	find_program(NPM npm)
	if(NPM)
		web_fetch(WEB_PICTURES)
	endif()
	if(NOT WEB_PICTURES AND NOT WARTA_WEB STREQUAL AUTO)
		message(FATAL_ERROR "WARTA_WEB=${WARTA_WEB}: npm is not there, or cannot fetch its packages; -DWARTA_WEB=OFF builds without pictures")
	endif()
endif()
if(WEB_PICTURES)
	file(GLOB WEB_SCRIPTS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/src/*.js)
	add_custom_command(OUTPUT ${WEB_OUT}/warta.js
		COMMAND ${CMAKE_COMMAND} -E rm -rf ${WEB_OUT}/src
		COMMAND ${CMAKE_COMMAND} -E copy_directory ${PROJECT_SOURCE_DIR}/web/src ${WEB_OUT}/src
		COMMAND ${WEB_OUT}/node_modules/.bin/esbuild src/main.js --bundle --minify --format=esm
			--target=es2020 --legal-comments=eof --log-level=warning --outfile=warta.js
		WORKING_DIRECTORY ${WEB_OUT} DEPENDS ${WEB_SCRIPTS} VERBATIM
		COMMENT "Bundling the pages' script")
	list(APPEND WEB_ASSETS ${WEB_OUT}/warta.js
		${WEB_OUT}/node_modules/world-atlas/countries-110m.json)
else()
	message(STATUS "Pages are built without pictures (npm makes them; see README.md)")
endif()

add_custom_command(OUTPUT ${WEB_OUT}/assets.c ${WEB_OUT}/assets.S
	COMMAND ${CMAKE_COMMAND} "-DASSETS=${WEB_ASSETS}" -DOUT=${WEB_OUT}
		-P ${PROJECT_SOURCE_DIR}/cmake/assets.cmake
	DEPENDS ${WEB_ASSETS} ${PROJECT_SOURCE_DIR}/cmake/assets.cmake
	VERBATIM COMMENT "Embedding the pages' assets")
target_sources(embedded PRIVATE ${WEB_OUT}/assets.c ${WEB_OUT}/assets.S)
target_include_directories(embedded PRIVATE ${PROJECT_SOURCE_DIR}/src)
