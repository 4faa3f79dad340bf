/* What pages of accounts can do beyond links and forms. Without this file passwords and codes work
   as well; only passkeys need scripts (django-allauth's, kept beside this one). */
"use strict";
(() => {
  /* Passkeys are offered where the browser has them. */
  if (window.PublicKeyCredential) {
    for (const form of document.querySelectorAll("[data-passkey]")) form.hidden = false;
  }
  document.addEventListener("allauth.error", (event) => {
    const said = document.getElementById("passkey-said");
    if (!said) return;
    event.preventDefault();
    said.textContent = said.dataset.said;
  });

  for (const button of document.querySelectorAll("[data-reveal]")) {
    const field = document.getElementById(button.dataset.reveal);
    button.hidden = false;
    button.onclick = () => {
      const show = field.type === "password";
      field.type = show ? "text" : "password";
      button.setAttribute("aria-pressed", show);
    };
    /* Browsers offer to keep a password only when it is sent from a password field. */
    field.form.addEventListener("submit", () => { field.type = "password"; });
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.onclick = async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.copied;
    };
  }
})();
