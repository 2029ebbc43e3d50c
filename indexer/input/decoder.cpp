#include "indexer/input/decoder.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <array>

#include <zlib.h>
#include <zstd.h>

namespace kindred::indexer::input {

namespace {

[[noreturn]] void damaged(const std::string& name, const char* format, const std::string& what) {
    throw Error(ErrorCode::io, name + ": the " + format + " data is damaged: " + what,
                "fetch or compress the file again");
}

class Plain : public Decoder {
 public:
    bool step(std::string_view& input, std::string& out, const std::string&) override {
        out += input.substr(0, max_step_bytes);
        input.remove_prefix(std::min(input.size(), max_step_bytes));
        return !input.empty();
    }
    bool complete() const noexcept override { return true; }
};

/// gzip (RFC 1952), one member after the other.
class Gzip : public Decoder {
 public:
    Gzip() {
        constexpr int gzip_only = 16;
        if (inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK)
            throw Error(ErrorCode::io, "zlib does not start");
    }
    ~Gzip() override { inflateEnd(&stream_); }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    bool step(std::string_view& input, std::string& out, const std::string& name) override {
        if (input.empty() && !full_) return false;
        if (ended_) inflateReset(&stream_);
        // zlib's interface is not const-correct; it does not write to its input.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
        stream_.avail_in = static_cast<uInt>(input.size());
        stream_.next_out = block_.data();
        stream_.avail_out = static_cast<uInt>(block_.size());
        const int code = inflate(&stream_, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
            damaged(name, "gzip", stream_.msg != nullptr ? stream_.msg : "code " + std::to_string(code));
        }
        input.remove_prefix(input.size() - stream_.avail_in);
        out.append(reinterpret_cast<const char*>(block_.data()), block_.size() - stream_.avail_out);
        ended_ = code == Z_STREAM_END;
        full_ = stream_.avail_out == 0 && !ended_;
        return full_ || !input.empty();
    }
    bool complete() const noexcept override { return ended_; }

 private:
    z_stream stream_ = {};
    std::array<Bytef, Decoder::max_step_bytes> block_;
    bool ended_ = false;
    bool full_ = false;  ///< the last block came out full: zlib may hold more
};

class Zstd : public Decoder {
 public:
    Zstd() : stream_(ZSTD_createDStream()) {
        if (stream_ == nullptr) throw Error(ErrorCode::io, "zstd does not start");
    }
    ~Zstd() override { ZSTD_freeDStream(stream_); }
    Zstd(const Zstd&) = delete;
    Zstd& operator=(const Zstd&) = delete;

    bool step(std::string_view& input, std::string& out, const std::string& name) override {
        if (input.empty() && !full_) return false;
        ZSTD_inBuffer in = {input.data(), input.size(), 0};
        ZSTD_outBuffer block = {block_.data(), block_.size(), 0};
        left_ = ZSTD_decompressStream(stream_, &block, &in);
        if (ZSTD_isError(left_) != 0) damaged(name, "zstd", ZSTD_getErrorName(left_));
        input.remove_prefix(in.pos);
        out.append(block_.data(), block.pos);
        // A call after the end of a frame would begin the next one, which may never come.
        full_ = block.pos == block.size && left_ != 0;
        return full_ || !input.empty();
    }
    bool complete() const noexcept override { return left_ == 0; }

 private:
    ZSTD_DStream* stream_;
    std::array<char, Decoder::max_step_bytes> block_;
    std::size_t left_ = 0;  ///< 0 between frames
    bool full_ = false;     ///< the last block came out full: zstd may hold more
};

}  // namespace

std::unique_ptr<Decoder> decoder_for(std::string_view first_bytes) {
    if (first_bytes.starts_with("\x1f\x8b")) return std::make_unique<Gzip>();
    if (first_bytes.starts_with("\x28\xb5\x2f\xfd")) return std::make_unique<Zstd>();
    return std::make_unique<Plain>();
}

}  // namespace kindred::indexer::input
