// The reader: claims by keys, judgements without leaving the page, and words picked in the text. All of it but picking
// works without this file too, as links and forms.
"use strict";

const reader = () => document.getElementById("reader");
const paper = () => document.getElementById("paper");
let waiting = false; // for an answer, in which time nothing else is sent

function tell(node) {
  document.getElementById("told").replaceChildren(...(node ? [node] : []));
}

async function turn(path, { data, push = false } = {}) {
  if (waiting) return;
  waiting = true;
  try {
    const token = document.querySelector('meta[name="form-token"]').content;
    const headers = data ? { "HX-Request": "true", "X-Form-Token": token } : {};
    const answer = await fetch(path, { method: data ? "POST" : "GET", body: data, headers, credentials: "same-origin" });
    const next = answer.headers.get("HX-Redirect");
    if (next) {
      waiting = false;
      if (!next.startsWith("/reports/")) location.assign(next);
      else await turn(next, { push: true });
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("reader");
    if (!fresh) return tell(document.adoptNode(page.querySelector(".notice") ?? page.querySelector("main")));
    reader().replaceWith(document.adoptNode(fresh));
    if (push) history.replaceState(null, "", path);
    settle();
  } catch {
    location.assign(data ? location.href : path); // the network is gone: let the browser say so
  } finally {
    waiting = false;
  }
}

function settle() {
  for (const node of document.querySelectorAll("[data-script]")) node.hidden = false;
  const box = document.getElementById("keys-on");
  if (box) box.checked = localStorage.getItem("keys") !== "off";
  document.getElementById("card-name")?.focus({ preventScroll: true });
  const tag = document.querySelector(".tag.open");
  const at = tag?.getBoundingClientRect();
  if (at && (at.top < 60 || at.bottom > innerHeight * 0.5)) tag.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-turn]");
  const claim = event.target.closest("mark[data-claim]");
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link) {
    event.preventDefault();
    turn(new URL(link.href).pathname + new URL(link.href).search, { push: true });
  } else if (claim && getSelection().isCollapsed && !picking && claim.dataset.claim !== reader().dataset.claim) {
    turn(`${location.pathname}?claim=${claim.dataset.claim}`, { push: true });
  } else if (event.target.closest("[data-pick]")) {
    pick(event.target.closest("[data-picks]"));
  }
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-judge]")) return;
  event.preventDefault();
  turn(event.target.action.replace(location.origin, ""), { data: new URLSearchParams(new FormData(event.target)) });
});
document.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") localStorage.setItem("keys", event.target.checked ? "on" : "off");
});

// Keys. A letter of another keyboard layout, as the Arabic, counts as the key that it is on.
const DEEDS = {
  j: () => document.getElementById("turn-next")?.click(),
  k: () => document.getElementById("turn-previous")?.click(),
  a: () => document.getElementById("do-accept")?.click(),
  x: () => unfold("do-reject"),
  n: () => unfold("do-note"),
  m: () => missed(),
  u: () => document.getElementById("do-undo")?.click(),
  c: () => document.querySelector(".correcting > summary")?.focus(),
  ".": () => document.getElementById("turn-report")?.click(),
  "?": () => {
    const keys = document.getElementById("keys");
    keys.open = !keys.open;
    keys.querySelector("summary").focus();
  },
};
const BY_CODE = { Period: ".", Slash: "?" };

// A claim that was missed: the words that are selected are its words.
function missed() {
  const details = document.getElementById("do-add");
  if (!details) return;
  const chosen = getSelection().isCollapsed || !paper().contains(getSelection().anchorNode) ? null : getSelection().getRangeAt(0);
  details.open = true;
  fit(details.querySelector("form"));
  const first = details.querySelector("[data-picks=words]");
  if (chosen) take(first, chosen);
  (chosen ? details.querySelector("select") : wordsOf(first)).focus();
}

// Only the parts that go with its type.
function fit(form) {
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(form.elements.type.value);
  const figures = [...form.querySelectorAll("fieldset[data-for]")];
  figures.forEach((one, at) => {
    if (at > 0 && !one.hidden) one.hidden = !wordsOf(figures[at - 1]).value && !wordsOf(one).value;
  });
}

const wordsOf = (slot) => slot.querySelector("input:not([type=hidden])");
let slotNow = null; // the field of the form whose words are selected next

document.addEventListener("focusin", (event) => {
  const slot = event.target.closest("[data-adds] [data-picks]");
  if (slot) slotNow = slot;
});
document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-adds]");
  if (form) fit(form);
});

function unfold(id) {
  const details = document.getElementById(id);
  if (!details) return;
  details.open = true;
  details.querySelector("textarea").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (picking) return pickingKey(event);
  const field = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape") return leave(event.target);
  const summary = event.target.closest(".correcting > summary");
  if (summary && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const all = [...document.querySelectorAll(".correcting > summary")];
    all.at((all.indexOf(summary) + (event.key === "ArrowDown" ? 1 : -1)) % all.length).focus();
    event.preventDefault();
    return;
  }
  if (field || localStorage.getItem("keys") === "off") return;
  const known = /^[\x21-\x7e]$/.test(event.key) ? event.key : (BY_CODE[event.code] ?? event.code.replace("Key", "").toLowerCase());
  const deed = DEEDS[known === "؟" ? "?" : known];
  if (deed) {
    event.preventDefault();
    deed();
  }
});
document.addEventListener("toggle", (event) => {
  if (event.target.matches("#do-add[open]")) fit(event.target.querySelector("form"));
  if (event.target.matches(".correcting[open]")) event.target.querySelector("input:not([type=hidden]), select").focus();
}, true);

