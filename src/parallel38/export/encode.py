"""Films as files: MP4 (H.264) and GIF, by PyAV. An encoder is handed each picture once, with the
number of frames for which it stands.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import av
    from av.video.stream import VideoStream

Pixels = npt.NDArray[np.uint8]  # rows of B, G, R and nothing

# Fine type and hatches want more bits than faces do; a fast preset, since drawing takes the cores.
_X264 = {"preset": "veryfast", "crf": "17", "profile": "high", "tune": "animation"}
_KEYFRAMES = 2  # seconds: how finely a player can be wound
_BT709 = 1
_CENTI = Fraction(1, 100)  # seconds: a GIF's clock
_HEAD, _FLAGS = 13, 10  # bytes of a GIF before its table of colours; which byte tells of that
_BLOCK = 255  # bytes at most of a piece of a comment
_PALETTE = "stats_mode=full"
_DITHER = "dither=bayer:bayer_scale=5:diff_mode=rectangle"


class Encoder(Protocol):
    """Takes the pictures in their order."""

    def put(self, pixels: Pixels, frames: int) -> None:
        """One picture, and for how many frames it stands. Raises OSError."""

    def end(self) -> None:
        """There are no more; the file is whole. Raises OSError."""

    def close(self) -> None:
        """Let go of the file, whole or not."""


class Mp4:
    """H.264 in yuv420p, colours of BT.709, at a constant rate; what a player needs stands first."""

    def __init__(self, path: Path, size: tuple[int, int], fps: int, told: dict[str, str]) -> None:
        """`told` are the file's own title, comment and so on."""
        import av

        self._file = av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"})
        self._file.metadata.update(told)
        stream = self._file.add_stream("libx264", rate=fps, options=_X264)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, fps)
        stream.codec_context.gop_size = _KEYFRAMES * fps
        stream.codec_context.color_primaries = _BT709
        stream.codec_context.color_trc = _BT709
        stream.codec_context.colorspace = _BT709
        stream.codec_context.color_range = 1  # as television has it, 16 to 235
        self._stream = stream
        self._frames = 0

    def put(self, pixels: Pixels, frames: int) -> None:
        """One picture, encoded as often as it stands."""
        import av

        frame = av.VideoFrame.from_ndarray(pixels, format="bgra").reformat(
            format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG"
        )
        frame.time_base = self._stream.codec_context.time_base
        for _n in range(frames):
            frame.pts = self._frames
            self._frames += 1
            self._file.mux(self._stream.encode(frame))

    def end(self) -> None:
        """What the encoder still holds, then the index."""
        self._file.mux(self._stream.encode(None))
        self._file.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class Gif:
    """A GIF of one palette made for all its pictures; it goes round for ever.

    The pictures lie in a file without loss until all are known.
    """

    def __init__(self, path: Path, size: tuple[int, int], fps: int, told: dict[str, str]) -> None:
        """Of `told` a GIF has room for the comment."""
        self._path, self._size, self._fps = path, size, fps
        self._told = told.get("comment", "")
        self._kept = tempfile.TemporaryFile()  # noqa: SIM115 (goes with the process at the latest)
        self._file, self._stream = _writer(
            self._kept, size, "libx264rgb", {"preset": "ultrafast", "qp": "0"}, format="matroska"
        )
        self._frames: list[int] = []

    def put(self, pixels: Pixels, frames: int) -> None:
        """One picture."""
        import av

        frame = av.VideoFrame.from_ndarray(pixels, format="bgra").reformat(format="rgb24")
        frame.pts, frame.time_base = len(self._frames), _CENTI
        self._frames.append(frames)
        self._file.mux(self._stream.encode(frame))

    def end(self) -> None:
        """Find the palette, then write the pictures in it."""
        self._file.mux(self._stream.encode(None))
        self._file.close()
        palette = self._palette()
        last = round(100 * self._frames[-1] / self._fps)
        out, stream = _writer(
            self._path, self._size, "gif", {}, format="gif", options={"final_delay": str(last)}
        )
        with out:
            for frame, begun in zip(self._in(palette), self._begun(), strict=True):
                frame.pts, frame.time_base = begun, _CENTI
                out.mux(stream.encode(frame))
            out.mux(stream.encode(None))
        if self._told:
            self._path.write_bytes(commented(self._path.read_bytes(), self._told))

    def close(self) -> None:
        """Let go of the pictures; that they could not be written was said by `put`."""
        import av

        with self._kept, suppress(av.FFmpegError):
            self._file.close()

    def _begun(self) -> Iterator[int]:
        """When each picture begins, in hundredths of a second."""
        passed = 0
        for frames in self._frames:
            yield round(100 * passed / self._fps)
            passed += frames

    def _palette(self) -> av.VideoFrame:
        """The 256 colours that serve all pictures best."""
        import av

        graph = av.filter.Graph()
        source, sink = self._source(graph), graph.add("buffersink")
        graph.link_nodes(source, graph.add("palettegen", _PALETTE), sink).configure()
        for frame in self._pictures():
            source.push(frame)
        source.push(None)
        return _picture(sink)

    def _in(self, palette: av.VideoFrame) -> Iterator[av.VideoFrame]:
        """The pictures in these colours."""
        import av

        graph = av.filter.Graph()
        source, sink = self._source(graph), graph.add("buffersink")
        colours = graph.add_buffer(
            width=palette.width, height=palette.height, format=palette.format, time_base=_CENTI
        )
        use = graph.add("paletteuse", _DITHER)
        source.link_to(use, 0, 0)
        colours.link_to(use, 0, 1)
        use.link_to(sink)
        graph.configure()
        palette.pts = 0
        colours.push(palette)
        colours.push(None)
        for frame in self._pictures():
            source.push(frame)
            yield from _pulled(sink)
        source.push(None)
        yield from _pulled(sink)

    def _source(self, graph: av.filter.Graph) -> Any:
        import av

        width, height = self._size
        form = av.VideoFormat("rgb24", width, height)
        return graph.add_buffer(width=width, height=height, format=form, time_base=_CENTI)

    def _pictures(self) -> Iterator[av.VideoFrame]:
        import av

        self._kept.seek(0)
        with av.open(self._kept, "r", format="matroska") as kept:
            for number, frame in enumerate(kept.decode(video=0)):
                whole = frame.reformat(format="rgb24")
                whole.pts, whole.time_base = number, _CENTI
                yield whole


