# Builds librdkafka where no feed brings it. Sourced by scripts/setup.
# The npm package of Confluent's JavaScript client carries the same release of the C library as source.

librdkafka_version=2.15.1
librdkafka_npm=@confluentinc/kafka-javascript@1.10.1
# sha512 of the published tarball, in hex.
librdkafka_sha512=29578f5019f6d44a8254ff667f1cc4b8cdd26091c7105ed7fa2882d9ee374108034b211a92c2279821a8a13df0e6af9c340764482acaef58f42027eaa12a992f

build_librdkafka() {
  local out="$cache/librdkafka/$librdkafka_version"
  local work="$cache/librdkafka/build"
  if [ -f "$out/librdkafka.so" ]; then return; fi
  [ "$(uname -s)" = Linux ] || die "the feed lacks librdkafka.redist, and it is built from source on Linux only"
  if ! have gcc || ! have make || ! have python3; then
    can_apt && apt_install gcc libc6-dev make python3 \
      || die "gcc, make and python3 are needed to build librdkafka: install them by hand"
  fi

  say "building librdkafka $librdkafka_version (about a minute, once)"
  rm -rf "$work"
  mkdir -p "$work" "$out"
  (
    cd "$work"
    tarball=$(npm pack --silent "$librdkafka_npm" </dev/null)
    echo "$librdkafka_sha512  $tarball" | sha512sum --check --quiet
    tar xzf "$tarball" package/deps/librdkafka
    cd package/deps/librdkafka
    # Encryption and authentication are left out: this build talks to a broker on the same machine.
    ./configure --disable-sasl --disable-ssl --disable-curl --disable-zstd --disable-debug-symbols
    # The C library alone; nobody here uses the one for C++.
    make -j2 -C src lib
  ) >"$cache/librdkafka/build.log" 2>&1 \
    || die "librdkafka did not build: $(tail -n 1 "$cache/librdkafka/build.log") (.cache/librdkafka/build.log)"
  cp "$work/package/deps/librdkafka/LICENSES.txt" "$out/"
  strip --strip-unneeded -o "$out/librdkafka.so.part" "$work/package/deps/librdkafka/src/librdkafka.so.1"
  # Last, and at once: a file of this name means that the build is whole.
  mv "$out/librdkafka.so.part" "$out/librdkafka.so"
  rm -rf "$work"
}