function leave(target) {
  const open = target.closest?.(".card details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
}

// Words picked for a field: with the mouse while its form is open, or word by word with the arrows.
let picking = null; // { slot, words, from, to }

function pick(slot) {
  const words = [...paper().querySelectorAll("[data-start]")].flatMap((line) =>
    [...line.textContent.matchAll(/[\p{L}\p{M}\p{N}\p{Pd}'’.]*[\p{L}\p{M}\p{N}]/gu)].map((found) => ({ line, at: found.index, end: found.index + found[0].length })),
  );
  if (!words.length) return;
  const open = paper().querySelector("mark.open");
  const first = Math.max(0, words.findIndex((one) => open && rangeOf(one, one).compareBoundaryPoints(Range.START_TO_START, whole(open)) >= 0));
  picking = { slot, words, from: first, to: first };
  slot.classList.add("is-picking");
  paper().classList.add("picking");
  paper().focus({ preventScroll: true });
  show();
}

function whole(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range;
}

function rangeOf(first, last) {
  const range = document.createRange();
  range.setStart(...place(first.line, first.at));
  range.setEnd(...place(last.line, last.end));
  return range;
}

function place(line, at) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let left = at;
  while (walker.nextNode()) {
    if (left <= walker.currentNode.length) return [walker.currentNode, left];
    left -= walker.currentNode.length;
  }
  return [line, line.childNodes.length];
}

function show() {
  const { words, from, to } = picking;
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(rangeOf(words[from], words[to]));
  words[to].line.scrollIntoView({ block: "nearest" });
}

function pickingKey(event) {
  const { words, to } = picking;
  const last = words.length - 1;
  const ahead = getComputedStyle(words[to].line).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const lineOn = (way) => {
    const next = words.findIndex((one) => one.line === words[to].line) - 1;
    if (way < 0) return next < 0 ? 0 : words.findIndex((one) => one.line === words[next].line);
    const after = words.findIndex((one, at) => at > to && one.line !== words[to].line);
    return after < 0 ? last : after;
  };
  if (event.key === "Escape" || event.key === "Enter") {
    if (event.key === "Enter") take(picking.slot, getSelection().getRangeAt(0));
    stop();
  } else if (event.key.startsWith("Arrow")) {
    let next = event.key === "ArrowUp" ? lineOn(-1) : event.key === "ArrowDown" ? lineOn(1) : to + (event.key === ahead ? 1 : -1);
    next = Math.min(last, Math.max(0, next));
    picking.to = event.shiftKey ? Math.max(picking.from, next) : next;
    if (!event.shiftKey) picking.from = next;
    show();
  } else {
    return;
  }
  event.preventDefault();
}

function stop() {
  const { slot } = picking;
  picking = null;
  slot.classList.remove("is-picking");
  paper().classList.remove("picking");
  wordsOf(slot).focus();
}

document.addEventListener("mouseup", () => {
  const adding = document.querySelector("details[open] > [data-adds]");
  const own = adding?.contains(slotNow) ? slotNow : adding?.querySelector("[data-picks]");
  const slot = picking?.slot ?? document.querySelector("details[open] > form[data-picks]") ?? own;
  if (!slot || getSelection().isCollapsed || !paper().contains(getSelection().anchorNode)) return;
  take(slot, getSelection().getRangeAt(0));
  if (picking) stop();
});

const lineOf = (node) => (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-start]");

function offset(node, at) {
  const line = lineOf(node);
  if (!line) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, at);
  return Number(line.dataset.start) + [...before.toString()].length; // code points, as the case counts
}

function trimmed(range) {
  const words = range.toString();
  const edges = [/^[\s«»"“”()،,.؛;:]*/u, /[\s«»"“”()،,.؛;:]*$/u].map((edge) => [...(words.match(edge)?.[0] ?? "")].length);
  const start = offset(range.startContainer, range.startOffset);
  const end = offset(range.endContainer, range.endOffset);
  return start === null || end === null ? null : [start + edges[0], end - edges[1]];
}

async function take(slot, range) {
  const span = trimmed(range);
  if (!span || span[0] >= span[1]) return;
  const adds = slot.closest("[data-adds]");
  if (adds) wordsOf(slot).value = span.join("-"); // at once, so that nothing is sent without it
  const asked = new URLSearchParams({ report: reader().dataset.report, field: slot.dataset.picks, start: span[0], end: span[1] });
  const answer = await fetch(`/judging/words?${asked}`, { credentials: "same-origin" });
  if (!answer.ok) return;
  const told = await answer.json();
  const line = slot.querySelector("[data-picked]");
  line.hidden = false;
  line.textContent = `«${told.words}»${told.problem ? ` — ${told.problem}` : ""}`;
  if (adds) return fit(adds);
  const { value, start, end, reason } = slot.elements;
  if (told.value) value.value = told.value;
  [start.value, end.value] = span;
  start.disabled = end.disabled = false;
  reason.required = false; // the words are the reason
}

settle();
