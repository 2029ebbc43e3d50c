# Warnings and sanitizers, linked PRIVATE by every target of kindred.
add_library(kindred_options INTERFACE)
target_compile_options(kindred_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  $<$<CXX_COMPILER_ID:Clang>:-Wthread-safety>
  # g++ 12 sees overlaps inside its own std::string (GCC bug 105329).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${KINDRED_WERROR}>:-Werror>)
if(KINDRED_SANITIZE)
  # g++ takes instrumented code of its own library (std::regex) for uses of uninitialized variables.
  target_compile_options(kindred_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  add_compile_options(-fsanitize=${KINDRED_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${KINDRED_SANITIZE})
endif()

# Fuzz targets search for inputs of their own instead of replaying their corpus: with clang only.
option(KINDRED_FUZZ "Link the fuzz targets with libFuzzer" OFF)
if(KINDRED_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# A compiler cache is used when it is there; -DCMAKE_CXX_COMPILER_LAUNCHER= turns it off.
find_program(CCACHE ccache)
if(CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
