// The front page asks the calendar what happened on the reader's day; on a day without, what comes next.
(() => {
  "use strict";
  const room = /** @type {HTMLElement | null} */ (document.querySelector("[data-today]"));
  if (!room || location.protocol === "file:") return; // from a disk, a page may not read another

  const MONTHS = 12;
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const now = new Date();
  const today = `${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const mark = (/** @type {Element} */ day) => day.getAttribute("data-day") ?? "";

  /** @param {number} ahead months from now @returns {URL} */
  const month = (ahead) => {
    const number = ((now.getMonth() + ahead) % MONTHS) + 1;
    return new URL(`${room.dataset.today}${two(number)}/`, location.href);
  };

  /** The next day of which the calendar says something. @param {number} ahead @returns {Promise<[Element, URL] | null>} */
  const next = async (ahead) => {
    if (ahead >= MONTHS) return null;
    const address = month(ahead);
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const days = [...page.querySelectorAll("[data-day]")].filter((day) => ahead > 0 || mark(day) >= today);
    const first = days.sort((a, b) => mark(a).localeCompare(mark(b)))[0];
    return first ? [first, address] : next(ahead + 1);
  };

  /** @param {Element} day @param {URL} address the page it stands on */
  const show = (day, address) => {
    const box = document.createElement("div");
    box.className = "hh-on-this-day";
    const heading = document.createElement("h3");
    const words = day.querySelector("h2")?.firstChild?.textContent?.trim() ?? "";
    const here = `今天是${now.getMonth() + 1}月${now.getDate()}日`;
    heading.textContent = mark(day) === today ? here : `${here}，没有记下的事。接下来是${words}：`;
    box.append(heading);
    for (const part of day.querySelectorAll(":scope > :not(h2)")) {
      const copy = /** @type {Element} */ (document.importNode(part, true));
      for (const link of copy.querySelectorAll("a")) link.href = new URL(link.getAttribute("href") ?? "", address).href;
      box.append(copy);
    }
    room.querySelector("h2")?.after(box);
  };

  next(0)
    .then((found) => found && show(...found))
    .catch(() => {}); // the way to the calendar stands there already
})();
