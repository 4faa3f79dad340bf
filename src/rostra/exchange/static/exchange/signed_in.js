/* Hands the token to the page that opened this window. The browser delivers it only where that page
   is of the origin that the reader agreed to. */
"use strict";
(() => {
  const { token, origin } = document.getElementById("signed-in").dataset;
  if (!window.opener) {
    document.getElementById("lost").hidden = false;
    return;
  }
  window.opener.postMessage({ type: "rostra:token", token }, origin);
  window.close();
})();
