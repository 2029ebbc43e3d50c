#!/usr/bin/env bash
# Builds kindred and runs all its tests.
set -euo pipefail

usage() {
    cat <<END
usage: ./test.sh [--asan|--tsan|--plain|--lto] [CTEST ARGUMENT...]

Installs the Debian packages that are missing (as root or with sudo), builds, and runs the tests with ctest.
  --asan    with the address and undefined-behaviour sanitizers, in build/asan
  --tsan    with the thread sanitizer, in build/tsan
  --plain   without optimisation, in build/plain
  --lto     with link-time optimisation, which finds a name that is two types, in build/lto
            otherwise with debug information, in build/dev
Everything else goes to ctest:
  ./test.sh -R engine.        the tests of engine/ only
  ./test.sh -L unit           the tests with the label unit (unit, golden, http, slow, web)
  ./test.sh -LE web           all but those of tests/web, which need node and packages from the npm registry
  ./test.sh --rerun-failed    those that failed last time
The exit status is that of ctest.
END
}

preset=dev
web=(--web)
case "${1-}" in
    -h | --help) usage; exit 0 ;;
    --asan) preset=asan; web=(); shift ;;
    --plain | --lto) preset=${1#--}; shift ;;
    --tsan)
        preset=tsan; web=(); shift
        # hnswlib locks the lists of two elements in either order; one thread alone adds elements to a graph.
        export TSAN_OPTIONS="detect_deadlocks=0${TSAN_OPTIONS:+ $TSAN_OPTIONS}"
        ;;
esac

root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
"$root/cmake/install-packages.sh" "${web[@]}"
"$root/cmake/build.sh" "$preset"
exec ctest --test-dir "$root/build/$preset" --output-on-failure --parallel "$(nproc)" "$@"
