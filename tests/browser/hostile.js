// Queries made of pieces that break things, by a generator that always gives the same; what was wrong with the answers.
async ([from, to]) => {
  let seed = 20_261_122 + from;
  const luck = (most) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 4294967296) * most);
  };
  const pieces = [
    '"', "“", "”", "-", "－", " ", "\u3000", "\0", "\x1e", "\x1f", "\n", "\u2028", "\u202e", "\u200f", "\ufeff", "\u0301",
    "\ud800", "\udc00", "😀", "👨‍👩‍👧", "𠮷", "<img src=x onerror=window.hit=1>", "<script>", "</script>", "&lt;", "${1}", ".*",
    "(?:", "[", "\\", "$&", "__proto__", "constructor", "toString", "null", "NaN", "%00", "../", "javascript:", "志愿",
    "退役军人", "荣", "榮譽館", "dongqi", "dqc", "xi'an", "a", "1", "2020年", "ﷺ", "שלום", "العربية", "İ", "ß", "ﬁ", "㈱", "½",
    "۱۲", "한국", "カナ", "-志愿", '"志愿，', "\uffff",
  ];
  const others = [undefined, null, {}, [], 0, NaN, true, new Date(0)];
  const limits = [-1, 1e9, "x", null];
  const wrong = [];
  const before = document.documentElement.outerHTML.length;
  const made = (turn) => {
    let query = "";
    for (let size = luck(9); size > 0; size--) {
      query += luck(12) ? pieces[luck(pieces.length)] : String.fromCharCode(luck(65536));
    }
    if (turn % 500 === 7) query = query.repeat(Math.ceil(10_000 / (query.length || 1))) || "x".repeat(10_000);
    return turn % 97 === 3 ? others[luck(others.length)] : query;
  };
  for (let turn = from; turn < to; turn++) {
    const query = made(turn);
    const filters = { kind: [query, "story"], region: query, from: query, to: "2024", era: query, category: [query], brand: {} };
    const options = {
      limit: luck(20) ? luck(5) : limits[luck(4)],
      offset: luck(3),
      facets: !luck(20),
      sort: ["relevance", "date", query][luck(3)],
      filters: luck(6) ? {} : filters,
    };
    try {
      const found = await honorhallSearch(query, options);
      const whole = found.results.every((one) => typeof one.url === "string" &&
        one.marks.every(([start, end]) => start >= 0 && start < end && end <= one.snippet.length) &&
        one.titleMarks.every(([start, end]) => start >= 0 && start < end && end <= one.title.length));
      if (found.failed || !whole || found.total < found.results.length) wrong.push([String(query), found.failed, found.total]);
      if (turn % 10 === 0) await honorhallSearch.near(query);
    } catch (error) {
      wrong.push([String(query), String(error)]);
    }
  }
  const injected = window.hit || document.querySelector("img") || document.documentElement.outerHTML.length !== before;
  return { wrong: wrong.slice(0, 5), injected: Boolean(injected) };
}
