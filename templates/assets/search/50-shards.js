// Where keys stand: the shard of a character, a pair, a word or a name, and the lists that it holds for them.
((search) => {
  "use strict";
  const { piece, strengths } = search;
  const STEM = 2; // characters of a word that say in which shard it stands

  /** @param {number} left @param {number} right @returns {number} 32 bits: honorhall/exports/search/terms.py reckons the same */
  const hashed = (left, right) => {
    let found = (Math.imul(left, 0x9e3779b1) + Math.imul(right, 0x85ebca6b)) >>> 0;
    found = Math.imul(found ^ (found >>> 15), 0x2c1b3c6d) >>> 0;
    return (found ^ (found >>> 13)) >>> 0;
  };

  /** @param {string} text @returns {number} CRC-32 of its bytes, as zlib reckons it */
  const crc32 = (text) => {
    let found = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      found ^= byte;
      for (let bit = 0; bit < 8; bit++) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
    }
    return ~found >>> 0;
  };

  /** @param {string} text @returns {string} five digits that stand for a whole name */
  const digest = (text) => {
    let found = crc32(text), made = "";
    for (let place = 0; place < 5; place++) {
      const digit = found % 91;
      made += String.fromCharCode(digit + 35 + (digit >= 57 ? 1 : 0));
      found = Math.floor(found / 91);
    }
    return made;
  };

  /** @param {number} hash @param {number} bits */
  const named = (hash, bits) => `s/${(bits ? hash >>> (32 - bits) : 0).toString(16).padStart(3, "0")}`;

  /** @param {string} stem @param {number} bits */
  const shardOf = (stem, bits) => piece(named(hashed(crc32(stem), 0), bits));

  /** @param {number} left @param {number} right @param {number} bits @returns {Promise<string[] | null>} lists; null: not to be had */
  const wideLists = async (left, right, bits) => {
    const shard = await piece(named(hashed(left, right), bits));
    if (!shard) return null;
    const key = String.fromCodePoint(left) + (right ? String.fromCodePoint(right) : "");
    const text = shard[0];
    for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1)) {
      const end = at + key.length;
      if ((at === 0 || text.charCodeAt(at - 1) < 128) && text.charCodeAt(end) < 128) return [/[!-~]*/.exec(text.slice(end))?.[0] ?? ""];
    }
    return [];
  };

  /** @param {string} stem @param {(key: string) => boolean} wanted @param {number} bits @returns {Promise<string[] | null>} */
  const spelledLists = async (stem, wanted, bits) => {
    const shard = await shardOf(stem, bits);
    if (!shard) return null;
    const words = shard[1].split(" ");
    const found = [];
    for (let at = 0; at + 1 < words.length; at += 2) if (wanted(words[at])) found.push(words[at + 1]);
    return found;
  };

  /** @param {string} word @param {boolean} begun words that begin so will do @param {number} bits */
  const wordLists = (word, begun, bits) =>
    spelledLists(Array.from(word).slice(0, STEM).join(""), (key) => (begun ? key.startsWith(word) : key === word), bits);

  /** @param {string} name whole, folded @param {number} bits */
  const wholeLists = (name, bits) => {
    const key = `=${digest(name)}`;
    return spelledLists(key, (one) => one === key, bits);
  };

  /** @param {string} first @param {string} begun what the second syllable begins with; all of it with a `'` after it @param {number} bits */
  const syllableLists = (first, begun, bits) =>
    spelledLists(`'${first}`, (key) => `${key}'`.startsWith(`'${first}'${begun}`), bits);

  /** @param {string} initials two or three @param {number} bits */
  const initialLists = (initials, bits) =>
    spelledLists(`\`${initials.slice(0, STEM)}`, (key) => key.startsWith(`\`${initials}`), bits);

  Object.assign(search, { wideLists, wordLists, wholeLists, syllableLists, initialLists, strengths });
})(window.honorhallEngine ??= {});
