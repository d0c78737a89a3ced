// The pieces of the index: scripts that hand over their texts. They load alike from a server and from a disk.
((search) => {
  "use strict";
  const MOST_KEPT = 600;
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const folder = new URL("search/", script ? script.src : document.baseURI).href;
  /** @type {Map<string, Promise<any[] | null>>} the latest last */
  const pieces = new Map();
  /** @type {Map<string, any[]>} */
  const arrived = new Map();
  let version = "";

  window.honorhallPiece = (/** @type {string} */ name, /** @type {any[]} */ ...texts) => { arrived.set(name, texts); };

  /** @param {string} name @returns {Promise<any[] | null>} null where it cannot be had */
  const fetched = (name) => new Promise((resolve) => {
    const element = document.createElement("script");
    element.charset = "utf-8"; // whatever the page that asks is written in
    element.src = `${folder}${name}.js${version ? `?v=${version}` : ""}`;
    element.onload = element.onerror = () => {
      element.remove();
      resolve(arrived.get(name) ?? null);
      arrived.delete(name);
    };
    document.head.append(element);
  });

  /** @param {string} name "s/0af" @returns {Promise<any[] | null>} its texts; null where it cannot be had just now */
  const piece = (name) => {
    const found = pieces.get(name) ?? fetched(name);
    pieces.delete(name);
    pieces.set(name, found);
    found.then((texts) => { if (!texts) pieces.delete(name); });
    for (const oldest of pieces.keys()) {
      if (pieces.size <= MOST_KEPT) break;
      pieces.delete(oldest);
    }
    return found;
  };

  /** @param {string} name @returns {boolean} whether it need not be fetched */
  const here = (name) => pieces.has(name);

  /** @typedef {{kind: string, label: string, folder: string, first: number, count: number, together: number, files: number}} Kind */
  /** @typedef {{version: string, bits: number, entries: number, kinds: Kind[], choices: string[]}} Manifest */

  /** @returns {Promise<Manifest | null>} */
  const manifest = async () => {
    const texts = await piece("manifest");
    if (!texts) return null;
    version = texts[0].version;
    return texts[0];
  };

  /** @param {Manifest} known @param {number} entry @returns {Kind} */
  const kindOf = (known, entry) => {
    let low = 0, high = known.kinds.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (known.kinds[middle].first <= entry) low = middle;
      else high = middle - 1;
    }
    return known.kinds[low];
  };

  /** @param {Manifest} known @param {number} entry @returns {string} the piece that holds its texts */
  const textPiece = (known, entry) => {
    const kind = kindOf(known, entry);
    return `t/${(kind.files + Math.floor((entry - kind.first) / kind.together)).toString(16)}`;
  };

  /**
   * @typedef {{entry: number, url: string, title: string, kind: string, label: string, date: string, sample: string,
   *   parts: [sort: number, text: string][]}} Page
   * @param {Manifest} known @param {number} entry @returns {Promise<Page | null>}
   */
  const page = async (known, entry) => {
    const texts = await piece(textPiece(known, entry));
    const kind = kindOf(known, entry);
    const written = texts?.[0].split("\x1e")[(entry - kind.first) % kind.together];
    if (!written) return null;
    /** @type {Page} */
    const made = { entry, url: "", title: "", kind: kind.kind, label: kind.label, date: "", sample: "", parts: [] };
    for (const part of written.split("\x1f")) {
      const rest = part.slice(1);
      if (part[0] === "u") made.url = kind.folder ? `${kind.folder}${rest}/` : rest;
      else if (part[0] === "d") made.date = rest;
      else if (part[0] === "s") made.sample = rest;
      else made.parts.push([Number(part[0]), rest]);
    }
    made.title = made.parts[0]?.[1] ?? "";
    return made;
  };

  Object.assign(search, { piece, here, manifest, kindOf, textPiece, page });
})(window.honorhallEngine ??= {});
