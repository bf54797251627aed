#!/bin/sh
# Builds FFmpeg for the layer: small, static, without network, playlists or encoders that are not needed. See README.md.
#
#   layers/ffmpeg/build.sh arm64|x86_64
#
# The result is layers/ffmpeg/target/<architecture>/bin/ffmpeg. Where a compiler or the sources are missing it says so, ends with 2, and
# leaves nothing: then `mvn package` puts the published binary there.
set -eu

arch=${1:?"which architecture: arm64 or x86_64"}
here=$(cd "$(dirname "$0")" && pwd)
work=$here/target/build-$arch
sources=${FFMPEG_SOURCES:-$here/target/sources}

case $arch in
    arm64) triple=aarch64-linux-gnu; cpu=aarch64; tools="${triple}-gcc make tar xz patch"; flags="-mno-outline-atomics" ;;
    x86_64) triple=x86_64-linux-gnu; cpu=x86_64; tools="${triple}-gcc make tar xz patch nasm"; flags="" ;;
    *) echo "no such architecture: $arch" >&2; exit 1 ;;
esac
for tool in $tools; do
    command -v "$tool" > /dev/null || { echo "$tool is missing: the layer will hold the published binary" >&2; exit 2; }
done

# The sources of a distribution that mends them for years; which ones exactly, sources.sha256 says.
fetch() {
    mkdir -p "$sources/lists/partial"
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources 2> /dev/null | sed 's/^Types: deb$/Types: deb-src/; s/^deb /deb-src /' \
        > "$sources/deb-src.sources"
    apt="-qq -o Dir::Etc::sourcelist=$sources/deb-src.sources -o Dir::Etc::sourceparts=- -o Dir::State::lists=$sources/lists"
    # shellcheck disable=SC2086
    (cd "$sources" && apt-get $apt update && apt-get $apt source --download-only ffmpeg lame musl)
}
check() { (cd "$sources" 2> /dev/null && sha256sum --status --strict -c "$here/sources.sha256" 2> /dev/null); }
check || fetch || true
check || { echo "the sources of sources.sha256 are missing: the layer will hold the published binary" >&2; exit 2; }

unpack() { # name, its directory: the original with the distribution's patches
    mkdir -p "$work/$1"
    tar -C "$work/$1" --strip-components=1 -xf "$sources"/"$1"_*.orig.tar.[gx]z
    tar -C "$work/$1" -xf "$sources"/"$1"_*.debian.tar.xz
    if [ -f "$work/$1/debian/patches/series" ]; then
        grep -v '^ *#' "$work/$1/debian/patches/series" | while read -r file _; do
            if [ -n "$file" ]; then patch -s -d "$work/$1" -p1 < "$work/$1/debian/patches/$file"; fi
        done
    fi
}
rm -rf "$work"
for name in musl lame ffmpeg; do unpack "$name"; done

# The same bytes wherever and whenever it is built.
export SOURCE_DATE_EPOCH=1767225600 LC_ALL=C TZ=UTC
# Outside of this directory nothing may be named.
cd "$work"
optimised="-O2 -ffile-prefix-map=$work=. $flags"
jobs=$(nproc)

(cd musl && ./configure --prefix="$work/root" --syslibdir="$work/root/lib" --target="$triple" CC="$triple-gcc" CFLAGS="$optimised" \
    --disable-shared --enable-wrapper=gcc > ../musl.log 2>&1 && make -j"$jobs" install >> ../musl.log 2>&1)
PATH=$work/root/bin:$PATH

(cd lame && ./configure --host="$triple" --prefix="$work/root" CC=musl-gcc CFLAGS="$optimised" --disable-shared --disable-frontend \
    --disable-decoder --disable-dependency-tracking > ../lame.log 2>&1 && make -j"$jobs" install >> ../lame.log 2>&1)

decoders=mp1float,mp2float,mp3,mp3float,mp3adu,aac,aac_latm,alac,flac,opus,vorbis,ac3,eac3,wmav1,wmav2,amrnb,amrwb,gsm,gsm_ms
decoders=$decoders,pcm_*,adpcm_ima_qt,adpcm_ima_wav,adpcm_ms
(cd ffmpeg && ./configure --enable-cross-compile --arch="$cpu" --target-os=linux --cross-prefix="$triple-" --cc=musl-gcc \
    --extra-cflags="-I../root/include -ffile-prefix-map=..=. $flags" --extra-ldflags="-static -L../root/lib" \
    --disable-everything --disable-autodetect --disable-network --disable-doc --disable-debug --disable-avdevice --disable-ffplay \
    --disable-ffprobe --disable-swscale --disable-postproc --enable-static --disable-shared --enable-libmp3lame --enable-protocol=file \
    --enable-demuxer=mp3,wav,w64,caf,mov,flac,ogg,aac,matroska,aiff,amr --enable-parser=mpegaudio,aac,aac_latm,flac,opus,vorbis,ac3,amr,gsm \
    --enable-decoder="$decoders" --enable-encoder=libmp3lame,pcm_s16le --enable-muxer=mp3,wav,null \
    --enable-filter=aresample,aformat,anull,atrim,asetpts,silencedetect,volumedetect > ../ffmpeg.log 2>&1 \
    && make -j"$jobs" ffmpeg >> ../ffmpeg.log 2>&1)

mkdir -p "$here/target/$arch/bin"
"$triple-strip" -o "$here/target/$arch/bin/ffmpeg" ffmpeg/ffmpeg
chmod 755 "$here/target/$arch/bin/ffmpeg"
cd "$here/target/$arch" && sha256sum bin/ffmpeg
