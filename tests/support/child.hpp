#pragma once
#include <functional>

namespace kindred::test {

/// Runs `call` in a child process of this one and returns its exit status: what `call` returns, 250 when it
/// throws. The child ends at once, without destructors, as a killed program would.
int status_in_child(const std::function<int()>& call);

}  // namespace kindred::test
