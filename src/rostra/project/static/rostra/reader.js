/* What a page of Rostra can do beyond its links and forms. Without this file all of it still works.
   `conversation` serves our pages, and in a publisher's page the shadow root of <rostra-thread>.
   Everything that is said stands in the page (#words, templates), so that it is translated there. */
"use strict";
const rostra = (() => {
  const kept = {
    get(name) { try { return localStorage.getItem(`rostra:${name}`); } catch { return null; } },
    set(name, value) {
      try {
        if (value) localStorage.setItem(`rostra:${name}`, value);
        else localStorage.removeItem(`rostra:${name}`);
      } catch { /* A browser that keeps nothing still reads and writes. */ }
    },
  };

  function parse(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content;
  }

  /* What readers do in `root`. `host` is where it stands: fetch(address, options), lang(), and
     go(address) to leave for another page. In a publisher's page also: adopt(fragment), open(address)
     for another page of the thread, signedOut(), signIn(), posted(answer), and a signal that ends it. */
  function conversation(root, host) {
    const $ = (selector, from = root) => from.querySelector(selector);
    const $$ = (selector, from = root) => [...from.querySelectorAll(selector)];
    const words = (name) => $("#words").dataset[name];
    const say = (text) => { const said = $("#said"); if (said) said.textContent = text; };

    function times() {
      const relative = new Intl.RelativeTimeFormat(host.lang(), { numeric: "auto", style: "short" });
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
      if (bar) bar.textContent = navigator.onLine ? "" : bar.dataset.said;
    }

    const fragment = (html) => host.adopt ? host.adopt(parse(html)) : parse(html);
    const sentences = (answer) => [answer.detail, answer.todo].filter(Boolean).join(" ");

    /* Posts a form; answers the JSON document, with `ok`. A network failure answers without a body. */
    async function post(address, body) {
      try {
        const answer = await host.fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
        return { ...await answer.json(), ok: answer.ok };
      } catch {
        return { ok: false, detail: words("failed") };
      }
    }

    /* The content of another page of ours, null where it cannot be had. */
    async function read(address) {
      try {
        const answer = await host.fetch(address);
        return answer.ok && !answer.redirected ? fragment(await answer.text()) : null;
      } catch { return null; }
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

    /* Fills in the passage that a form speaks of; none without values. */
    function quote(form, values = {}) {
      for (const field of quoteFields(form)) field.value = values[field.name.slice(6)] ?? "";
      showQuote(form);
    }

    function showQuote(form) {
      const chip = $(".chip", form);
      const exact = form.elements.quote_exact.value;
      $("blockquote", chip).textContent = exact;
      $("[data-drop-quote]", chip).hidden = false;
      chip.hidden = !exact;
    }

    /* A form beside others: its fields and their labels get names of their own. */
    function rename(form, id) {
      for (const name of ["id", "for", "aria-describedby"])
        for (const node of $$(`[${name}]`, form)) node.setAttribute(name, node.getAttribute(name).replace(form.id || /^/, form.id ? id : `${id}-`));
      form.id = id;
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
      rename(form, `reply-${id}`);
      form.action = link.href;
      form.dataset.draft = `${main.dataset.draft.split(":")[0]}:${id}`;
      $("h3", form).textContent = link.textContent.trim().replace(/\s+/g, " ");
      form.elements.text.value = "";
      $(".errors", form).textContent = "";
      advise(form, "");
      newKey(form);
      const hint = $(".hint", form);
      hint.textContent = hint.dataset.was || hint.textContent;
      $("[data-cancel]", form).hidden = false;
      comment.append(form);
      quote(form);
      restore(form);
      form.elements.text.focus();
      return true;
    }

    /* Each text that is sent has a key of its own: sent twice, it is published once. */
    const newKey = (form) => { if (form.elements.key) form.elements.key.value = crypto.randomUUID?.() || ""; };

    /* Opens in place what has a page of its own: to edit, report or remove. */
    async function openAct(link) {
      const comment = link.closest(".comment");
      link.setAttribute("aria-busy", "true");
      const page = await read(link.href);
      link.removeAttribute("aria-busy");
      const form = page && $("main form", page);
      if (!form) { host.go(link.href); return; }
      $$("form.compose", comment).forEach((other) => other.remove());
      const title = document.createElement("h3");
      title.textContent = $("h1", page).textContent;
      form.prepend(title, ...$$("h1 ~ p:not(.row)", page));
      rename(form, `act-${comment.id}`);
      form.classList.add("compose");
      form.dataset.act = "";
      comment.append(form);
      ($("textarea, input:not([type=hidden])", form) || $("button", form)).focus();
    }

    function cancel(form) {
      const comment = form.closest(".comment");
      form.remove();
      comment.focus();
    }

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

    /* A comment that is being checked: asked for, ever more seldom, until it is settled. */
    function watch(id, pause = 700) {
      setTimeout(async () => {
        const comment = root.getElementById(`c-${id}`);
        if (!comment || host.signal?.aborted) return;
        let answer = { state: "checking" };
        try {
          answer = await (await host.fetch(`/c/${id}/card`, { headers: { Accept: "application/json" } })).json();
        } catch { /* Asked again. */ }
        if (answer.state === "checking") { if (pause < 60000) watch(id, pause * 2); return; }
        if (!answer.html) return;
        const card = fragment(answer.html).firstElementChild;
        const focused = root.activeElement === comment;
        comment.replaceWith(card);
        times();
        if (focused) card.focus({ preventScroll: true });
        say(answer.said);
      }, pause);
    }

    async function send(form) {
      const button = $("button.main", form);
      if (button.getAttribute("aria-busy")) return;
      const errors = $(".errors", form);
      errors.textContent = "";
      button.setAttribute("aria-busy", "true");
      say(words("sending"));
      const answer = await post(form.action, new FormData(form));
      button.removeAttribute("aria-busy");
      if (!answer.ok) {
        say("");
        if (form.dataset.draft) keep(form);
        if (answer.html) advise(form, answer.html);
        else errors.textContent = sentences(answer);
        return;
      }
      advise(form, "");
      if (form.dataset.draft) kept.set(draftName(form), "");
      if (form.id === "write") { host.go(answer.url); return; }
      if (form.dataset.send === "draft") { say(answer.said); return; }
      if (form.dataset.act !== undefined) { acted(form, answer); return; }
      const parent = form.closest(".comment");
      if (parent) form.remove();
      else {
        form.elements.text.value = "";
        newKey(form);
        quote(form);
        keep(form);
        const empty = $(".conversation .empty");
        if (empty) empty.remove();
      }
      if (answer.html) place(answer.html, parent);
      if (answer.state === "checking") watch(answer.id);
      say(answer.said || words("published"));
      if (host.posted) host.posted(answer);
    }

    /* Shows advice beside what was written; "" takes it away. */
    function advise(form, html) {
      const place = $(".nudges", form);
      if (!place) return;
      place.replaceChildren(html ? fragment(html) : "");
      if (html) place.firstElementChild.focus();
    }

    /* What was done to a comment: its new card, nothing in its place (""), or only a word (none). */
    function acted(form, answer) {
      const comment = form.closest(".comment");
      form.remove();
      say(answer.said || "");
      if (answer.html === undefined) { comment.focus(); return; }
      const card = fragment(answer.html).firstElementChild;
      const next = card || comment.nextElementSibling || comment.previousElementSibling;
      if (card) comment.replaceWith(card); else comment.remove();
      times();
      if (next) next.focus();
    }

    async function react(button) {
      const body = new FormData($("#act"));
      body.set("kind", button.value);
      const answer = await post(button.formAction, body);
      if (!answer.ok) { say(sentences(answer)); return; }
      const foot = button.closest("footer");
      const comment = foot.closest(".comment");
      foot.replaceWith(fragment(answer.html));
      $(".react summary", comment).focus();
    }

    async function more(link) {
      link.setAttribute("aria-busy", "true");
      const page = await read(link.href);
      if (!page) { link.removeAttribute("aria-busy"); host.go(link.href); return; }
      const comments = $$("#thread > .comment", page).filter((comment) => !root.getElementById(comment.id));
      $("#thread").append(...comments);
      const next = $("#more", page);
      if (next) $("#more").replaceWith(next); else $("#more").remove();
      times();
      if (comments.length) comments[0].focus();
    }

    /* Single keys. They can be switched off (WCAG 2.2, 2.1.4), and sleep while somebody writes. */
    function key(name) {
      const comments = $$(".thread > .comment");
      const at = comments.indexOf(root.activeElement && root.activeElement.closest(".comment"));
      if (name === "j" || name === "k") {
        const next = comments[at < 0 ? 0 : at + (name === "j" ? 1 : -1)];
        if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" }); }
        return next;
      }
      if (name === "r") { const link = comments[at] && $(".reply", comments[at]); if (link) link.click(); return link; }
      if (name === "w") { const text = $("form#join textarea"); if (text) text.focus(); return text; }
      if (name === "?") $("#help").showModal();
      return name === "?";
    }

    function pressed(event) {
      const writing = event.target.closest("input, textarea, select, dialog");
      const open = $(".menu[open]");
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) event.target.form.requestSubmit();
      else if (event.key === "Escape" && open) { open.open = false; $("summary", open).focus(); }
      else if (!writing && kept.get("keys") !== "off" && !event.ctrlKey && !event.metaKey && !event.altKey && key(event.key)) event.preventDefault();
    }

    /* What a link or a button does here; false where it does what links and buttons do. */
    function follow(link) {
      const asks = link.matches("[data-act]") || (link.matches(".reply") && !$("form#join"));
      if (link.matches("[data-sign-in]") || (asks && host.signedOut?.())) return Boolean(host.signIn?.());
      if (link.matches("[data-help]")) $("#help").showModal();
      else if (link.matches(".reply")) return openReply(link);
      else if (link.matches("[data-act]")) { link.closest(".menu").open = false; openAct(link); }
      else if (link.matches(".comment [data-cancel]")) cancel(link.closest("form"));
      else if (link.matches(".conversation > .more [rel~=next]")) more(link);
      else if (link.matches(".sorts a, .more a") && host.open) host.open(link.href);
      else if (link.matches("[data-rephrase]")) link.form.elements.text.focus();
      else if (link.matches("[data-drop-quote]")) { quote(link.form); link.form.elements.text.focus(); }
      else if (link.matches("[data-copy]") && navigator.clipboard) { navigator.clipboard.writeText(link.href).then(() => say(words("copied"))); link.closest(".menu").open = false; }
      else return false;
      return true;
    }

    function submitted(event) {
      const form = event.target;
      if (form.matches("[data-send], [data-act]")) { event.preventDefault(); send(form); }
      else if (form.id === "act" && form.method === "post") { event.preventDefault(); react(event.submitter); }
      else if (form.id === "act" && host.signedOut?.()) { event.preventDefault(); host.signIn(); }
    }

    const on = (target, name, act) => target.addEventListener(name, act, { signal: host.signal });
    on(root, "keydown", pressed);
    on(root, "submit", submitted);
    on(root, "input", ({ target }) => {
      if (target.name === "text" && target.form && target.form.matches(".compose[data-draft]")) keep(target.form);
    });
    on(root, "change", ({ target }) => {
      if (target.matches("[data-keys]")) kept.set("keys", target.checked ? "" : "off");
    });
    on(root, "click", (event) => {
      const link = event.target.closest("a, button");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (follow(link)) event.preventDefault();
    });
    on(document, "click", (event) => {
      for (const menu of $$(".menu[open]")) if (!menu.contains(event.composedPath()[0])) menu.open = false;
    });
    on(window, "online", offline);
    on(window, "offline", offline);
    const clock = setInterval(times, 60000);
    if (host.signal) on(host.signal, "abort", () => clearInterval(clock));

    function begin() {
      times();
      offline();
      $("[data-keys]").checked = kept.get("keys") !== "off";
      for (const comment of $$(".comment.checking.own")) watch(comment.id.slice(2));
      for (const form of $$("form.compose[data-draft]")) {
        restore(form);
        showQuote(form);
      }
    }
    return { begin, say, words, quote };
  }

  /* A page of our own. At once, before the first paint: nothing changes under the reader's eyes. */
  function page() {
    const root = document.documentElement;
    const button = () => document.querySelector("[data-theme-switch]");
    const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const show = () => button().setAttribute("aria-pressed", isDark());
    root.dataset.script = "";
    if (kept.get("theme")) root.dataset.theme = kept.get("theme");
    rostra.here = conversation(document, {
      fetch: (address, options) => fetch(address, options),
      lang: () => root.lang,
      go: (address) => location.assign(address),
    });
    document.addEventListener("DOMContentLoaded", () => {
      button().onclick = () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        kept.set("theme", root.dataset.theme);
        show();
      };
      show();
      rostra.here.begin();
    });
  }
  return { conversation, kept, parse, page };
})();
if (document.currentScript?.dataset.page !== undefined) rostra.page();
