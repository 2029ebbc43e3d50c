# Warnings and sanitizers, linked PRIVATE by every target of kindred.
add_library(kindred_options INTERFACE)
target_compile_options(kindred_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  $<$<CXX_COMPILER_ID:Clang>:-Wthread-safety>
  $<$<BOOL:${KINDRED_WERROR}>:-Werror>)
if(KINDRED_SANITIZE)
  # Instrumented code confuses g++ 12's search for uninitialized variables (Catch2, nlohmann/json).
  target_compile_options(kindred_options INTERFACE -Wno-maybe-uninitialized)
  add_compile_options(-fsanitize=${KINDRED_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${KINDRED_SANITIZE})
endif()
