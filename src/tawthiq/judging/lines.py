"""Judgements as lines of JSON, both ways: the form in which they are kept and carried between cases."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tawthiq.errors import InputError
from tawthiq.judging.additions import added_claim
from tawthiq.model import Anchor, ClaimType, Judgement, Span, Verdict

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_STRINGS = ("verdict", "by", "when")
_OPTIONAL = ("field", "value", "machine")
_ID = re.compile(r"j-[0-9a-f]{16}")
_KEYS = frozenset({"id", "about", "reason", "made_about", "erased", *_STRINGS, *_OPTIONAL})


def judgement_to_json(judgement: Judgement) -> dict[str, Any]:
    """A judgement as docs/judgements.md has it; what is not there is left out."""
    result: dict[str, Any] = {
        "id": judgement.id,
        "about": list(judgement.about),
        "verdict": judgement.verdict.value,
    }
    result |= {name: getattr(judgement, name) for name in _OPTIONAL if getattr(judgement, name) is not None}
    result |= {"by": judgement.by, "when": judgement.when}
    if judgement.reason:
        result["reason"] = judgement.reason
    if judgement.kept_id is not None:
        result["erased"] = True
    if judgement.made_about:
        result["made_about"] = [_anchor_to_json(anchor) for anchor in judgement.made_about]
    return result


def judgement_from_json(value: Mapping[str, Any]) -> Judgement:
    """What `judgement_to_json` gave. Raises ValueError that says what is wrong with anything else."""
    try:
        if unknown := sorted(value.keys() - _KEYS):
            raise ValueError(f"unknown key {unknown[0]!r}")
        if not all(isinstance(value[name], str) for name in _STRINGS) or not _TIME.fullmatch(value["when"]):
            raise ValueError("by, when and verdict are text, when is written as 2018-11-18T09:30:00Z")
        if not isinstance(value["about"], list) or not all(isinstance(one, str) for one in value["about"]):
            raise ValueError("about is a list of ids")
        if not isinstance(value.get("reason", ""), str):
            raise ValueError("reason is text")
        if value.get("erased", True) is not True or ("erased" in value and not _ID.fullmatch(value["id"])):
            raise ValueError("erased is true where words were erased, and the id is then as it was")
        judgement = Judgement(
            about=tuple(value["about"]),
            verdict=Verdict(value["verdict"]),
            by=value["by"],
            when=value["when"],
            reason=value.get("reason", ""),
            made_about=tuple(_anchor_from_json(one) for one in value.get("made_about", ())),
            kept_id=value["id"] if "erased" in value else None,
            **{name: value.get(name) for name in _OPTIONAL},
        )
        if judgement.verdict is Verdict.ADD:
            added_claim(judgement)
    except KeyError as error:
        raise ValueError(f"{error.args[0]!r} is missing") from error
    except (TypeError, AttributeError) as error:
        raise ValueError("a value is of another kind than it is to be") from error
    if value.get("id", judgement.id) != judgement.id:
        raise ValueError(f"its id is {value['id']}, but what it says has the id {judgement.id}: it was changed")
    return judgement


def write_judgement(judgement: Judgement) -> str:
    """A judgement as one line, without its end; the same judgement always gives the same bytes."""
    return json.dumps(judgement_to_json(judgement), ensure_ascii=False, separators=(", ", ": "), sort_keys=False)


def read_judgements(lines: Iterable[str], name: str) -> Iterator[Judgement]:
    """The judgements of JSON Lines; `name` is for messages. Raises InputError with the line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield judgement_from_json(json.loads(line))
        except (ValueError, RecursionError) as error:
            remedy = "each line is to be a judgement as `tawthiq judgements export` writes it"
            raise InputError(f"{name}:{number}", f"no judgement: {error}", remedy) from error


def _anchor_to_json(anchor: Anchor) -> dict[str, Any]:
    result: dict[str, Any] = {
        "claim": anchor.claim,
        "doc_id": anchor.doc_id,
        "type": anchor.type.value,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "text": anchor.text,
    }
    return result | ({"sha256": anchor.sha256} if anchor.sha256 else {})


def _anchor_from_json(value: Mapping[str, Any]) -> Anchor:
    for name in ("claim", "doc_id", "text"):
        if not isinstance(value[name], str):
            raise ValueError(f"{name} of made_about is text")
    span = Span(value["start"], value["end"])
    return Anchor(value["claim"], value["doc_id"], ClaimType(value["type"]), span, value["text"], value.get("sha256"))
