#!/bin/sh
# Measures the shaders on this machine's graphics processor: sh run.sh [--seconds N] [--only VARIANTS]
# Beside ncnn: NCNN=/path/to/its/program NCNN_MODELS=/path/to/models sh run.sh
set -e
cd "$(dirname "$0")"
for packed in *.xz; do
  file="${packed%.xz}"
  if [ -e "$file" ]; then continue; fi
  if command -v xz >/dev/null; then
    xz -dc "$packed" >"$file.part"
  else
    python3 -c 'import lzma, shutil, sys; shutil.copyfileobj(lzma.open(sys.argv[1]), sys.stdout.buffer)' "$packed" >"$file.part"
  fi
  mv "$file.part" "$file"
done
chmod +x node
exec ./node measure.mjs "$@"
