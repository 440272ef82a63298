// The time on the map: two sliders over its bars, which fill the days of the form. Without this file the form does it.
"use strict";

const slides = document.getElementById("slides");
const days = document.querySelector("form.filter");
if (slides) {
  const bars = [...document.querySelectorAll("#strip li")];
  const [since, until] = ["since", "until"].map((name) => document.getElementById(`slide-${name}`));
  const shown = bars.map((bar) => !bar.querySelector(".off"));
  since.value = Math.max(0, shown.indexOf(true));
  until.value = shown.includes(true) ? shown.lastIndexOf(true) : bars.length - 1;
  slides.hidden = false;

  const say = () => {
    for (const slide of [since, until]) {
      const { name } = bars[slide.value].dataset;
      slide.setAttribute("aria-valuetext", name);
      slide.parentElement.querySelector("output").textContent = name;
    }
    bars.forEach((bar, at) => {
      bar.querySelector(".bar").classList.toggle("off", at < Number(since.value) || at > Number(until.value));
      bar.querySelector("a").removeAttribute("aria-current");
    });
  };
  const asked = () => {
    const isAll = Number(since.value) === 0 && Number(until.value) === bars.length - 1;
    days.elements.since.value = isAll ? "" : bars[since.value].dataset.since;
    days.elements.until.value = isAll ? "" : bars[until.value].dataset.until;
    const query = new URLSearchParams([...new FormData(days)].filter(([, value]) => value));
    return query.size ? `/map?${query}` : "/map";
  };
  let last = 0; // of the questions asked, so that no late answer takes the place of a later one
  const look = async () => {
    const path = asked();
    const own = (last += 1);
    const answer = await fetch(path, { credentials: "same-origin" });
    if (own !== last) return;
    if (!answer.ok || answer.redirected) return location.assign(path);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["found", "drawn"]) document.getElementById(id).replaceChildren(...document.adoptNode(page.getElementById(id)).childNodes);
    document.getElementById("found-count").textContent = page.getElementById("found-count").textContent;
    history.replaceState(null, "", path);
    document.dispatchEvent(new Event("found"));
  };
  let waiting;
  slides.addEventListener("input", (event) => {
    if (Number(since.value) > Number(until.value)) (event.target === since ? until : since).value = event.target.value;
    say();
    clearTimeout(waiting);
    waiting = setTimeout(look, 250); // keys that are held down ask once
  });
  say();
}
