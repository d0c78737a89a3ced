// @ts-check
/* Pictures drawn anew: what the camera wrote into a file (place, time, device) is not in what leaves this page. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const LONGEST = 2000; // px of the long side: a screen in a hall shows no more
  const QUALITY = 0.85;
  const LARGEST = 60e6; // bytes; a telephone's largest is some 25 MB

  /** @param {File} file @returns {Promise<ImageBitmap | HTMLImageElement>} the way up it was held */
  const opened = async (file) => {
    try {
      return await createImageBitmap(file, { imageOrientation: "from-image" });
    } catch {
      const url = URL.createObjectURL(file);
      const image = new Image();
      image.src = url;
      try {
        await image.decode();
      } finally {
        URL.revokeObjectURL(url);
      }
      return image;
    }
  };

  /** @param {File} file @returns {Promise<{blob: Blob, width: number, height: number} | import("./10-saying.js").Problem>} a JPEG, or why there is none */
  form.redrawn = async (file) => {
    const problem = (/** @type {string} */ code, facts = {}) => ({ code, field: "photos", facts: { file: file.name, ...facts } });
    if (file.size > LARGEST) return problem("media-too-large", { size: `${Math.round(file.size / 1e6)} MB`, limit: `${LARGEST / 1e6} MB` });
    try {
      const picture = await opened(file);
      const part = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      const [width, height] = [picture.width, picture.height].map((one) => Math.max(1, Math.round(one * part)));
      const canvas = form.make("canvas", { width, height });
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff"; // a JPEG has no holes
      pen.fillRect(0, 0, width, height);
      pen.drawImage(picture, 0, 0, width, height);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
      if (blob) return { blob, width, height };
    } catch { /* told below */ }
    if (/\.hei[cf]$/iu.test(file.name) || /hei[cf]/u.test(file.type)) {
      return problem("media-unreadable", { detail: "这是 HEIC 格式，这个浏览器还不认识；请在手机的相机设置里选“兼容性最佳”再拍，或把照片发给自己、另存为 JPG" });
    }
    return problem("media-unreadable", { detail: "这个浏览器认不出它是照片" });
  };
})();
