#!/bin/sh
# Makes kernels.wasm of kernels.ts, with a compiler that nothing else needs.
set -eu
cd "$(dirname "$0")"
npx --yes --package assemblyscript@0.28.20 asc kernels.ts --outFile kernels.wasm -O3 --noAssert \
  --runtime stub --importMemory --enable simd --enable relaxed-simd
sha256sum kernels.ts kernels.wasm >made.sha256
