// @ts-check
/* Quantities as honorhall/ground/quantity.py reads them: the same refusals. A test holds the two together. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const UNITS = ("人 名 位 人次 户 家 个 支 队 班 组 场 场次 次 节 课时 件 件次 起 项 条 类 种 处 座 间 所 面 具 份 本 册 篇 幅 张 枚 台 辆 套 批 对 "
    + "元 年 个月 周 天 小时 分钟 岁 公里 米 平方米 亩 公斤 吨 斤 届").split(" ");
  const ALIASES = /** @type {Record<string, string>} */ ({ 个小时: "小时", 个星期: "周", 星期: "周", 千米: "公里", km: "公里", 千克: "公斤", kg: "公斤" });
  const DIGITS = "零一二三四五六七八九";
  const TENS = /** @type {Record<string, number>} */ ({ 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 });
  const SINGLE = new RegExp(`(?:^|(?<=[超过近到足约逾达、,;]))([一二两三四五六七八九])(?=个|${UNITS.join("|")})`, "gu");
  const NUMERAL = /(?<![0-9.余多])[〇零一二两三四五六七八九十百千万亿]{1,16}/gu;
  const VAGUE = /^多[^达]|数[十百千万亿名个人]|几|若干|许多|众多|大量|大批|不少|一些|部分|无数|成[百千]/u;
  const AMOUNT = new RegExp(
    "(?<before>超过?|逾|将近|接近|近|不到|不足|大?约|多达|上|过)?"
    + "(?:(?<digits>(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\\.[0-9]{1,6})?)(?<inner>[余多])?"
    + "(?<times>十?万亿|[十百千]?[万亿]|千(?![克米])|百)?|(?<alone>[十百千]?[万亿]|[百千]))"
    + "(?<after>[余多])?"
    + "(?<unit>[%‰℃]|km|kg|千[米克]|(?:(?![余多超逾近不约左上半几〇零一二两三四五六七八九十百千万亿])[一-鿿]){1,6})"
    + "(?<tail>左右|上下|[余多])?(?:[、,;](?=[^\\n]))?", "yu");
  const TWO = "quantity-two-qualifiers";

  const digit = (/** @type {string} */ one) => (one === "〇" ? 0 : one === "两" ? 2 : DIGITS.indexOf(one));
  const all = (/** @type {string} */ text) => [...text].every((one) => digit(one) >= 0);
  const isUnit = (/** @type {string} */ written) => {
    const unit = ALIASES[written] ?? written;
    if (UNITS.includes(unit) || "%‰℃".includes(unit) || UNITS.includes(unit.replace(/次$/u, "")) || /^[个家]/u.test(unit)) return true;
    return !("月日号".includes(unit) || UNITS.some((one) => unit.startsWith(one)) || unit.length > 3);
  };

  /** @param {string} plain @returns {boolean} whether all of it is amounts */
  const amounts = (plain) => {
    let at = 0;
    while (at < plain.length) {
      AMOUNT.lastIndex = at;
      const groups = AMOUNT.exec(plain)?.groups;
      if (!groups) return false;
      const words = [groups.before, groups.inner, groups.after, groups.tail].filter(Boolean);
      const onlyAlone = groups.before === "上" || groups.before === "过";
      if (!isUnit(groups.unit) || (onlyAlone && groups.digits) || (groups.alone && !words.length)) return false;
      if (words.filter((one) => one !== "多达").length > 1) throw TWO;
      at = AMOUNT.lastIndex;
    }
    return plain.length > 0;
  };

  /** @param {string} numeral @returns {string | null} 二百三十 as "230"; null for 三四十, which is no one number */
  const arabic = (numeral) => {
    if (all(numeral)) return numeral.length === 2 ? null : [...numeral].map(digit).join("");
    if (/[一二两三四五六七八九]{2}|[百千万亿][一二两三四五六七八九]$/u.test(numeral)) return null;
    let [whole, section, last] = [0, 0, 0];
    for (const one of numeral) {
      const size = TENS[one] ?? 0;
      if (one === "亿") [whole, section, last] = [(whole + section + last || 1) * size, 0, 0];
      else if (one === "万") [whole, section, last] = [whole + (section + last || 1) * size, 0, 0];
      else if (size) [section, last] = [section + (last || 1) * size, 0];
      else last = digit(one);
    }
    return String(BigInt(whole + section + last));
  };

  /** @param {string} text @returns {{code: string, facts: Record<string, string>} | null} why it is refused */
  form.quantity = (text) => {
    const plain = form.unspaced(form.plainWidth(text).replace(/\uff5e/gu, "~"))
      .replace(/个([余多])(月|小时|星期)/gu, "个$2$1").replace(SINGLE, (/** @type {string} */ one) => String(digit(one)));
    try {
      if (amounts(plain)) return null;
      const refused = (/** @type {string} */ code, more = {}) => ({ code: `quantity-${code}`, facts: { value: text, ...more } });
      if (VAGUE.test(plain)) return refused("vague");
      const instead = plain.replace(NUMERAL, (one) => arabic(one) ?? one);
      if (instead !== plain && amounts(instead)) return refused("chinese-numerals", { instead });
      if (amounts(plain.replace(NUMERAL, "1"))) return refused("vague");
      return refused(amounts(`${plain}个`) ? "no-unit" : "unreadable");
    } catch (fault) {
      if (fault !== TWO) throw fault;
      return { code: TWO, facts: { value: text } };
    }
  };
})();
