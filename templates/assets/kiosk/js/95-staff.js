// @ts-check
/* The corner of the staff: a long press on the hall's name, and the PIN. What it can do is the server's to do; from a
   stick it tells the version and the numbers. */
((kiosk) => {
  "use strict";
  const LONG = 2500; // ms
  const STRAY = 24; // px that a resting finger may move
  const DIGITS = [..."123456789", "clear", "0", "enter"];
  const HEADERS = { "Content-Type": "application/json" };

  /** @param {string} hex */
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (one) => parseInt(one, 16));

  /** @param {string} pin @param {string} kept pbkdf2-sha256$rounds$salt$digest, the last two as hex */
  const fits = async (pin, kept) => {
    const [, rounds, salt, digest] = kept.split("$");
    const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: Number(rounds) };
    const made = new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
    return bytes(digest).every((one, at) => one === made[at]);
  };

  /** @param {string} pin @param {string} wish "look", "restart", "update" or "exit" @returns {Promise<any>} */
  const asked = async (pin, wish) => {
    if (kiosk.served) {
      const answer = await fetch("/hall/staff", { method: "POST", headers: HEADERS, body: JSON.stringify({ pin, wish }) });
      return answer.json();
    }
    const [settings] = (await kiosk.handed("staff.js", "honorhallStaff")) ?? [{}];
    if (!settings.pin) return { no: ["hall.yml 里还没有设 PIN。", "hall.yml names no PIN yet."] };
    if (!(await fits(pin, settings.pin))) return { no: ["PIN 不对。", "This is not the PIN."] };
    const counts = Object.values(kiosk.counts());
    const sum = (/** @type {boolean} */ visits) => counts.reduce((all, day) => all + Object.entries(day).reduce((some, [page, many]) => some + ((page === "") === visits ? many : 0), 0), 0);
    return { version: "", content: settings.content, visits: sum(true), openings: sum(false), wishes: [] };
  };

  const WISHES = /** @type {Record<string, [string, string]>} */ ({
    restart: ["重新启动", "Restart"], update: ["从U盘更新", "Update from USB"], exit: ["退出", "Exit"],
  });

  const corner = () => {
    let pin = "";
    const typed = kiosk.make("p", { class: "hk-pin", "aria-live": "polite" }, "");
    const told = kiosk.make("div", { class: "hk-staff-told", role: "status" });
    const pad = kiosk.make("div", { class: "hk-pad" }, ...DIGITS.map((digit) => {
      const words = digit === "clear" ? kiosk.both("清空", "Clear") : digit === "enter" ? kiosk.both("确定", "OK") : [digit];
      return kiosk.make("button", { type: "button", class: "hk-button", "data-digit": digit, onclick: () => pressed(digit) }, ...words);
    }));
    const shut = kiosk.make("button", { type: "button", class: "hk-button", onclick: () => dialog.close() }, ...kiosk.both("关闭", "Close"));
    const dialog = /** @type {HTMLDialogElement} */ (kiosk.make("dialog", { class: "hk-dialog hk-staff", "aria-labelledby": "hk-staff" },
      kiosk.make("h2", { id: "hk-staff" }, ...kiosk.both("管理", "Staff")), typed, pad, told, shut));
    dialog.addEventListener("close", () => dialog.remove());

    /** @param {string} digit */
    const pressed = (digit) => {
      if (digit === "enter") return void look("look");
      pin = digit === "clear" ? "" : (pin + digit).slice(0, 12);
      typed.textContent = "●".repeat(pin.length);
    };
    /** @param {string} wish */
    const look = async (wish) => {
      told.replaceChildren(...kiosk.both("请稍等……", "One moment …"));
      const answer = await asked(pin, wish).catch(() => ({ no: ["没有回答，请再试一次。", "No answer; try again."] }));
      if (answer.no) {
        pin = typed.textContent = "";
        return told.replaceChildren(...kiosk.both(answer.no[0], answer.no[1]));
      }
      if (answer.said) return told.replaceChildren(...kiosk.both(answer.said[0], answer.said[1]));
      pad.hidden = typed.hidden = true;
      const last = answer.update ? kiosk.make("p", { class: "hk-quiet" }, answer.update) : null;
      const rows = [["版本", "Version", answer.version || "—"], ["内容日期", "Content of", answer.content],
        ["参观次数", "Visits", answer.visits], ["打开次数", "Openings", answer.openings]];
      told.replaceChildren(kiosk.make("dl", { class: "hk-facts" }, ...rows.map(([zh, en, value]) => kiosk.make("div", {}, kiosk.make("dt", {}, ...kiosk.both(zh, en)), kiosk.make("dd", {}, String(value))))), ...(last ? [last] : []),
        kiosk.make("div", { class: "hk-row" }, ...answer.wishes.map((/** @type {string} */ one) => kiosk.make("button", { type: "button", class: "hk-button", "data-wish": one, onclick: () => void look(one) }, ...kiosk.both(...WISHES[one])))));
    };
    document.body.append(dialog);
    dialog.showModal();
  };

  document.addEventListener("DOMContentLoaded", () => {
    const name = document.querySelector("[data-staff]");
    if (!name) return;
    let timer = 0;
    /** @type {PointerEvent | null} */
    let finger = null;
    const give = () => clearTimeout(timer);
    name.addEventListener("pointerdown", (event) => {
      finger = /** @type {PointerEvent} */ (event);
      give();
      timer = setTimeout(corner, LONG);
    });
    addEventListener("pointermove", (event) => {
      if (finger && Math.hypot(event.clientX - finger.clientX, event.clientY - finger.clientY) > STRAY) give();
    });
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, give);
  });
})(window.honorhallKiosk ??= {});
