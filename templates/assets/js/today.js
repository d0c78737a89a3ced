// The front page asks the calendar what happened on the reader's day; on a day without, what comes next this month.
(() => {
  "use strict";
  const room = /** @type {HTMLElement | null} */ (document.querySelector("[data-today]"));
  if (!room || location.protocol === "file:") return; // from a disk, a page may not read another

  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const month = two(now.getMonth() + 1);
  const today = `${month}-${two(now.getDate())}`;
  const address = new URL(`${room.dataset.today}${month}/`, location.href);

  /** @param {Document} page */
  const nearest = (page) => {
    const days = [...page.querySelectorAll("[data-day]")].filter((day) => (day.getAttribute("data-day") ?? "") >= today);
    return days.sort((a, b) => (a.getAttribute("data-day") ?? "").localeCompare(b.getAttribute("data-day") ?? ""))[0];
  };

  /** @param {Element} day */
  const show = (day) => {
    const box = document.createElement("div");
    box.className = "hh-on-this-day";
    const heading = document.createElement("h3");
    const words = day.querySelector("h2")?.firstChild?.textContent?.trim() ?? "";
    heading.textContent = day.getAttribute("data-day") === today ? `今天，${words}` : `今天没有记下的事，接下来是${words}`;
    box.append(heading);
    for (const part of day.querySelectorAll(":scope > p, :scope > ol")) {
      const copy = /** @type {Element} */ (document.importNode(part, true));
      for (const link of copy.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", address).href;
      box.append(copy);
    }
    room.querySelector("h2")?.after(box);
  };

  fetch(address)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
    .then((text) => nearest(new DOMParser().parseFromString(text, "text/html")))
    .then((day) => day && show(day))
    .catch(() => {}); // the way to the calendar stands there already
})();
