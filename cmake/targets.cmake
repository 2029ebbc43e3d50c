# format, check-format and tidy, with the packaged clang 14: over the files of git, new ones included.
find_program(CLANG_FORMAT NAMES clang-format-14 clang-format)
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
if(CLANG_FORMAT)
  add_custom_target(format
    COMMAND sh -c "git ls-files -z --cached --others --exclude-standard '*.cpp' '*.hpp' | xargs -0 ${CLANG_FORMAT} -i"
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
  add_custom_target(check-format
    COMMAND sh -c "git ls-files -z --cached --others --exclude-standard '*.cpp' '*.hpp' | xargs -0 ${CLANG_FORMAT} --dry-run --Werror"
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()
if(RUN_CLANG_TIDY)
  add_custom_target(tidy
    COMMAND ${RUN_CLANG_TIDY} -quiet -p ${PROJECT_BINARY_DIR} "${PROJECT_SOURCE_DIR}/(engine|indexer|queries|server)/"
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()
