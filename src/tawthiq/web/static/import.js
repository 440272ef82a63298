// Files are sent one after the other, each with its own progress and as often as it takes, then taken in together.
"use strict";

const form = document.querySelector("form[data-import]");
const drop = form.querySelector(".drop");
const input = form.querySelector('input[type="file"]');
const list = form.querySelector("ol.files");
const button = form.querySelector("button.main");
const token = form.querySelector('input[name="form_token"]').value;
const chosen = []; // {file, name, row}
const TRIES = 3;

function add(file, name) {
  if (chosen.some((one) => one.name === name && one.file.size === file.size)) return;
  const row = document.createElement("li");
  const label = document.createElement("bdi");
  label.dir = "auto";
  label.textContent = name;
  const state = document.createElement("span");
  state.className = "small state";
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "plain";
  remove.textContent = form.dataset.remove;
  remove.setAttribute("aria-label", `${form.dataset.remove}: ${name}`);
  const one = { file, name, row, state, remove };
  remove.addEventListener("click", () => {
    chosen.splice(chosen.indexOf(one), 1);
    row.remove();
    input.required = chosen.length === 0;
  });
  row.append(label, state, remove);
  list.append(row);
  chosen.push(one);
  input.required = false;
}

async function walk(entry, path) {
  if (entry.isFile) {
    add(await new Promise((done, failed) => entry.file(done, failed)), path + entry.name);
  } else if (entry.isDirectory) {
    const reader = entry.createReader();
    for (;;) {
      const entries = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (entries.length === 0) break;
      for (const inner of entries) {
        if (!inner.name.startsWith(".")) await walk(inner, `${path}${entry.name}/`);
      }
    }
  }
}

input.addEventListener("change", () => {
  for (const file of input.files) add(file, file.name);
  input.value = "";
});
for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
drop.addEventListener("drop", async (event) => {
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = [...event.dataTransfer.files];
  if (entries.length) for (const entry of entries) await walk(entry, "");
  else for (const file of files) add(file, file.name);
});
for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => event.preventDefault());

function send(address, body, told) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-Form-Token", token);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => told?.(event.loaded, event.total));
    request.addEventListener("load", () => (request.status < 400 ? done(request) : failed(request)));
    request.addEventListener("error", () => failed(request));
    request.send(body);
  });
}

async function sendFile(delivery, one) {
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", `${form.dataset.sending}: ${one.name}`);
  one.remove.replaceWith(bar);
  one.state.textContent = form.dataset.sending;
  const address = `/import/deliveries/${delivery}/files?name=${encodeURIComponent(one.name)}`;
  for (let left = TRIES; ; left -= 1) {
    try {
      await send(address, one.file, (done, all) => {
        bar.max = all || 1;
        bar.value = done;
      });
      break;
    } catch (request) {
      if (left <= 1 || (request.status && request.status < 500)) throw request; // no network, or the server's fault: again
      await new Promise((done) => setTimeout(done, 1500));
    }
  }
  bar.remove();
  one.state.textContent = form.dataset.sent;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  try {
    const delivery = JSON.parse((await send("/import/deliveries")).responseText).delivery;
    for (const one of chosen) {
      try {
        await sendFile(delivery, one);
      } catch (request) {
        one.state.textContent = form.dataset.failed;
        throw request;
      }
    }
    const about = new URLSearchParams(new FormData(form));
    about.delete("files");
    const answer = await send(`/import/deliveries/${delivery}`, about);
    location.assign(answer.getResponseHeader("HX-Redirect"));
  } catch (request) {
    const answer = new DOMParser().parseFromString(request.responseText ?? "", "text/html").querySelector(".notice");
    const notice = document.createElement("p");
    notice.className = "notice wrong";
    notice.setAttribute("role", "alert");
    notice.textContent = answer?.textContent ?? form.dataset.failed;
    form.querySelector(".notice.wrong")?.remove();
    form.prepend(notice);
    button.disabled = false;
  }
});
