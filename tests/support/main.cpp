#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

/// Read by the address sanitizer, nobody else: Xapian::Database::check of Debian's libxapian 1.4.22 deletes a
/// table through a base class, which would end every test that checks an index in depth.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
    return "new_delete_type_mismatch=0";
}