def commented(gif: bytes, text: str) -> bytes:
    """A GIF with a comment before its first picture (FFmpeg writes none)."""
    told = text.encode()
    blocks = (told[at : at + _BLOCK] for at in range(0, len(told), _BLOCK))
    comment = b"!\xfe" + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"
    table = 3 * 2 ** ((gif[_FLAGS] & 7) + 1) if gif[_FLAGS] & 0x80 else 0
    return gif[: _HEAD + table] + comment + gif[_HEAD + table :]


def _picture(sink: Any) -> av.VideoFrame:
    import av

    frame = sink.pull()
    assert isinstance(frame, av.VideoFrame)
    return frame


def _pulled(sink: Any) -> Iterator[av.VideoFrame]:
    """What a filter has ready."""
    import av

    while True:
        try:
            yield _picture(sink)
        except (av.BlockingIOError, av.EOFError):
            return


def _writer(
    to: Path | IO[bytes], size: tuple[int, int], codec: str, tuned: dict[str, str], **how: Any
) -> tuple[av.container.OutputContainer, VideoStream]:
    import av

    file = av.open(str(to) if isinstance(to, Path) else to, "w", **how)
    stream = file.add_stream(codec, rate=100, options=tuned)
    stream.width, stream.height = size
    stream.pix_fmt = "rgb24" if tuned else "pal8"
    stream.time_base = stream.codec_context.time_base = _CENTI
    return file, stream


ENCODERS: dict[str, Callable[[Path, tuple[int, int], int, dict[str, str]], Encoder]] = {
    ".mp4": Mp4,
    ".gif": Gif,
}
