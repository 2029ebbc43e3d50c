#!/usr/bin/env bash
# Builds one preset of CMakePresets.json in build/PRESET; demo.sh and test.sh call it.
# Configures only when that was never done: ninja runs cmake again by itself when a CMake file changes.
set -euo pipefail

# Memory that one compiler or link-time optimiser may take, in KiB: the sanitizers make Xapian's and Beast's
# templates costly, and link-time optimisation reads a whole program.
job_kib=$((1024 * 1024))
costly_job_kib=$((1536 * 1024))

usage() {
    cat <<END
usage: cmake/build.sh PRESET [TARGET...]

Configures PRESET (dev, release, asan, tsan, plain, lto or fuzz) when need be and builds TARGETs, or everything, in
build/PRESET with as many jobs as cores and memory allow.
END
}

# Memory that is free now, in KiB; inside a container, at most what the container may take.
free_kib() {
    local available limit
    available=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)
    limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
    if [[ $limit != max ]] && ((limit / 1024 < available)); then
        available=$((limit / 1024))
    fi
    echo "$available"
}

# Jobs at a time: one a core, as long as the free memory has room for them.
jobs_for() {
    local cores by_memory kib=$job_kib
    cores=$(nproc)
    [[ $1 == asan || $1 == tsan || $1 == lto || $1 == fuzz ]] && kib=$costly_job_kib
    by_memory=$(($(free_kib) / kib))
    ((by_memory >= 1)) || by_memory=1
    echo $((cores < by_memory ? cores : by_memory))
}

case "${1-}" in
    -h | --help) usage; exit 0 ;;
    '' | -*) usage >&2; exit 2 ;;
esac
preset=$1
shift

# Presets are looked up in the current directory.
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
if [[ ! -f build/$preset/build.ninja ]]; then
    cmake --preset "$preset"
fi
cmake --build "build/$preset" --parallel "$(jobs_for "$preset")" ${1+--target "$@"}
