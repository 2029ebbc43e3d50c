# Every library comes from Debian; docs/architecture.md says why each is here.
find_package(Threads REQUIRED)
find_package(xapian REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(PkgConfig REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)

# Headers only, without a package file.
find_path(HNSWLIB_INCLUDE_DIR hnswlib/hnswlib.h REQUIRED)
add_library(kindred_hnswlib INTERFACE)
add_library(kindred::hnswlib ALIAS kindred_hnswlib)
target_include_directories(kindred_hnswlib SYSTEM INTERFACE ${HNSWLIB_INCLUDE_DIR})

# No package file.
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(kindred_cld2 INTERFACE)
add_library(kindred::cld2 ALIAS kindred_cld2)
target_include_directories(kindred_cld2 SYSTEM INTERFACE ${CLD2_INCLUDE_DIR})
target_link_libraries(kindred_cld2 INTERFACE ${CLD2_LIBRARY})

# Xapian's package file gives variables, no target.
add_library(kindred_xapian INTERFACE)
add_library(kindred::xapian ALIAS kindred_xapian)
target_include_directories(kindred_xapian SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIR})
target_link_libraries(kindred_xapian INTERFACE ${XAPIAN_LIBRARIES})
