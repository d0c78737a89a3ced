/* Day and night by one real button. The theme's own switch is a pair of radio boxes: after a reload the keyboard
   stands on the one that is not shown. The button does what a click on the theme's label does, which remembers it. */
(() => {
  "use strict";

  /** @type {HTMLFormElement | null} */
  const form = document.querySelector("form[data-md-component=palette]");
  /** @type {HTMLLabelElement[]} */
  const labels = [...(form?.querySelectorAll("label") ?? [])];
  if (!form || labels.length !== 2) return;

  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-header__button md-icon hh-button hh-daylight";

  /** The label that the theme shows now: it leads to the other colours. */
  const shown = () => labels.find((label) => !label.hidden) ?? labels[0];

  const tell = () => {
    const picture = shown().querySelector("svg");
    button.replaceChildren(...(picture ? [picture.cloneNode(true)] : []));
    button.setAttribute("aria-label", shown().title);
    button.title = shown().title;
  };

  button.addEventListener("click", () => shown().click());
  new MutationObserver(tell).observe(form, { attributeFilter: ["hidden"], subtree: true });
  tell();
  form.hidden = true;
  form.after(button);
})();
