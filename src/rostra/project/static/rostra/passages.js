/* Discussing a passage of the article: a selection, or a mark in the margin. Needs reader.js. */
"use strict";
(() => {
  /* Discussing a passage: W3C text quote and position, counted in code points of the paragraphs
     joined by one blank line. https://www.w3.org/TR/annotation-model/#text-quote-selector */
  const story = document.querySelector(".story");
  const withoutNotes = (node) => {
    for (const note of node.querySelectorAll(".note")) note.remove();
    return node.textContent;
  };
  const bodyText = () => [...story.querySelectorAll(".text > p")].map((p) => withoutNotes(p.cloneNode(true))).join("\n\n");

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
    if (selection.isCollapsed || !selection.rangeCount) return null;
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
    const form = document.querySelector("form#join");
    if (!form) {
      location.assign(`${story.dataset.compose}?start=${start}&end=${end}`);
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
    rostra.here.quote(form, values);
    form.scrollIntoView({ block: "center" });
    form.elements.text.focus({ preventScroll: true });
  }

  function offerToDiscuss() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button main discuss";
    button.textContent = rostra.here.words("discuss");
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
        const frame = story.getBoundingClientRect();
        button.style.top = `${box.bottom - frame.top + 8}px`;
        button.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - button.offsetWidth))}px`;
      }, 200);
    });
  }

  if (!story || !story.dataset.compose) return;
  offerToDiscuss();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a:not(.counted)[data-at]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !document.querySelector("form#join")) return;
    event.preventDefault();
    const [start, end] = link.dataset.at.split(",").map(Number);
    discuss({ start, end });
  });
})();
