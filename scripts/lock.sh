#!/usr/bin/env bash
# Write the lock files again: hashes of everything, for every platform, and no host that serves it.
# tests/house/test_locks.py checks what comes out.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check uv

compile() {
  "$tools/bin/uv" pip compile --quiet --no-config --system-certs --upgrade \
    --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
    --no-emit-package circlekeeper-protocol \
    --no-emit-package circlekeeper-client \
    --no-emit-package circlekeeper-server \
    "$@"
}

# The hub, and what builds it; then the same with the tools beside it; then Node for whoever has none.
compile requirements.in --group build -o requirements.lock
compile requirements.in --constraint requirements.lock --group build --group dev -o requirements-dev.lock
compile --group node -o requirements-node.lock

# From nothing, because npm keeps a platform out of the lock for good once it was missing.
rm -rf client/web/node_modules client/web/package-lock.json
npm --prefix client/web install --package-lock-only --ignore-scripts
