// What all pages of the workbench do: htmx's requests carry the token of the page, and links for one use fill their form.
"use strict";

document.addEventListener("htmx:config:request", (event) => {
  event.detail.ctx.request.headers["X-Form-Token"] = document.querySelector('meta[name="form-token"]').content;
});

const codeForm = document.querySelector("form[data-code-form]");
if (codeForm && location.hash.length > 1) {
  codeForm.elements.code.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname); // so that the code is in no history
}

// A menu closes with Escape, and when one goes elsewhere.
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("focusin", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
