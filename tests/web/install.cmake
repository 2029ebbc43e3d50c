# cmake -D NPM=<npm> -D FROM=<tests/web> -D TO=<directory> -P install.cmake
# Copies the tests to TO and installs the packages of package-lock.json there, unless they are there already.
file(GLOB tests ${FROM}/*.mjs ${FROM}/*.jsonl)
file(COPY ${tests} ${FROM}/package.json ${FROM}/package-lock.json DESTINATION ${TO})

set(installed ${TO}/node_modules/installed-lock.json)
if(EXISTS ${installed})
  execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files ${FROM}/package-lock.json ${installed}
    RESULT_VARIABLE differs OUTPUT_QUIET ERROR_QUIET)
  if(NOT differs)
    return()
  endif()
endif()

execute_process(
  COMMAND ${NPM} ci --prefer-offline --ignore-scripts --no-audit --no-fund --no-progress --loglevel=error
  WORKING_DIRECTORY ${TO} RESULT_VARIABLE failed OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(failed)
  if(said MATCHES "ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH")
    message(FATAL_ERROR "the npm registry cannot be reached:\n${said}")
  endif()
  message(FATAL_ERROR "npm ci failed:\n${said}")
endif()
file(COPY_FILE ${FROM}/package-lock.json ${installed})
