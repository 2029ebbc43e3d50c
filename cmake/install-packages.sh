#!/usr/bin/env bash
# Installs the Debian packages that kindred is built from; demo.sh and test.sh call it first.
# Does nothing, and asks for no rights, when all of them are there.
set -euo pipefail

packages=(
    g++ cmake ninja-build pkg-config
    libxapian-dev libboost-dev nlohmann-json3-dev libcli11-dev libfmt-dev libspdlog-dev
    libssl-dev libutf8proc-dev libxxhash-dev zlib1g-dev libzstd-dev libeigen3-dev libhnswlib-dev
    libcld2-dev
    catch2 libbenchmark-dev
    curl
)

usage() {
    cat <<END
usage: cmake/install-packages.sh [--web] [--list]

Installs what is missing of the Debian packages that kindred is built from, as root or with sudo.
  --web    also what the tests of tests/web run on, where there is no node or no npm
  --list   print the packages, one a line, and install nothing
END
}

installed() {
    [[ "$(dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null)" == installed* ]]
}

if [[ "${1-}" == --web ]]; then
    shift
    command -v node >/dev/null || packages+=(nodejs)
    command -v npm >/dev/null || packages+=(npm)
fi
case "${1-}" in
    '') ;;
    --list) printf '%s\n' "${packages[@]}"; exit 0 ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
esac

if ! command -v dpkg-query >/dev/null; then
    echo "install-packages: not a Debian system; going on with what is installed." \
         "The libraries that kindred needs: ${packages[*]}" >&2
    exit 0
fi

missing=()
for package in "${packages[@]}"; do
    installed "$package" || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $EUID -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
        echo "install-packages: neither root nor sudo; as root, run: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "Installing ${missing[*]}"
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q update
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install --yes --no-install-recommends "${missing[@]}"
