// @ts-check
/* The draft: words in localStorage, where they are safe the moment a tab is closed; pictures in IndexedDB. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const KEY = `honorhall:draft:${location.pathname}`; // halls may share a host

  /**
   * @typedef {object} Draft
   * @property {number} begun when it was begun: ids and names of files are made of it
   * @property {number} saved
   * @property {string} step
   * @property {Record<string, string | string[]>} answers name of a question -> its answer
   * @property {Record<string, string>[]} photos each with its id and what is said of it
   * @property {{id: string, name: string}[]} papers photographs of signed forms
   */

  /** @returns {Draft} one with nothing in it */
  form.empty = () => ({ begun: Date.now(), saved: 0, step: "kind", answers: {}, photos: [], papers: [] });

  /** @type {Map<string, Blob>} what this tab has in hand, whether or not the browser keeps it */
  const inHand = new Map();

  /** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} ask @returns {Promise<any>} null where nothing can be kept */
  const kept = (mode, ask) => new Promise((done) => {
    try {
      const opening = indexedDB.open(KEY, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("pictures");
      opening.onerror = () => done(null);
      opening.onsuccess = () => {
        const deal = opening.result.transaction("pictures", mode);
        const asked = ask(deal.objectStore("pictures"));
        deal.oncomplete = () => { opening.result.close(); done(mode === "readonly" ? asked.result : true); };
        deal.onabort = () => { opening.result.close(); done(null); };
      };
    } catch { done(null); }
  });

  /** @param {string} id @param {Blob} blob @returns {Promise<boolean>} whether the browser keeps it */
  form.keepPicture = async (id, blob) => {
    inHand.set(id, blob);
    return (await kept("readwrite", (store) => store.put(blob, id))) !== null;
  };

  /** @param {string} id @returns {Promise<Blob | null>} */
  form.picture = async (id) => {
    const found = inHand.get(id) ?? await kept("readonly", (store) => store.get(id));
    if (found) inHand.set(id, found);
    return found ?? null;
  };

  /** @returns {Draft | null} */
  form.recall = () => {
    try {
      const found = JSON.parse(localStorage.getItem(KEY) ?? "null");
      return found ? { ...form.empty(), ...found } : null;
    } catch { return null; }
  };

  /** @param {Draft} draft @returns {boolean} whether it is kept */
  form.keep = (draft) => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...draft, saved: Date.now() }));
      return true;
    } catch { return false; }
  };

  /** Nothing of the draft stays with the browser; what this tab has in hand can still be put back. */
  form.forget = async () => {
    try { localStorage.removeItem(KEY); } catch { /* nothing was kept */ }
    await kept("readwrite", (store) => store.clear());
  };

  /** @param {Draft} draft keep it again, with its pictures */
  form.keepAgain = async (draft) => {
    form.keep(draft);
    for (const { id } of [...draft.photos, ...draft.papers]) if (inHand.has(id)) await form.keepPicture(id, inHand.get(id));
  };

  form.newId = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
})();
