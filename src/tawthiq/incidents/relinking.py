"""Links what is new in a case that was linked before: what came in, and only what that can change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet

from tawthiq.incidents.bonds import NO_BONDS, Bonds
from tawthiq.incidents.copies import originals
from tawthiq.incidents.linked import Kept, Linkage, Linked, Part
from tawthiq.incidents.reattaching import Reattaching
from tawthiq.incidents.recopying import recopy
from tawthiq.incidents.rejoining import Rejoining, Reports, TooMuchError, crossed
from tawthiq.incidents.summary import reports_of, summarise
from tawthiq.model import Report


def relink(
    kept: Kept,
    load: Callable[[Collection[str]], Iterable[Report]],
    received: Mapping[str, int],
    most: int,
    bonds: Bonds = NO_BONDS,
) -> Linkage | None:
    """What `link_whole` would give and is not as it was, or `None` where more than `most` reports would be needed.

    `load` gives reports by their ids; those of whose claims `bonds` say something are all among the fresh. The steps
    are those of `link`, and each looks anew at all that its outcome depends on where that has changed: copies by the
    runs of words that they share, records by the part of the graph that pairs above zero hold together (contraction
    joins nothing beyond), positions by what they share with groups that have changed.
    """
    reports = Reports(load, most)
    try:
        earlier, common = recopy(kept, reports.text)
        copies = originals(earlier)
        dirty = _dirty(kept, copies) | crossed(kept)
        joined = Rejoining(kept, reports, copies, bonds)
        joined.renew(dirty)
        attached = Reattaching(joined, reports)
        attached.renew(dirty)
    except TooMuchError:
        return None
    clusters = {title: summarise(group, copies, received) for title, group in attached.redone.items()}
    ids = {title: cluster.id for title, cluster in clusters.items()}
    gone = _clusters(kept, attached.dirty) - set(ids.values())
    return Linkage(
        clusters=sorted(clusters.values(), key=lambda found: (found.start or "9999", found.id)),
        reports={one.id: reports_of(attached.redone[title], one) for title, one in clusters.items()},
        linked=_linked(joined, attached, earlier, ids),
        common=common,
        gone=frozenset(gone),
        is_whole=False,
    )


def _dirty(kept: Kept, copies: Mapping[str, str]) -> set[str]:
    """The reports that are new, changed or gone, and those whose original is one of these, or another than it was."""
    then = originals({doc_id: one.copies for doc_id, one in kept.linked.items() if one.copies})
    moved = {
        doc_id
        for doc_id in then.keys() | copies.keys()
        if then.get(doc_id) != copies.get(doc_id) or copies.get(doc_id) in kept.fresh
    }
    return moved | kept.fresh | kept.former.keys()


def _clusters(kept: Kept, titles: AbstractSet[str]) -> set[str]:
    return {part.cluster for one in kept.linked.values() for part in one.parts if part.group in titles and part.cluster}


def _linked(
    joined: Rejoining, attached: Reattaching, earlier: Mapping[str, str], ids: Mapping[str, str]
) -> dict[str, Linked]:
    """The reports that are linked otherwise than they were."""
    kept = joined.kept
    touched = {name[0] for name in joined.parts} | {name[0] for name in attached.places} | set(kept.fresh)
    touched |= {
        trace.doc_id for trace in kept.stable() if kept.linked[trace.doc_id].copies != earlier.get(trace.doc_id)
    }
    names = {part.group: part.cluster for one in kept.linked.values() for part in one.parts}
    found = {}
    for doc_id in touched:
        then = kept.linked.get(doc_id, Linked()) if doc_id not in kept.fresh else Linked()
        parts = []
        for at in range(len(kept.traces[doc_id].records())):
            part = joined.parts.get((doc_id, at))
            if part is None:
                parts.append(then.parts[at])
            else:
                known = ids.get(part.group) or names.get(part.group, "")
                parts.append(Part(part.component, part.group, known if part.group in joined.groups else ""))
        base = attached.base(doc_id)
        places = {at: place for at, place in then.positions.items() if at not in base}
        places |= {name[1]: place for name, place in attached.places.items() if name[0] == doc_id}
        linked = Linked(earlier.get(doc_id), tuple(parts), places)
        if linked != then or doc_id in kept.fresh:
            found[doc_id] = linked
    return found
