"""Families of English attributions: word orders, with their commas and without, as pages carry them."""

from __future__ import annotations

import pytest
from tests.reading import only, read_text, who_says

SAID = [
    # behind what is said, the verb first
    ("Ten people were killed in strikes on Idlib said the director of the hospital.", "the director of the hospital"),
    ("Ten people were killed in strikes on Idlib, said a doctor there, who gave no name.", "a doctor there"),
    # behind what is said, the verb last
    ("Ten people were killed in strikes on Idlib a medical source told AFP on Tuesday.", "a medical source"),
    ("Ten people were killed in strikes on Idlib civil defence official Omar Zaid told Reuters.", "Omar Zaid"),
    ("Ten people were killed in strikes by the Syrian army Reuters reported on Monday.", "Reuters"),
    ("Ten people were killed in strikes on Idlib the monitoring group added.", "the monitoring group"),
    ("Ten people were killed in strikes on Idlib the agency reported a day after talks.", "the agency"),
    ("Ten people were killed in strikes on Idlib, activists and local medics said.", "activists and local medics"),
    # before it
    ("BEIRUT (Reuters) Aid workers said strikes on Idlib killed ten people.", "Aid workers"),
    ("In Aleppo the ministry said strikes on a market killed ten people.", "the ministry"),
    ("The Observatory, which watches the war, put the toll of strikes on Idlib at ten.", "The Observatory"),
    ("The UN verified the deaths of ten civilians in strikes on Idlib.", "The UN"),
    ("The ministry posted on Telegram that strikes on Idlib killed ten people.", "The ministry"),
    ("An agency reporter in Idlib saw ten bodies after the strike.", "An agency reporter"),
    # inside
    ("Idlib was shelled again, with a doctor in the town saying ten people were killed.", "a doctor"),
    # through another
    ("SANA cited a military source as saying that strikes on Idlib killed ten people.", "a military source"),
    ("Strikes on Idlib killed ten people, state media quoted a doctor as saying.", "a doctor"),
    ("Citing a doctor, the agency said that strikes on Idlib killed ten people.", "a doctor"),
    (
        "Strikes on Idlib killed ten people a source in the town said on Monday SANA reported.",
        "a source in the town via SANA",
    ),
    ("The officer added that strikes on Idlib killed ten people, SANA reported.", "The officer via SANA"),
    # no words about harm
    ("The group published a video of strikes on Idlib that killed ten people.", "-"),
    ("Pictures verified by the agency show strikes on Idlib that killed ten people.", "-"),
]


@pytest.mark.parametrize(("text", "speaker"), SAID)
def test_who_says_it(text: str, speaker: str) -> None:
    assert speaker in who_says(only(read_text(text, language="en"), "casualty"))
