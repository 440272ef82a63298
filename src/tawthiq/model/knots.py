"""Ids that are tied together, straight or by way of others."""

from __future__ import annotations

from collections.abc import Collection, Iterable


def knots(sets: Iterable[Collection[str]]) -> dict[str, str]:
    """The least id of all that are in one set, or in sets that share ids, by id. Ids in no set are not there."""
    owner: dict[str, str] = {}

    def least(id_: str) -> str:
        while owner[id_] != id_:
            owner[id_] = owner[owner[id_]]
            id_ = owner[id_]
        return id_

    for one in sets:
        every = sorted(one)
        for id_ in every:
            owner.setdefault(id_, id_)
            low, high = sorted((least(every[0]), least(id_)))
            owner[high] = low
    return {id_: least(id_) for id_ in owner}
