/* Words as search compares them, and numbers as the index writes them: as site_builder/search/words.py and codec.py do. */
"use strict";
const LoaXaWords = (() => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const TONES = { "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" };

  const cut = text => text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const bare = word => word.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  const spelling = word => {
    let tone = "", letters = "";
    for (const c of word.normalize("NFD")) {
      if (TONES[c]) tone = TONES[c];
      else letters += c;
    }
    return letters.normalize("NFC") + tone;
  };
  const term = word => ({ key: bare(word), spelling: spelling(word) });
  const plain = key => ({ key, spelling: key });

  function* decode(written) {
    let number = 0, unit = 1;
    for (const c of written) {
      const digit = DIGITS.indexOf(c);
      number += (digit % 32) * unit;
      if (digit < 32) {
        yield number;
        number = 0;
        unit = 1;
      } else unit *= 32;
    }
  }
  const ascending = written => {
    let sum = 0;
    return Array.from(decode(written), step => (sum += step));
  };

  /* Number → its place in a list that begins with the most frequent. */
  const ranks = written => new Map(Array.from(decode(written), (number, rank) => [number, rank]));

  /* Tell whether one letter too many, too few, wrong, or swapped with its neighbour parts two words. */
  const isOneSlip = (a, b) => {
    if (a === b || Math.abs(a.length - b.length) > 1) return false;
    let from = 0, aEnd = a.length, bEnd = b.length;
    while (from < aEnd && a[from] === b[from]) from++;
    while (aEnd > from && bEnd > from && a[aEnd - 1] === b[bEnd - 1]) aEnd--, bEnd--;
    const [left, right] = [aEnd - from, bEnd - from];
    if (left <= 1 && right <= 1) return true;
    return left === 2 && right === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
  };

  /* Return the last of the ascending `firsts` that is not beyond `number`. */
  const packOf = (firsts, number) => {
    let low = 0, high = firsts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= number) low = middle;
      else high = middle;
    }
    return low;
  };

  return { ascending, bare, cut, decode, isOneSlip, packOf, plain, ranks, spelling, term };
})();
