// @ts-check
/* A .zip that only stores: pictures are compressed already, and a text is small. PKWARE APPNOTE 4.3, names in UTF-8. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const UTF8 = 0x0800; // general purpose bit 11
  const TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
    let sum = number;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });

  /** @param {Uint8Array} bytes @returns {number} CRC-32 */
  form.crc32 = (bytes) => {
    let sum = 0xffffffff;
    for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
  };

  /** @param {[number, number][]} fields (value, bytes) @param {Uint8Array} [more] @returns {Uint8Array} little-endian */
  const packed = (fields, more = new Uint8Array()) => {
    const size = fields.reduce((so, [, width]) => so + width, 0);
    const made = new Uint8Array(size + more.length);
    const view = new DataView(made.buffer);
    let at = 0;
    for (const [value, width] of fields) {
      if (width === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += width;
    }
    made.set(more, size);
    return made;
  };

  /** @param {Date} now @returns {[number, number]} time and day as MS-DOS has them */
  const dos = (now) => [
    (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1),
    ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate(),
  ];

  /** @param {[string, Uint8Array][]} files path -> bytes @param {Date} now @returns {Blob} */
  form.zip = (files, now) => {
    const [time, day] = dos(now);
    const parts = /** @type {Uint8Array[]} */ ([]);
    const central = /** @type {Uint8Array[]} */ ([]);
    let at = 0;
    for (const [path, bytes] of files) {
      const name = new TextEncoder().encode(path);
      const about = /** @type {[number, number][]} */ ([
        [20, 2], [UTF8, 2], [0, 2], [time, 2], [day, 2], [form.crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2],
      ]);
      const local = packed([[0x04034b50, 4], ...about], name);
      central.push(packed([[0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]], name));
      parts.push(local, bytes);
      at += local.length + bytes.length;
    }
    const size = central.reduce((so, one) => so + one.length, 0);
    const end = packed([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]]);
    return new Blob(/** @type {BlobPart[]} */ ([...parts, ...central, end]), { type: "application/zip" });
  };
})();
