/**
 * A button that prints a lesson's worksheet alone, on a sheet of its own. Without this script the page has no button,
 * and the browser's own print command prints the whole lesson.
 */
(() => {
  "use strict";

  /** @type {HTMLElement | null} */
  const sheet = document.querySelector(".hh-worksheet");
  if (!sheet) return;

  const button = document.createElement("button");
  button.type = "button";
  button.className = "hh-print-button";
  button.textContent = "打印学习单";
  button.append(" ", english("Print the worksheet"));
  button.addEventListener("click", () => {
    document.documentElement.classList.add("hh-print-worksheet");
    window.print();
  });
  window.addEventListener("afterprint", () => document.documentElement.classList.remove("hh-print-worksheet"));
  sheet.append(button);

  /** @param {string} words */
  function english(words) {
    const one = document.createElement("span");
    one.lang = "en";
    one.textContent = words;
    return one;
  }
})();
