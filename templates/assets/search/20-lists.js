// Lists of numbers as they stand in the shards (honorhall/exports/search/lists.py), and sets of entries with their tiers.
((search) => {
  "use strict";
  const BASE = 91, ONE = 72, TWO = 88, THREE = 90;
  const FROM_THREE = ONE + (TWO - ONE) * BASE;
  const FROM_FOUR = FROM_THREE + (THREE - TWO) * BASE * BASE;
  const BEST = 8; // the strength of tier 0; that of an entry that is not there is 0

  /** @param {string} text @param {number} at */
  const digit = (text, at) => {
    const code = text.charCodeAt(at);
    return code < 92 ? code - 35 : code - 36;
  };

  /** @param {string} text @param {number} at @returns {[value: number, next: number]} */
  const number = (text, at) => {
    const first = digit(text, at);
    if (first < ONE) return [first, at + 1];
    const size = first < TWO ? 2 : first < THREE ? 3 : 4;
    let value = first - (size === 2 ? ONE : size === 3 ? TWO : THREE);
    for (let place = 1; place < size; place++) value = value * BASE + digit(text, at + place);
    return [value + (size === 2 ? ONE : size === 3 ? FROM_THREE : FROM_FOUR), at + size];
  };

  /** @param {string} text @param {(entry: number) => void} take */
  const eachDifference = (text, take) => {
    let last = -1;
    for (let at = 0; at < text.length;) {
      const [value, next] = number(text, at);
      last += value + 1;
      take(last);
      at = next;
    }
  };

  /** @param {string} text @param {(entry: number) => void} take */
  const eachBit = (text, take) => {
    let [first, at] = number(text, 0);
    for (; at < text.length; at++, first += 6) {
      for (let bits = digit(text, at), bit = 0; bits; bits >>= 1, bit++) if (bits & 1) take(first + bit);
    }
  };

  /** @param {string} lists of one key @param {(entry: number, tier: number) => void} take */
  const eachOf = (lists, take) => {
    const [once, ...signed] = lists.split("!");
    eachDifference(once, (entry) => take(entry, BEST - 1));
    for (const one of signed) {
      const sign = one.charCodeAt(0);
      const tier = sign < 97 ? sign - 48 : sign - 97;
      (sign < 97 ? eachDifference : eachBit)(one.slice(1), (entry) => take(entry, tier));
    }
  };

  /** @param {number} entries @param {string[]} keys lists of keys, of which any will do @returns {Uint8Array} strength by entry */
  const strengths = (entries, keys) => {
    const found = new Uint8Array(entries);
    for (const lists of keys) {
      eachOf(lists, (entry, tier) => {
        if (found[entry] < BEST - tier) found[entry] = BEST - tier;
      });
    }
    return found;
  };

  /** @param {Uint8Array} one is narrowed to what the other holds, too @param {Uint8Array} other */
  const narrow = (one, other) => {
    for (let at = 0; at < one.length; at++) if (other[at] < one[at]) one[at] = other[at];
  };

  /** @param {Uint8Array} one gets what the other holds, too @param {Uint8Array} other */
  const widen = (one, other) => {
    for (let at = 0; at < one.length; at++) if (other[at] > one[at]) one[at] = other[at];
  };

  /** @param {Uint8Array} set */
  const count = (set) => set.reduce((sum, one) => sum + (one ? 1 : 0), 0);

  /** @param {string} text three digits for each @param {number} entry */
  const three = (text, entry) =>
    (digit(text, 3 * entry) * BASE + digit(text, 3 * entry + 1)) * BASE + digit(text, 3 * entry + 2);

  Object.assign(search, { BEST, eachDifference, strengths, narrow, widen, count, three });
})(window.honorhallEngine ??= {});
