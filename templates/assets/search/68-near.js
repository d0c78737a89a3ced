// @ts-check
/* Where nothing holds the words: names that sound like them, or share most of their characters. */
(() => {
  "use strict";
  const face = (window.honorhallFace ??= {});
  const MOST = 8;

  /** @param {string} text @returns {Promise<any[]>} never rejected: nobody waits for a guess */
  face.near = async (text) => (await window.honorhallSearch.near?.(text, MOST).catch(() => [])) ?? [];
})();
