#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kindred::indexer::input {

/// Turns the bytes of a file into the bytes of its text. Belongs to one thread.
class Decoder {
 public:
    virtual ~Decoder() = default;
    /// Takes bytes from the front of `input` and appends what they give to `out`: `max_step_bytes` at most,
    /// however well the data was compressed. True while another call would give more without further input.
    /// Throws Error{io} on damaged data; `name` is the file, for the message.
    virtual bool step(std::string_view& input, std::string& out, const std::string& name) = 0;
    /// True when the data may end here; false in the middle of a compressed stream.
    virtual bool complete() const noexcept = 0;

    static constexpr std::size_t max_step_bytes = std::size_t{256} << 10;
};

/// The decoder for a file that starts with `first_bytes`: gzip, zstd or none.
std::unique_ptr<Decoder> decoder_for(std::string_view first_bytes);

}  // namespace kindred::indexer::input
