"""The help of `tawthiq judge`."""

from __future__ import annotations

JUDGE_HELP = """Decide about claims or incidents of CASE. Nothing is edited: what the program read stands beside it.

ID is that of a claim, an incident or a judgement, or the beginning of the first two. `tawthiq show` has those of
an incident's claims. What is decided takes effect at the next build. A judgement is kept for good; `withdraw`
says that it no longer holds.

\b
Examples:
  tawthiq judge hajin c-0b1f accept
  tawthiq judge hajin c-0b1f c-77a2 reject --reason "a weather report"
  tawthiq judge hajin c-0b1f correct casualties.0.count 36 --reason "43 is of both villages"
  tawthiq judge hajin c-0b1f correct casualties.0.who civilians --reason "relatives of fighters"
  tawthiq judge hajin c-0b1f correct place "Abu Hasan @ 34.649, 40.910" --reason "named in the title"
  tawthiq judge hajin c-0b1f correct time 2018-11-17 --reason "Saturday, by the dateline"
  tawthiq judge hajin c-0b1f correct speaker none --reason "the report's own words"
  tawthiq judge hajin i-366a note --reason "ask the monitor for names"

Figures are written 36, 15-53, 12- (at least) or -20 (up to); `speaker`, `belligerent`, `place` and `time` also as
JSON with the keys of claims.jsonl, or `none`. A name alone gets the id that the tables have for it, if only one
actor or place there bears it. Other fields: casualties.N.outcome, scope.

A claim that the program missed is added to a report, by its type, its words, and its parts. Words are written as
they stand in the report, or by their place in it (START-END, in code points; `tawthiq text` has it). The program
reads them as it reads reports; where it cannot tell, the number or the day is written behind them:

\b
  tawthiq judge hajin desk-7 add casualty words="nine people died in Hajin" figure="nine people/people/killed" \
        place=Hajin time="on Saturday/2018-11-17" --reason "of the caption"
  tawthiq judge hajin press-7 add denial words=120-171 speaker="the spokesman" denial_kind=flat --reason "his reply"

Types: casualty, attack, denial, responsibility, finding, call. Parts: figure=WORDS/WHO/OUTCOME (again for more),
strikes, speaker, belligerent, place, time, about, stance, scope, mode, denial_kind, attack_kind, answers=CLAIM.

Which claims are one incident is for people to say as well. Two incidents are one; some claims of one are another
incident; a claim belongs to another incident, or to none:

\b
  tawthiq judge hajin i-366a i-77b2 merge --reason "one strike, told under two names of the village"
  tawthiq judge hajin c-0b1f c-77a2 split --reason "the second strike, in the evening"
  tawthiq judge hajin c-0b1f move --to i-77b2 --reason "its title names the other village"
  tawthiq judge hajin c-0b1f move --to none --reason "an accident, no attack"

Linking goes by it, also where the rules hold it for impossible, and the reason says who joined or parted what.
How the program alone would have linked the claims stands beside it (`proposed` in incidents.jsonl, and `show`).

A grade takes effect when a second person confirms it:

\b
  tawthiq judge hajin i-366a grade fair --reason "two monitors, each with names" --by "A. Recorder"
  tawthiq judge hajin i-366a confirm --reason "read both lists" --by "B. Reviewer"

Where two people contradict each other, neither takes effect until one judgement is withdrawn:

\b
  tawthiq judge hajin --list
  tawthiq judge hajin j-45c1d1a2b3c4d5e6 withdraw --reason "the title says so indeed"
"""
"""What `tawthiq judge --help` prints above the options, in the form that click takes."""
