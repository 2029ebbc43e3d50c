# cmake -DOUTPUT=x.cpp -DHEADER=server/openapi/x.hpp -DFUNCTION=x_parts "-DFILES=a;b" -P embed.cmake
# Writes a source file whose function kindred::server::openapi::<FUNCTION> gives the texts of FILES, in order.
set(texts "")
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  string(APPEND texts "    R\"embedded(${text})embedded\",\n")
endforeach()
list(LENGTH FILES count)
file(WRITE ${OUTPUT} "#include \"${HEADER}\"

#include <array>

namespace kindred::server::openapi {

namespace {

constexpr std::array<std::string_view, ${count}> texts = {
${texts}};

}  // namespace

std::span<const std::string_view> ${FUNCTION}() noexcept {
    return texts;
}

}  // namespace kindred::server::openapi
")
