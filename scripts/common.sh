# What every script here starts with: the top folder, the tools, and how to stop.
# Sourced, not run.
# shellcheck shell=bash disable=SC2034

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# A shell that was open while rustup ran does not know the folder yet.
PATH="$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin"
export PATH

# A build machine must take the versions of the lock file; a developer may be changing them.
locked=()
if [ -n "${CI:-}" ]; then
    locked=(--locked)
fi

# Says why it can't go on, and what to do. 2 is "wrong use or failure" as in the command line.
stop() {
    printf '%s\n' "$@" >&2
    exit 2
}

has() {
    command -v "$1" >/dev/null 2>&1
}
