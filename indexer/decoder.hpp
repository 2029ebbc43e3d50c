#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace kindred::indexer {

/// Turns the bytes of a file into the bytes of its text. Belongs to one thread.
class Decoder {
 public:
    virtual ~Decoder() = default;
    /// Appends to `out` what `input` gives. Throws Error{io} on damaged data; `name` is the file, for the
    /// message.
    virtual void feed(std::string_view input, std::string& out, const std::string& name) = 0;
    /// True when the data may end here; false in the middle of a compressed stream.
    virtual bool complete() const noexcept = 0;
};

/// The decoder for a file that starts with `first_bytes`: gzip, zstd or none.
std::unique_ptr<Decoder> decoder_for(std::string_view first_bytes);

}  // namespace kindred::indexer
