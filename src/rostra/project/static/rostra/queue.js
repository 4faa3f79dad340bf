/* The queue's keys, and its figures kept up to date. Without this file everything works by links
   and buttons. */
"use strict";
(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const help = $("#queue-help");
  const current = () => $("[data-item][aria-current]");

  function step(by) {
    const items = [...document.querySelectorAll("[data-item]")];
    const to = items[items.indexOf(current()) + by];
    if (to) location.assign(to.href);
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => { const fold = $("[data-fold]"); if (fold) fold.open = !fold.open; },
    r: () => { const menu = $("[data-reject]"); if (menu) { menu.open = true; $("button", menu).focus(); } },
    "?": () => help.showModal(),
  };

  /* Captured first: the readers' keys (j, k, ?) mean something else here. */
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest("input, textarea, select")) return;
    const key = event.key.toLowerCase();
    if (key === "escape") { const menu = $("[data-reject][open]"); if (menu) { menu.open = false; $("summary", menu).focus(); } return; }
    if (/^[1-9]$/.test(key) && !$("[data-reject][open]")) return;
    const button = $(`[data-key="${CSS.escape(key)}"]`);
    if (keys[key]) keys[key]();
    else if (button) button.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  /* One decision per form, however often a key is pressed. */
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = "1";
  });

  const age = (seconds) => seconds < 3600 ? `${Math.floor(seconds / 60)} min`
    : seconds < 172800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;

  async function refresh() {
    const stats = $("[data-counts]");
    if (document.hidden || !stats) return;
    let figures;
    try { figures = await (await fetch(stats.dataset.counts)).json(); } catch { return; }
    const before = +stats.dataset.waiting;
    for (const cell of stats.querySelectorAll("[data-count]")) {
      const figure = figures[cell.dataset.count];
      cell.textContent = cell.dataset.count === "oldest_seconds" ? (figures.waiting ? age(figure) : "–") : figure;
      const row = cell.parentElement;
      if (row.dataset.late) row.classList.toggle("late", figure > +row.dataset.late);
    }
    const arrived = $("[data-arrived]");
    if (figures.waiting > before) {
      arrived.hidden = false;
      $("a", arrived).textContent = arrived.dataset.said.replace("%s", figures.waiting - before);
    }
  }
  setInterval(refresh, 5000);

  if (current()) current().scrollIntoView({ block: "nearest" });
})();
