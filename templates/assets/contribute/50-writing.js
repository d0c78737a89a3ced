// @ts-check
/* Records as text: YAML that honorhall reads back as it was meant, whatever was typed; and the front matter of a story. */
(() => {
  "use strict";
  const form = /** @type {any} */ (window).honorhallForm;
  const PLAIN = /^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9，。、；？！《》（）“”·—…-]*$/u; // needs no quotes
  const GUESSED = /^(?:y|n|yes|no|true|false|on|off|null|none)$/iu; // what other readers of YAML take for something else
  const UNSEEN = /[\x00-\x1f\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]|[\ud800-\udfff]/gu;
  const LIST = /^(?:[-*+>|]|\d{1,3}[.)]\s)/u;

  const escaped = (/** @type {string} */ one) => (/[\ud800-\udfff\0]/u.test(one) ? "\ufffd" : `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

  /** @param {string} text @returns {string} one text as YAML */
  form.quoted = (text) => {
    if (PLAIN.test(text) && !GUESSED.test(text)) return text;
    const inside = text.replace(/[\\"]/gu, "\\$&").replace(/\n/gu, "\\n").replace(/\t/gu, "\\t").replace(UNSEEN, escaped);
    return `"${inside}"`;
  };

  /** @typedef {string | string[] | Record<string, any> | Record<string, any>[]} Value */

  /** @param {Record<string, Value>} fields @param {string} [indent] @returns {string} the lines of a record; what is empty is left out */
  form.yaml = (fields, indent = "") => {
    const lines = [];
    for (const [name, value] of Object.entries(fields)) {
      if (!value || (Array.isArray(value) && !value.length)) continue;
      if (typeof value === "string") lines.push(`${indent}${name}: ${form.quoted(value)}`);
      else if (!Array.isArray(value)) lines.push(`${indent}${name}:`, form.yaml(value, `${indent}  `));
      else {
        lines.push(`${indent}${name}:`);
        for (const one of value) {
          if (typeof one === "string") lines.push(`${indent}  - ${form.quoted(one)}`);
          else lines.push(form.yaml(one, `${indent}    `).replace(/^\s*/u, `${indent}  - `));
        }
      }
    }
    return lines.join("\n");
  };

  /**
   * What somebody typed as Markdown: each line a paragraph, lines of a list together, no spaces that would make it code.
   * @param {string} text
   */
  form.paragraphs = (text) => {
    const lines = text.replace(/\r\n?/gu, "\n").split("\n").map((line) => form.stripped(line)).filter(Boolean);
    return lines.reduce((so, line) => {
      const last = so.slice(so.lastIndexOf("\n") + 1);
      return so ? so + (LIST.test(line) && LIST.test(last) ? "\n" : "\n\n") + line : line;
    }, "");
  };

  /** @param {Record<string, Value>} fields @param {string} body @returns {string} a Markdown file */
  form.story = (fields, body) => `---\n${form.yaml(fields)}\n---\n\n${form.paragraphs(body)}\n`;
})();
