// The queue: one key leads to the next report that waits.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem("keys") === "off") return;
  if (event.target.closest("input, select, textarea")) return;
  if (event.key === "." || event.code === "Period") document.getElementById("turn-report").click();
});
