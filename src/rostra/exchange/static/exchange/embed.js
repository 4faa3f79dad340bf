/* <rostra-thread article-url="…">: a conversation in a publisher's page. `/embed.js` serves this file
   after reader.js, both inside one function, so that the page sees nothing of them but the element.
   ROSTRA, written by the server, holds what is said while the server cannot be reached. */
const home = new URL(document.currentScript?.src || ROSTRA.home).origin;
const { kept, parse, conversation } = rostra;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block !important; min-block-size: 416px; color-scheme: inherit; }
:host([hidden]) { display: none !important; }
@media (max-width: 480px) { :host { min-block-size: 496px; } }
.embed { all: initial; display: flow-root; min-block-size: inherit; padding: var(--pad, 0); color-scheme: inherit; font: var(--t2, 15px)/1.5 var(--sans, system-ui, sans-serif); color: var(--ink, CanvasText); background: var(--paper, Canvas); overflow-wrap: break-word; }
.embed[data-theme="light"] { color-scheme: light; }
.embed[data-theme="dark"] { color-scheme: dark; }
.embed .notice { margin: 0; }
/* Weaker than our sheets, for when these cannot be had. */
:where(.notice) { padding: 16px; border-inline-start: 4px solid; }
:where(.notice .what) { margin: 0; font-size: 18px; font-weight: 700; }
:where(.notice button) { padding: 8px 16px; font: inherit; font-weight: 600; }
.wait i { display: block; block-size: 14px; max-inline-size: 34em; margin-block: 14px; border-radius: 3px; background: var(--tint, #8882); }
.wait i:nth-of-type(4n + 1) { inline-size: 9em; margin-block-start: 34px; }
.wait i:nth-of-type(4n) { inline-size: 60%; }
.wait .unseen { position: absolute; clip-path: inset(50%); }
.foot { max-inline-size: none; margin-block-start: 24px; padding: 8px 0; }
`);

/* Who writes, for all elements of the page and for the publisher's other pages. Kept in memory too,
   for browsers that keep nothing else. */
const pass = {
  place: `token@${home}`,
  now: null,
  get() {
    try { this.now = JSON.parse(kept.get(this.place)) || this.now; } catch { /* Not ours. */ }
    return this.now;
  },
  set(value) {
    this.now = value;
    kept.set(this.place, value && JSON.stringify(value));
  },
};

/* Who a publisher's token (a JWT) speaks of; the server alone judges whether it is true. */
function subject(token) {
  try {
    return String(JSON.parse(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))).user.id);
  } catch { return ""; }
}

/* What the page says about its article, in its head and in JSON-LD (schema.org). */
function described(url) {
  const meta = (...names) => names.map((name) => document.querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)?.content).find(Boolean);
  const data = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) => {
    try {
      const found = JSON.parse(script.textContent);
      return [found].flat().flatMap((each) => each["@graph"] || each);
    } catch { return []; }
  }).find((each) => /Article|Posting|Report/.test(each?.["@type"])) || {};
  const text = (value) => typeof value === "string" ? value : "";
  const author = [data.author].flat().map((each) => text(each?.name || each)).filter(Boolean).join(", ");
  const published = text(data.datePublished) || meta("article:published_time", "datePublished") || "";
  const language = text(data.inLanguage) || document.documentElement.lang;
  return {
    url,
    headline: (text(data.headline) || meta("og:title", "headline") || document.querySelector("h1")?.textContent || document.title).trim().slice(0, 500),
    byline: (author || meta("author") || "").slice(0, 300),
    section: (text([data.articleSection].flat()[0]) || meta("article:section", "articleSection") || "").slice(0, 120),
    language: /^[a-z]{2,3}(-[\w-]{1,30})?$/i.test(language) ? language : "",
    published: /^\d{4}-\d\d-\d\d$/.test(published) ? published
      : isNaN(Date.parse(published)) ? "" : new Date(published).toISOString(),
  };
}

/* Links and forms of ours lead to us, from whatever page; what leaves the thread opens beside it. */
function adopt(content) {
  for (const name of ["href", "action", "formaction"]) {
    for (const node of content.querySelectorAll(`[${name}^="/"]`)) {
      node.setAttribute(name, home + node.getAttribute(name));
      if (name === "href") { node.target = "_blank"; node.relList.add("noopener"); }
    }
  }
  return content;
}

const threads = new Set();

class RostraThread extends HTMLElement {
  static observedAttributes = ["article-url", "sort", "lang", "theme", "token"];
  #root = this.attachShadow({ mode: "open" });
  #box = document.createElement("div");
  #talk;
  #ends;
  #turn = 0;
  #state = "";
  #sort = "";
  #note = "";
  #tried = "";
  #renewed = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#box.className = "embed";
    this.#box.dir = "auto";
    this.#root.append(this.#box);
  }

  connectedCallback() {
    this.#ends = new AbortController();
    this.#talk = conversation(this.#root, this.#host());
    this.#root.addEventListener("click", (event) => this.#clicked(event), { signal: this.#ends.signal });
    addEventListener("online", () => { if (this.#state === "failed") this.#load(); }, { signal: this.#ends.signal });
    threads.add(this);
    this.#paint();
    if (this.getAttribute("loading") === "lazy") this.#loadWhenNear(); else this.#load();
  }

  disconnectedCallback() {
    this.#ends.abort();
    threads.delete(this);
    this.#turn++;
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !threads.has(this)) return;
    if (name === "sort") this.#sort = "";
    if (name === "theme") this.#paint(); else this.#load();
  }

  /* With a token of the publisher's (a JWT) or of ours; without one the reader is asked who they are. */
  async signIn(token) {
    if (!token) { this.#ask(); return; }
    this.#renewed = false;
    await this.#accept(token);
    await Promise.all([...threads].map((thread) => thread.#load()));
  }

  async signOut() {
    const had = pass.get();
    if (had) await this.#fetch("/api/v1/sign-out", { method: "POST" }).catch(() => null);
    pass.set(null);
    await Promise.all([...threads].map((thread) => thread.#load()));
  }

  /* The look of our own pages. A sheet that did not come is asked for again with the next thread. */
  #style() {
    return Promise.all(["tokens", "reader"].map((name) => new Promise((done) => {
      const address = `${home}/static/rostra/${name}.css`;
      const known = this.#root.querySelector(`link[href="${address}"]`);
      if (known) { done(); return; }
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = address;
      link.onload = done;
      link.onerror = () => { link.remove(); done(); };
      this.#root.insertBefore(link, this.#box);
    })));
  }

  #host() {
    return {
      signal: this.#ends.signal,
      adopt,
      fetch: (address, options) => this.#fetch(address, options),
      lang: () => this.#box.querySelector("[lang]").lang,
      go: () => this.#talk.say(this.#words.unreachable),
      open: async (address) => {
        this.#sort = new URL(address).searchParams.get("sort") || "newest";
        await this.#load(address);
        this.#box.querySelector(".sorts [aria-current]")?.focus();
      },
      signedOut: () => !pass.get(),
      signIn: () => { this.signIn(); return true; },
      posted: ({ id, state }) => this.#emit("posted", { id, state }),
    };
  }

  get #language() {
    return this.lang || this.closest("[lang]")?.lang || "";
  }

  get #words() {
    return ROSTRA.words[this.#language.slice(0, 2)] || ROSTRA.words.en;
  }

  get #address() {
    const canonical = document.querySelector('link[rel~="canonical"]');
    const url = new URL(this.getAttribute("article-url") || canonical?.href || location.href, location.href);
    url.hash = "";
    return url.href;
  }

  #emit(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`rostra:${name}`, { detail, bubbles: true, cancelable }));
  }

  #paint() {
    const theme = this.getAttribute("theme");
    if (theme === "light" || theme === "dark") this.#box.dataset.theme = theme;
    else delete this.#box.dataset.theme;
  }

  #loadWhenNear() {
    const watch = new IntersectionObserver((seen) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      watch.disconnect();
      this.#load();
    }, { rootMargin: "800px" });
    watch.observe(this);
    this.#wait();
  }

  /* A page of ours at /P is for us at /embed/P. No cookie goes along or comes back. */
  async #fetch(address, options = {}) {
    const url = new URL(address, home);
    if (!/^\/(embed|api)\//.test(url.pathname)) url.pathname = `/embed${url.pathname}`;
    const had = pass.get();
    const headers = { Accept: "application/json", ...options.headers };
    if (this.#language) headers["Accept-Language"] = this.#language;
    if (had) headers.Authorization = `Bearer ${had.token}`;
    const answer = await fetch(url, { ...options, headers, credentials: "omit" });
    if (answer.status === 401 && had && pass.get()?.token === had.token) this.#expelled(had);
    return answer;
  }

  /* The token no longer opens the door: a publisher's is asked for once more, else nobody writes. */
  #expelled(had) {
    pass.set(null);
    if (had.by && !this.#renewed) this.#tried = "";
    else this.#note = this.#words.signedout;
    this.#renewed = true;
    this.#load();
  }

  /* Takes the token of the attribute, once. */
  async #enter() {
    const given = this.getAttribute("token");
    if (!given || given === this.#tried) return;
    this.#tried = given;
    await this.#accept(given);
  }

  async #accept(token) {
    if (token.startsWith("rst_")) { pass.set({ token }); return; }
    const by = subject(token);
    const had = pass.get();
    if (by && had?.by === by && Date.parse(had.until) > Date.now()) return;
    pass.set(null);
    const answer = await this.#fetch("/api/v1/sign-in/publisher", {
      method: "POST",
      body: JSON.stringify({ token }),
      headers: { "Content-Type": "application/json" },
    });
    const told = await answer.json();
    if (answer.ok) pass.set({ token: told.token, by, until: told.expires_at });
    else this.#note = `${told.detail} ${told.todo || ""}`;
  }

  async #load(address) {
    const turn = ++this.#turn;
    let answer = null;
    let html = "";
    const styled = this.#style();
    this.#box.setAttribute("aria-busy", "true");
    if (this.#state !== "drawn") this.#wait();
    try {
      await this.#enter();
      answer = await this.#fetch(address || this.#first);
      if (answer.status === 404 && !address) answer = await this.#begin();
      html = await answer.text();
    } catch { answer = null; }
    await styled;
    if (turn !== this.#turn) return;
    this.#box.removeAttribute("aria-busy");
    if (answer?.ok) this.#draw(html); else this.#fail(answer, html);
  }

  get #first() {
    const asked = new URLSearchParams({ url: this.#address });
    const sort = this.#sort || this.getAttribute("sort");
    if (sort) asked.set("sort", sort);
    return `/embed/thread?${asked}`;
  }

  /* Nobody has read this article here before: the page says what it is about. */
  #begin() {
    return this.#fetch(this.#first, {
      method: "POST",
      body: JSON.stringify(described(this.#address)),
      headers: { "Content-Type": "application/json" },
    });
  }

  #wait() {
    this.#state = "waiting";
    const lines = "<i></i>".repeat(12);
    this.#box.replaceChildren(parse(`<div class="wait" role="status"><span class="unseen"></span>${lines}</div>`));
    this.#box.querySelector("span").textContent = this.#words.loading;
  }

  #draw(html) {
    this.#state = "drawn";
    this.#box.replaceChildren(adopt(parse(html)));
    this.#talk.begin();
    this.#talk.say(this.#note);
    this.#note = "";
    const { article, comments } = this.#box.firstElementChild.dataset;
    this.#emit("ready", { article, comments: +comments, signedIn: Boolean(pass.get()) });
  }

  #fail(answer, text) {
    const words = this.#words;
    let told = {};
    try { told = JSON.parse(text); } catch { /* No answer of ours. */ }
    if (!answer || !told.detail) told = navigator.onLine ? { title: words.unreachable, detail: words.wait } : { title: words.offline, detail: words.later };
    if (answer?.status === 404) told = { title: words.gone, detail: words.missing };
    if (this.#state === "drawn") { this.#talk.say(`${told.title}. ${told.detail}`); return; }
    this.#state = "failed";
    this.#box.replaceChildren(parse('<div class="notice" role="alert"><p class="what"></p><p></p><p></p><p class="row"><button type="button" class="button"></button></p></div>'));
    const [what, why, todo, row] = this.#box.querySelectorAll("p");
    what.textContent = told.title;
    why.textContent = told.detail;
    todo.textContent = told.todo || "";
    row.hidden = answer && answer.status < 500 && answer.status !== 429;
    row.firstElementChild.textContent = words.again;
    row.firstElementChild.onclick = () => this.#load();
  }

  #clicked(event) {
    const link = event.target.closest("a, button");
    if (!link) return;
    if (link.matches("[data-sign-out]")) this.signOut();
    const name = link.matches("a[href^='#']:not([data-cancel])") && link.getAttribute("href").slice(1);
    const target = name && this.#root.getElementById(name);
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView({ block: "start" });
    (target.querySelector("textarea") || target).focus({ preventScroll: true });
  }

  /* The publisher may sign readers in itself: it prevents the event and calls signIn(token). */
  #ask() {
    if (!this.#emit("sign-in", {}, true)) return;
    const asked = new URLSearchParams({ origin: location.origin });
    const opened = open(`${home}/embed/sign-in/?${asked}`, "rostra-sign-in", "popup,width=520,height=760");
    if (!opened) { this.#talk.say(this.#words.blocked); return; }
    const heard = new AbortController();
    addEventListener("message", async ({ origin, source, data }) => {
      if (origin !== home || source !== opened || data?.type !== "rostra:token") return;
      heard.abort();
      await this.signIn(data.token);
      this.#box.querySelector("#join textarea")?.focus();
    }, { signal: AbortSignal.any([heard.signal, this.#ends.signal]) });
  }
}

if (!customElements.get("rostra-thread")) customElements.define("rostra-thread", RostraThread);
