/* What a page of Rostra can do beyond its links and forms. Without this file all of it still works.
   Everything that is said stands in the page (#words, templates), so that it is translated there. */
"use strict";
(() => {
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const kept = {
    get(name) { try { return localStorage.getItem(`rostra:${name}`); } catch { return null; } },
    set(name, value) {
      try {
        if (value) localStorage.setItem(`rostra:${name}`, value);
        else localStorage.removeItem(`rostra:${name}`);
      } catch { /* A browser that keeps nothing still reads and writes. */ }
    },
  };

  /* At once, before the first paint, so that nothing changes under the reader's eyes. */
  root.dataset.script = "";
  if (kept.get("theme")) root.dataset.theme = kept.get("theme");

  const words = (name) => $("#words").dataset[name];
  const say = (text) => { const said = $("#said"); if (said) said.textContent = text; };

  function theme() {
    const button = $("[data-theme-switch]");
    const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const show = () => button.setAttribute("aria-pressed", isDark());
    button.onclick = () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      kept.set("theme", root.dataset.theme);
      show();
    };
    show();
  }

  function times() {
    const relative = new Intl.RelativeTimeFormat(root.lang, { numeric: "auto", style: "short" });
    for (const time of $$(".when time")) {
      const minutes = (Date.now() - Date.parse(time.dateTime)) / 60000;
      if (!(minutes < 7 * 1440)) continue;
      time.title ||= time.textContent;
      time.textContent = minutes < 1 ? relative.format(0, "second")
        : minutes < 60 ? relative.format(-Math.round(minutes), "minute")
        : minutes < 1440 ? relative.format(-Math.round(minutes / 60), "hour")
          : relative.format(-Math.round(minutes / 1440), "day");
    }
  }

  function offline() {
    const bar = $("#offline");
    const show = () => { bar.textContent = navigator.onLine ? "" : bar.dataset.said; };
    addEventListener("online", show);
    addEventListener("offline", show);
    show();
  }

  const fragment = (html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  };

  /* Posts a form; answers the JSON document, with `ok`. A network failure answers without a body. */
  async function post(address, body) {
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
      return { ...await answer.json(), ok: answer.ok };
    } catch {
      return { ok: false, detail: words("failed") };
    }
  }

  /* Drafts: what is being written, with the passage it speaks of, for each article and parent. */
  const draftName = (form) => `draft:${form.dataset.draft}`;
  const quoteFields = (form) => $$("[name^=quote_]", form);

  function keep(form) {
    const fields = [form.elements.text, ...quoteFields(form)];
    const text = form.elements.text.value.trim();
    kept.set(draftName(form), text && JSON.stringify(Object.fromEntries(fields.map((f) => [f.name, f.value]))));
    const hint = $(".hint", form);
    const limit = +form.dataset.limit;
    const left = limit - [...form.elements.text.value].length;
    hint.dataset.was ??= hint.textContent;
    hint.textContent = limit && left < 0 ? words("over").replace("%s", -left)
      : limit && left < limit / 5 ? words("left").replace("%s", left)
        : text ? words("kept") : hint.dataset.was;
  }

  function restore(form) {
    let draft = null;
    try { draft = JSON.parse(kept.get(draftName(form))); } catch { /* Nobody's draft. */ }
    if (!draft || form.elements.text.value) return;
    for (const [name, value] of Object.entries(draft)) if (form.elements[name]) form.elements[name].value = value;
    showQuote(form);
    $(".hint", form).textContent = words("restored");
  }

  function showQuote(form) {
    const chip = $(".chip", form);
    const exact = form.elements.quote_exact.value;
    $("blockquote", chip).textContent = exact;
    $("[data-drop-quote]", chip).hidden = false;
    chip.hidden = !exact;
  }

  /* Opens the form for a reply in place. Where the page has no form, the link leads to its own. */
  function openReply(link) {
    const comment = link.closest(".comment");
    const main = $("form#join");
    if (!main) return false;
    const open = $("form.compose", comment);
    if (open) { open.elements.text.focus(); return true; }
    const id = comment.id.slice(2);
    const form = main.cloneNode(true);
    form.id = `reply-${id}`;
    form.action = link.href;
    form.dataset.draft = `${main.dataset.draft.split(":")[0]}:${id}`;
    $("h3", form).textContent = link.textContent.trim().replace(/\s+/g, " ");
    for (const field of quoteFields(form)) field.value = "";
    form.elements.text.value = "";
    $(".errors", form).textContent = "";
    newKey(form);
    for (const name of ["id", "for", "aria-describedby"])
      for (const node of $$(`[${name}^=join-]`, form)) node.setAttribute(name, node.getAttribute(name).replace("join", form.id));
    const hint = $(".hint", form);
    hint.textContent = hint.dataset.was || hint.textContent;
    $("[data-cancel]", form).hidden = false;
    comment.append(form);
    showQuote(form);
    restore(form);
    form.elements.text.focus();
    return true;
  }

  /* Each text that is sent has a key of its own: sent twice, it is published once. */
  const newKey = (form) => { if (form.elements.key) form.elements.key.value = crypto.randomUUID?.() || ""; };

  /* Puts a new comment where it belongs: under what it answers, or at the end. */
  function place(html, parent) {
    const comment = fragment(html).firstElementChild;
    comment.classList.add("new");
    let before = null;
    if (parent) {
      before = parent.nextElementSibling;
      while (before && +before.dataset.depth > +parent.dataset.depth) before = before.nextElementSibling;
    }
    $("#thread").insertBefore(comment, before);
    times();
    comment.focus({ preventScroll: true });
    comment.scrollIntoView({ block: "nearest" });
  }

  async function send(form) {
    const button = $("button.main", form);
    if (button.getAttribute("aria-busy")) return;
    const errors = $(".errors", form);
    errors.textContent = "";
    button.setAttribute("aria-busy", "true");
    say(words("publishing"));
    const answer = await post(form.action, new FormData(form));
    button.removeAttribute("aria-busy");
    if (!answer.ok) {
      say("");
      keep(form);
      errors.textContent = [answer.detail, answer.todo].filter(Boolean).join(" ");
      return;
    }
    kept.set(draftName(form), "");
    if (form.id === "write") { location.assign(answer.url); return; }
    const parent = form.id === "join" ? null : form.closest(".comment");
    if (parent) form.remove();
    else {
      form.elements.text.value = "";
      newKey(form);
      for (const field of quoteFields(form)) field.value = "";
      showQuote(form);
      keep(form);
      const empty = $(".conversation .empty");
      if (empty) empty.remove();
    }
    place(answer.html, parent);
    say(answer.said || words("published"));
  }

  async function react(button) {
    const body = new FormData($("#act"));
    body.set("kind", button.value);
    const answer = await post(button.formAction, body);
    if (!answer.ok) { say([answer.detail, answer.todo].filter(Boolean).join(" ")); return; }
    const foot = button.closest("footer");
    const comment = foot.closest(".comment");
    foot.replaceWith(fragment(answer.html));
    $(".react summary", comment).focus();
  }

  async function more(link) {
    link.setAttribute("aria-busy", "true");
    let page;
    try {
      page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
    } catch { location.assign(link.href); return; }
    const comments = $$("#thread > .comment", page).filter((comment) => !document.getElementById(comment.id));
    $("#thread").append(...comments);
    const next = $("#more", page);
    if (next) $("#more").replaceWith(next); else $("#more").remove();
    times();
    if (comments.length) comments[0].focus();
  }

  /* Discussing a passage: W3C text quote and position, counted in code points of the paragraphs
     joined by one blank line. https://www.w3.org/TR/annotation-model/#text-quote-selector */
  const story = () => $(".story");
  const withoutNotes = (node) => {
    for (const note of $$(".note", node)) note.remove();
    return node.textContent;
  };
  const bodyText = () => $$(".text > p", story()).map((p) => withoutNotes(p.cloneNode(true))).join("\n\n");

  function offsetOf(node, offset) {
    const paragraph = (node.nodeType === 1 ? node : node.parentElement).closest(".text > p");
    if (!paragraph) return null;
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    range.setEnd(node, offset);
    return +paragraph.dataset.start + [...withoutNotes(range.cloneContents())].length;
  }

  function selected() {
    const selection = getSelection();
    if (!story() || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    let start = offsetOf(range.startContainer, range.startOffset);
    let end = offsetOf(range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    const text = [...bodyText()];
    while (start < end && /\s/.test(text[start])) start++;
    while (start < end && /\s/.test(text[end - 1])) end--;
    const inWord = (at) => [text[at - 1], text[at]].every((letter) => /[\p{L}\p{N}]/u.test(letter || ""));
    while (inWord(start)) start--;
    while (inWord(end)) end++;
    return end - start < 3 ? null : { start, end };
  }

  function discuss({ start, end }) {
    const form = $("form#join");
    if (!form) {
      location.assign(`${story().dataset.compose}?start=${start}&end=${end}`);
      return;
    }
    const text = [...bodyText()];
    const values = {
      exact: text.slice(start, end).join(""),
      prefix: text.slice(Math.max(0, start - 32), start).join(""),
      suffix: text.slice(end, end + 32).join(""),
      start,
      end,
    };
    for (const field of quoteFields(form)) field.value = values[field.name.slice(6)];
    showQuote(form);
    form.scrollIntoView({ block: "center" });
    form.elements.text.focus({ preventScroll: true });
  }

  function passages() {
    if (!story() || !story().dataset.compose) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button main discuss";
    button.textContent = words("discuss");
    button.hidden = true;
    let passage = null;
    button.onmousedown = (event) => event.preventDefault();
    button.onclick = () => { button.hidden = true; discuss(passage); };
    let timer;
    document.addEventListener("selectionchange", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const found = selected();
        if (!found && document.activeElement === button) return;
        passage = found;
        button.hidden = !found;
        if (!found) return;
        const range = getSelection().getRangeAt(0);
        const node = range.endContainer;
        (node.nodeType === 1 ? node : node.parentElement).closest("p").after(button);
        const box = range.getBoundingClientRect();
        const frame = story().getBoundingClientRect();
        button.style.top = `${box.bottom - frame.top + 8}px`;
        button.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - button.offsetWidth))}px`;
      }, 200);
    });
  }

  /* Single keys. They can be switched off (WCAG 2.2, 2.1.4), and sleep while somebody writes. */
  function keys() {
    const help = $("#help");
    const choice = $("[data-keys]", help);
    choice.checked = kept.get("keys") !== "off";
    choice.onchange = () => kept.set("keys", choice.checked ? "" : "off");
    const opener = $("[data-help]");
    opener.onclick = () => help.showModal();
    document.addEventListener("keydown", (event) => {
      const writing = event.target.closest("input, textarea, select, dialog");
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
        event.target.form.requestSubmit();
      } else if (event.key === "Escape") {
        const open = $(".menu[open]");
        if (open) { open.open = false; $("summary", open).focus(); }
      } else if (!writing && choice.checked && !event.ctrlKey && !event.metaKey && !event.altKey) {
        if (key(event.key)) event.preventDefault();
      }
    });
    function key(name) {
      const comments = $$(".thread > .comment");
      const at = comments.indexOf(document.activeElement.closest(".comment"));
      if (name === "j" || name === "k") {
        const next = comments[at < 0 ? 0 : at + (name === "j" ? 1 : -1)];
        if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
        return next;
      }
      if (name === "r") { const link = comments[at] && $(".reply", comments[at]); if (link) link.click(); return link; }
      if (name === "w") { const text = $("form#join textarea"); if (text) text.focus(); return text; }
      if (name === "?") help.showModal();
      return name === "?";
    }
  }

  function start() {
    theme();
    times();
    setInterval(times, 60000);
    offline();
    keys();
    passages();
    for (const form of $$("form.compose[data-draft]")) {
      restore(form);
      showQuote(form);
    }
    document.addEventListener("input", (event) => {
      const form = event.target.form;
      if (form && form.matches(".compose[data-draft]") && event.target.name === "text") keep(form);
    });
    document.addEventListener("submit", (event) => {
      const form = event.target;
      if (form.matches(".compose[data-send]")) { event.preventDefault(); send(form); }
      if (form.id === "act" && form.method === "post") { event.preventDefault(); react(event.submitter); }
    });
    document.addEventListener("click", (event) => {
      for (const menu of $$(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
      const link = event.target.closest("a, button");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const cancel = link.matches("[data-cancel]") && link.closest(".comment > form");
      if (link.matches(".reply")) { if (openReply(link)) event.preventDefault(); }
      else if (cancel) { event.preventDefault(); const comment = cancel.closest(".comment"); cancel.remove(); comment.focus(); }
      else if (link.matches(".conversation > .more [rel=next]")) { event.preventDefault(); more(link); }
      else if (link.matches("[data-drop-quote]")) { for (const field of quoteFields(link.form)) field.value = ""; showQuote(link.form); link.form.elements.text.focus(); }
      else if (link.matches("a[data-at]:not(.counted)") && $("form#join")) { event.preventDefault(); const [from, to] = link.dataset.at.split(","); discuss({ start: +from, end: +to }); }
      else if (link.matches("[data-copy]") && navigator.clipboard) { event.preventDefault(); navigator.clipboard.writeText(link.href).then(() => say(words("copied"))); link.closest(".menu").open = false; }
    });
  }
  document.addEventListener("DOMContentLoaded", start);
})();
