// @ts-check
/* Dates as honorhall/ground/partial_date.py reads them: the same spellings, the same refusals. A test holds the two together. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]"; // as Python's \s
  const NEEDLESS = new RegExp(`(?<![0-9])${SPACE}+|${SPACE}+(?![0-9])`, "gu");
  const TIME = "(?:[T ](?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?";
  const NUMERIC = new RegExp(`^(\\d{4})(?:([-/.])(\\d{1,2})(?:\\2(\\d{1,2})${TIME})?)?$`, "u");
  const CHINESE = /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?$/u;
  const YEAR_PART = /^(\d{4})年年?(初|中|底|末|上半年|下半年)$/u;
  const MONTH_PART = /^(\d{4})年(\d{1,2})月(初|上旬|中旬|下旬|底|末)$/u;
  const SEASON = /^(\d{4})年?([春夏秋冬])[季天]?$/u;
  const DECADE = /^(?:([12]\d\d)(?:0年代|X)|(1[1-9]|2\d)世纪(\d)0年代)$/u;
  const ABOUT = /^(?:(?:大?约)([^\n]+)|([^\n]+?)(?:前后|左右|~))$/u;
  const BETWEEN = /至|到|[—–]+|～/u;
  const RELATIVE = new RegExp(
    "[去今明前本当近往]年|年来|以来|以后|至今|迄今|今[日天后]|昨[日天]|明[日天]|上个?月|[本这下]个?月|[上本这下]个?周|[上本]世纪"
    + "|近来|最近|近期|近日|近[0-9一二两三四五六七八九十几数]+个?[年月周日天]|日前|不久|目前|如今|现在|刚刚"
    + "|(?<![\\p{L}\\p{N}_])(?:last|this|next|recent|recently|since|ago|now|today|yesterday)(?![\\p{L}\\p{N}_])", "iu");
  const YEAR_PARTS = /** @type {Record<string, [number, number]>} */ ({ 初: [1, 4], 中: [5, 9], 底: [10, 12], 末: [10, 12], 上半年: [1, 6], 下半年: [7, 12] });
  const MONTH_PARTS = /** @type {Record<string, [number, number]>} */ ({ 初: [1, 10], 上旬: [1, 10], 中旬: [11, 20], 下旬: [21, 31], 底: [21, 31], 末: [21, 31] });
  const SEASONS = "春夏秋冬";
  const IMPOSSIBLE = "impossible";

  /** @typedef {[string, string]} Span the first and the last day */

  /** @param {number} year @param {number} month @param {number} [latest] @returns {Span} */
  const days = (year, month, latest = 2999) => {
    if (year < 1000 || year > latest || month < 1 || month > 12) throw IMPOSSIBLE;
    const start = `${year}-${String(month).padStart(2, "0")}`;
    return [`${start}-01`, `${start}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`];
  };

  /** @param {string} year @param {string} [month] @param {string} [day] @returns {Span} */
  const calendar = (year, month, day) => {
    if (!month) return [days(+year, 1)[0], days(+year, 12)[1]];
    const [first, last] = days(+year, +month);
    if (!day) return [first, last];
    const exact = first.slice(0, 8) + String(+day).padStart(2, "0");
    if (!(first <= exact && exact <= last)) throw IMPOSSIBLE;
    return [exact, exact];
  };

  /** @param {number} year @param {number} number from 1, spring @returns {Span} */
  const season = (year, number) => {
    const start = 3 * number;
    return [days(year, start)[0], days(year + Math.floor((start + 1) / 12), ((start + 1) % 12) + 1, 3000)[1]];
  };

  /** @param {string} plain @returns {Span | null} */
  const exact = (plain) => {
    let found = NUMERIC.exec(plain);
    if (found) {
      const [, year, between, month, day] = found;
      if (month && !day && +month > 20 && +month < 25 && between === "-") return season(+year, +month - 20);
      return calendar(year, month, day);
    }
    if ((found = CHINESE.exec(plain))) return calendar(found[1], found[2], found[3]);
    if ((found = SEASON.exec(plain))) return season(+found[1], SEASONS.indexOf(found[2]) + 1);
    if (!(found = DECADE.exec(plain))) return null;
    const tens = found[1] ?? `${+found[2] - 1}${found[3]}`;
    return [`${tens}0-01-01`, `${tens}9-12-31`];
  };

  /** @param {string} plain @returns {Span | null} */
  const part = (plain) => {
    let found = YEAR_PART.exec(plain);
    if (found) {
      const [start, end] = YEAR_PARTS[found[2]];
      return [days(+found[1], start)[0], days(+found[1], end)[1]];
    }
    if (!(found = MONTH_PART.exec(plain))) return null;
    const [first, last] = days(+found[1], +found[2]);
    const [start, end] = MONTH_PARTS[found[3]].map((one) => first.slice(0, 8) + String(one).padStart(2, "0"));
    return [start, end < last ? end : last];
  };

  /** @param {string} plain @returns {Span | null} */
  const single = (plain) => {
    const about = ABOUT.exec(plain);
    return about ? exact(about[1] ?? about[2]) : exact(plain) ?? part(plain);
  };

  /** @param {string} text half-width, without spaces except one that stands between two digits */
  form.plainWidth = (text) => text.replace(/[\uff01-\uff5d]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0)).replace(/\u3000/gu, " ");
  form.unspaced = (/** @type {string} */ text) => text.replace(NEEDLESS, "");
  form.stripped = (/** @type {string} */ text) => text.replace(new RegExp(`^${SPACE}+|${SPACE}+$`, "gu"), "");

  /** @param {string} text @returns {Span | string} its days, or the code of its refusal */
  form.date = (text) => {
    const plain = form.unspaced(form.plainWidth(text));
    try {
      const one = single(plain);
      if (one) return one;
      const words = plain.split(BETWEEN);
      const sides = words.length > 1 ? words : plain.split("/");
      const [start, end] = sides.length === 2 ? sides.map(single) : [null, null];
      if (start && end) return end[1] < start[0] ? "date-backwards" : [start[0], end[1]];
    } catch (fault) {
      if (fault !== IMPOSSIBLE) throw fault;
      return "date-impossible";
    }
    return RELATIVE.test(text) ? "date-relative" : "date-unreadable";
  };
})();
