/* Shows where in a text the words of a query were found. */
"use strict";
const LoaXaQuote = (() => {
  const { term } = LoaXaWords;

  /* Part a text into pieces [text, isFound]. Where words of the query stand side by side, only such are marked. */
  function mark(text, terms) {
    const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(match => {
      const { key, spelling: written } = term(match[0].toLowerCase());
      const asked = terms.filter(each => each.key === key && (each.spelling === key || each.spelling === written));
      return { from: match.index, to: match.index + match[0].length, at: asked.length ? terms.indexOf(asked[0]) : -1 };
    });
    const adjoins = (a, b) => a && b && a.at >= 0 && b.at >= 0 && terms[a.at + 1] && terms[a.at + 1].key === terms[b.at].key;
    const inRun = found.map((word, i) => adjoins(found[i - 1], word) || adjoins(word, found[i + 1]));
    const isMarked = inRun.some(Boolean) ? inRun : found.map(({ at }) => at >= 0);
    return { found, isMarked };
  }

  const pieces = (text, from, to, { found, isMarked }) => {
    const parts = [];
    let at = from;
    found.forEach((word, i) => {
      if (!isMarked[i] || word.from < from || word.to > to) return;
      const joins = isMarked[i - 1] && parts.length && /^\s+$/.test(text.slice(at, word.from));
      if (joins) parts[parts.length - 1][0] += text.slice(at, word.to);
      else {
        if (word.from > at) parts.push([text.slice(at, word.from), false]);
        parts.push([text.slice(word.from, word.to), true]);
      }
      at = word.to;
    });
    if (at < to) parts.push([text.slice(at, to), false]);
    return parts;
  };

  /* Mark what was found in a whole text: pieces [text, isFound]. */
  const marked = (text, terms) => pieces(text, 0, text.length, mark(text, terms));

  /* Choose the stretch of a text in which most was found, and mark it there. */
  function quote(text, terms, length = 32) {
    const marks = mark(text, terms);
    const { found, isMarked } = marks;
    if (!found.length) return [];
    let best = 0, most = -1;
    for (let i = 0; i < found.length; i++) {
      const window = found.slice(i, i + length);
      const count = new Set(window.filter((_, n) => isMarked[i + n]).map(({ at }) => at)).size;
      if (count > most) [best, most] = [i, count];
    }
    const first = isMarked.indexOf(true, best);
    const start = Math.max(0, Math.min(first < 0 ? 0 : first - 5, found.length - length));
    const end = Math.min(found.length, start + length) - 1;
    const parts = pieces(text, start ? found[start].from : 0, end + 1 < found.length ? found[end].to : text.length, marks);
    return [...(start ? [["… ", false]] : []), ...parts, ...(end + 1 < found.length ? [[" …", false]] : [])];
  }

  return { marked, quote };
})();
