// @ts-check
/* Today, whatever year the screen stands in: what happened on this day, and what is kept on it. The days come with the
   edition, the day is the clock's. */
((kiosk) => {
  "use strict";
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const A_YEAR = 366;

  /** @type {Map<string, Promise<any>>} */
  const months = new Map();

  /** @typedef {[year: string, what: string, title: string, url: string]} Event_ */
  /** @typedef {{events: Event_[], kept: [zh: string, en: string][]}} Day */

  /** @param {Date} day @returns {Promise<Day>} */
  kiosk.day = async (day) => {
    const month = two(day.getMonth() + 1);
    if (!months.has(month)) months.set(month, kiosk.handed(`days/${month}.js`, "honorhallDays"));
    const [days, kept] = (await months.get(month)) ?? [{}, {}];
    const mark = `${two(day.getMonth() + 1)}-${two(day.getDate())}`;
    return {
      events: (days[mark] ?? []).filter((/** @type {Event_} */ one) => Number(one[0]) < day.getFullYear()),
      kept: [...(kept[mark] ?? []), ...(kept[`${day.getFullYear()}-${mark}`] ?? [])],
    };
  };

  kiosk.dated = (/** @type {Date} */ day) => kiosk.both(`${day.getMonth() + 1}月${day.getDate()}日`, day.toLocaleDateString("en-GB", { day: "numeric", month: "long" }));

  /** @param {Event_} one */
  const line = ([year, what, title, url]) => kiosk.make("li", {}, kiosk.make("a", { class: "hk-entry", href: `${kiosk.base}${url}` },
    kiosk.make("span", { class: "hk-year" }, year), kiosk.make("span", { class: "hk-entry-title" }, title), kiosk.make("span", { class: "hk-entry-about" }, what)));

  document.addEventListener("DOMContentLoaded", () => {
    const room = /** @type {HTMLElement | null} */ (document.querySelector("[data-day]"));
    if (!room) return;
    let day = new Date();
    const [before, now, after] = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("[data-step]")]);
    const title = /** @type {HTMLElement} */ (document.querySelector("[data-date]"));

    const show = async (/** @type {Date} */ wanted) => {
      day = wanted;
      const found = await kiosk.day(wanted);
      if (day !== wanted) return;
      title.replaceChildren(...kiosk.dated(wanted));
      const next = found.events.length || found.kept.length || wanted.toDateString() !== new Date().toDateString() ? null : await following(wanted);
      const kept = found.kept.map(([zh, en]) => kiosk.make("p", { class: "hk-kept" }, ...kiosk.both(zh, en)));
      const none = found.events.length || kept.length ? [] : [kiosk.make("p", { class: "hk-lead" }, ...kiosk.both("这一天还没有记下的事。", "Nothing is recorded for this day yet."))];
      room.replaceChildren(...kept, kiosk.make("ul", { class: "hk-entries" }, ...found.events.map(line)), ...none, ...(next ?? []));
      room.scrollTop = 0;
      room.dispatchEvent(new Event("scroll"));
    };
    /** The nearest day before or after of which there is something to tell. @param {Date} from @param {number} by @returns {Promise<[Date, Day] | null>} */
    const nearest = async (from, by) => {
      const wanted = new Date(from);
      for (let step = 0; step < A_YEAR; step += 1) {
        wanted.setDate(wanted.getDate() + by);
        const found = await kiosk.day(wanted);
        if (found.events.length || found.kept.length) return [new Date(wanted), found];
      }
      return null;
    };
    const seek = async (/** @type {number} */ by) => {
      const found = await nearest(day, by);
      if (found) await show(found[0]);
    };
    /** What comes after a day without. @param {Date} from */
    const following = async (from) => {
      const found = await nearest(from, 1);
      if (!found) return [];
      const [when, { events, kept }] = found;
      return [kiosk.make("h2", {}, ...kiosk.both("接下来：", "Next: "), ...kiosk.dated(when)),
        ...kept.map(([zh, en]) => kiosk.make("p", { class: "hk-kept" }, ...kiosk.both(zh, en))), kiosk.make("ul", { class: "hk-entries" }, ...events.map(line))];
    };
    before.addEventListener("click", () => void seek(-1));
    now.addEventListener("click", () => void show(new Date()));
    after.addEventListener("click", () => void seek(1));
    void show(day);
  });
})(window.honorhallKiosk ??= {});
