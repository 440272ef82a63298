"""Formats in which incidents leave a case for other programs, each with what it cannot say."""

from tawthiq.exports.formats.directory import Directory, KnownActor, KnownPlace
from tawthiq.exports.formats.event import Event
from tawthiq.exports.formats.formats import FORMATS, Format

__all__ = ["FORMATS", "Directory", "Event", "Format", "KnownActor", "KnownPlace"]
