# Every library comes from Debian; docs/architecture.md says why each is here.
find_package(Threads REQUIRED)
find_package(xapian REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# Xapian's package file gives variables, no target.
add_library(kindred_xapian INTERFACE)
add_library(kindred::xapian ALIAS kindred_xapian)
target_include_directories(kindred_xapian SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIR})
target_link_libraries(kindred_xapian INTERFACE ${XAPIAN_LIBRARIES})
