#!/usr/bin/env bash
# Builds kindred, indexes a collection and serves it.
set -euo pipefail

root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
bin=$root/build/release/bin
demo=$root/build/demo
start_seconds=60  # longest that the server may take until it answers

port=7711
check=no
records=()
server_pid=

usage() {
    cat <<END
usage: ./demo.sh [--port N] [--check] [RECORDS...]

Installs the Debian packages that are missing (as root or with sudo), builds kindred, makes and indexes a
sample of 5,000 works, and serves it on http://127.0.0.1:7711 until Ctrl-C.
  RECORDS   serve these files or directories instead of the sample, indexed anew each time
  --port N  serve on port N; 0 takes a free one
  --check   serve on a free port, ask for works and for similar researchers, and stop:
            succeeds when both have answers and the server stops as it should
END
}

fail() {
    echo "demo: $*" >&2
    exit 1
}

wrong_usage() {
    echo "demo: $*" >&2
    usage >&2
    exit 2
}

# A path as the user can type it.
typed() {
    printf '%q' "${1#"$PWD"/}"
}

taken() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Stops the server, if there is one; the status is the server's.
stop_server() {
    local pid=$server_pid
    [[ -n $pid ]] || return 0
    server_pid=
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid"
}

at_exit() {
    local status=$? server_status=0
    stop_server || server_status=$?
    rm -f "$demo/serve.$$"
    ((status != 0)) || status=$server_status
    exit "$status"
}

make_sample() {
    [[ -s $demo/sample.jsonl ]] && return
    "$bin/kindred-index" sample "$demo/sample.partial.jsonl" --works 5000 --seed 1
    mv "$demo/sample.partial.jsonl" "$demo/sample.jsonl"
}

# True when the index of the sample is newer than the sample, whole, and of the format of this build.
sample_index_stands() {
    [[ $demo/index/current -nt $demo/sample.jsonl ]] && "$bin/kindred-index" check "$demo/index" >/dev/null 2>&1
}

# Starts the server on `port` and sets `url` when it answers.
start_server() {
    local index=$1 log=$demo/serve.$$ ready deadline=$((SECONDS + start_seconds))
    "$bin/kindred-serve" "$index" --port "$port" >"$log" &
    server_pid=$!
    until ready=$(grep -m1 -oE 'on http://127\.0\.0\.1:[0-9]+$' "$log"); do
        if ! kill -0 "$server_pid" 2>/dev/null; then
            server_pid=
            [[ $port == 0 ]] || echo "demo: if port $port is taken, choose another one with --port N" >&2
            fail "the server did not start"
        fi
        ((SECONDS < deadline)) || fail "the server did not answer within $start_seconds s"
        sleep 0.1
    done
    url=${ready#on }
}

# ask PATH [BODY]: the answer of the server, GET without a body and POST with one.
ask() {
    curl --silent --show-error --fail-with-body --max-time 30 \
        ${2+--header 'Content-Type: application/json' --data "$2"} "$url$1"
}

# Words that the collection has: two of the title of its first work, or the title when its words are short.
some_words() {
    local title found
    title=$(ask /indexes/works/search '{"q":"","limit":1,"attributesToRetrieve":["title"]}' |
        sed -E "s/.*\"title\": ?\"//; s/\\\\.//g; s/\".*//; s/'//g")
    mapfile -t found < <(grep -a -oE '[^[:space:][:punct:]]{5,}' <<<"$title")
    [[ ${#found[@]} -gt 0 ]] || found=("$title")
    echo "${found[@]:0:2}"
}

# The id of a researcher with many works among the first ones.
some_researcher() {
    ask /indexes/researchers/search '{"q":"","limit":100,"attributesToRetrieve":["id","works_count"]}' |
        grep -oE '"(id|works_count)": ?("[A-Za-z0-9_-]+"|[0-9]+)' | tr -d '" ' |
        awk -F: '$1 == "id" { id = $2; if (!best) best = id }
                 $1 == "works_count" && $2 + 0 > most { most = $2 + 0; best = id }
                 END { print best }'
}

has_hits() {
    [[ $1 =~ \"hits\":\ ?\[\ ?\{ ]]
}

# question NAME PATH [BODY]: prints the answer; fails when it has no hits.
question() {
    local name=$1 answer
    shift
    printf '\n%s: %s %s\n' "$name" "$1" "${2-}"
    answer=$(ask "$@") || fail "$name: no answer: $answer"
    printf '%s\n' "$answer"
    has_hits "$answer" || fail "$name: no hits"
}

run_check() {
    local words=$1 researcher=$2
    question "works" /indexes/works/search "{\"q\":\"$words\",\"limit\":3}"
    question "similar researchers" "/api/v1/researchers/$researcher/similar?limit=3"
    stop_server || fail "the server stopped with exit status $?"
    printf '\ndemo: both questions answered, server stopped\n'
}

show_and_wait() {
    local index=$1 words=$2 researcher=$3 status=0
    trap 'echo; exit 0' INT TERM
    cat <<END

kindred serves $(typed "$index") on $url
Three things to try, in another terminal:

  curl '$url/indexes/works/search' -H 'Content-Type: application/json' -d '{"q":"$words","limit":3}'

  curl '$url/api/v1/researchers/$researcher/similar?limit=5'

  $(typed "$bin/kindred-query") search $(typed "$index") '$words'

Ctrl-C stops the server.
END
    wait "$server_pid" || status=$?
    server_pid=
    fail "the server stopped by itself with exit status $status"
}

while [[ $# -gt 0 ]]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --check) check=yes ;;
        --port) [[ $# -gt 1 ]] || wrong_usage "--port needs a number"; port=$2; shift ;;
        --port=*) port=${1#--port=} ;;
        --) shift; records+=("$@"); break ;;
        -?*) wrong_usage "no such option: $1" ;;
        *) records+=("$1") ;;
    esac
    shift
done
if [[ ! $port =~ ^[0-9]{1,5}$ ]] || ((10#$port > 65535)); then
    wrong_usage "--port needs a number up to 65535, not '$port'"
fi
[[ $check == no ]] || port=0
for file in "${records[@]}"; do
    [[ $file == - || -r $file ]] || fail "cannot read '$file'"
done
if [[ $port != 0 ]] && taken "$port"; then
    fail "port $port is taken; choose another one: ./demo.sh --port $((port < 65535 ? port + 1 : 7711))"
fi

"$root/cmake/install-packages.sh"
"$root/cmake/build.sh" release kindred-index kindred-query kindred-serve
mkdir -p "$demo"
trap at_exit EXIT

if [[ ${#records[@]} -gt 0 ]]; then
    index=$demo/own-index
    "$bin/kindred-index" build "$index" "${records[@]}"
else
    index=$demo/index
    make_sample
    sample_index_stands || "$bin/kindred-index" build "$index" "$demo/sample.jsonl"
fi

start_server "$index"
words=$(some_words)
researcher=$(some_researcher)
if [[ $check == yes ]]; then
    run_check "$words" "$researcher"
else
    show_and_wait "$index" "$words" "$researcher"
fi
