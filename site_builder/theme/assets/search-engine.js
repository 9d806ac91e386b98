/* Finds pages by words. Pure but for `load`, which fetches a part of the index, written by site_builder/search/, by its name. */
"use strict";
const LoaXaSearch = (() => {
  const { ascending, cut, decode, isOneSlip, packOf, plain, ranks, term } = LoaXaWords;
  const KEYS = 64, BODY = 512; // where a page's summary and headings begin, and its text
  const MAX_WORDS = 10, MAX_READINGS = 8;
  const LEAST_SOUGHT = 3, MOST_SOUGHT = 6, MOST_PLACES = 3600; // about 8 bytes a page, gzipped, on a weak network
  const BEGUN = 1.5; // how much better a page is whose title begins with the query
  const OTHER_SPELLING = 0.3, CORRECTED = 0.8, LEAST_OF_BEST = 0.2;

  class Engine {
    constructor(load) {
      this.load = load;
    }

    /* Fetch what all searches share; again only after a failure. */
    open() {
      this.opening = this.opening || this.load("dau-muc").then(head => {
        this.words = head.words.split(" ");
        this.numbers = new Map(this.words.map((word, number) => [word, number]));
        this.counts = Array.from(decode(head.counts));
        this.wordParts = ascending(head.wordParts);
        this.textParts = ascending(head.textParts);
        this.kinds = Array.from(decode(head.kinds));
        this.skills = Array.from(decode(head.skills));
        this.readings = head.readings;
        this.filed = new Map();
      }).catch(error => {
        this.opening = null;
        throw error;
      });
      return this.opening;
    }

    /* Find pages; `kind` and `skill` are numbers from 1 or 0 for all. Return hits, the best first, each with the
       number of its page and the words it was found by, and what was searched instead where nothing had the words. */
    async search(query, kind = 0, skill = 0) {
      await this.open();
      const terms = cut(query).slice(0, MAX_WORDS).map(term);
      const variants = this.withReadings(await this.variants(terms));
      await this.fetchWords(variants.flatMap(variant => this.sought(variant.terms)));
      const best = new Map();
      for (const variant of variants) {
        for (const [page, score] of this.scores(this.sought(variant.terms))) {
          if (kind && this.kinds[page] !== kind) continue;
          if (skill && !(this.skills[page] >> (skill - 1) & 1)) continue;
          const found = { page, score: score * variant.factor, terms: variant.terms };
          if (!best.has(page) || best.get(page).score < found.score) best.set(page, found);
        }
      }
      // Later pages are newer.
      const hits = [...best.values()].sort((a, b) => b.score - a.score || b.page - a.page);
      const enough = hits.length ? hits[0].score * LEAST_OF_BEST : 0;
      const isUnknown = terms.some(({ key }) => !this.numbers.has(key) && !this.readings[key]);
      const instead = isUnknown && hits.length ? hits[0].terms.map(({ key }) => key).join(" ") : "";
      return { hits: hits.filter(({ score }) => score >= enough), instead };
    }

    /* Return [title, path, kind, date, text] of a page. */
    async page(number) {
      const pack = packOf(this.textParts, number);
      return (await this.load(`bai-${pack}`))[number - this.textParts[pack]];
    }

    /* Choose the rarest words of a query, each with its place there: the others would cost most and say least. */
    sought(terms) {
      const count = ({ key }) => this.counts[this.numbers.get(key)] || 0;
      const known = terms.map((each, at) => ({ ...each, at })).filter(({ key }) => this.numbers.has(key));
      let places = 0;
      const rarest = [...known].sort((a, b) => count(a) - count(b)).filter((each, taken) => {
        places += count(each);
        return taken < LEAST_SOUGHT || (taken < MOST_SOUGHT && places <= MOST_PLACES);
      });
      return known.filter(each => rarest.includes(each));
    }

    async fetchWords(terms) {
      const wanted = [...new Set(terms.map(({ key }) => this.numbers.get(key)))];
      await Promise.all(wanted.filter(number => number !== undefined && !this.filed.has(number)).map(async number => {
        const pack = packOf(this.wordParts, number);
        const [after, before, ...spellings] = (await this.load(`tu-${pack}`))[number - this.wordParts[pack]];
        this.filed.set(number, { after: ranks(after), before: ranks(before), spellings });
      }));
    }

    /* Read a query in every way it may be meant: as it stands, and with a slip mended. */
    async variants(terms) {
      await this.fetchWords(this.sought(terms));
      const filed = terms.map(({ key }) => this.filed.get(this.numbers.get(key)));
      let variants = [{ terms: [], factor: 1 }];
      const mended = [];
      for (const [at, { key }] of terms.entries()) {
        const isKnown = this.numbers.has(key) || Boolean(this.readings[key]);
        const isLeft = isKnown && !filed[at];
        const others = isLeft ? [] : await this.others(terms, filed, at);
        if (isKnown) {
          // One slip a query: a mended word stands beside the others as they are.
          if (!mended.length) mended.push(...others.map(other => ({ at, other })));
          variants = variants.map(({ terms: t, factor }) => ({ terms: [...t, terms[at]], factor }));
        } else if (others.length) {
          variants = variants.flatMap(({ terms: t, factor }) =>
            others.map(other => ({ terms: [...t, ...other], factor: factor * CORRECTED })));
        }
      }
      if (variants.length === 1 && variants[0].terms.length === terms.length) {
        variants.push(...mended.map(({ at, other }) =>
          ({ terms: [...terms.slice(0, at), ...other, ...terms.slice(at + 1)], factor: CORRECTED })));
      }
      return variants.filter(variant => variant.terms.length).slice(0, MAX_READINGS);
    }

    /* List what a word may be a slip of: what its neighbours are known to stand beside, and of that the commonest. */
    async others(terms, filed, at) {
      const { key } = terms[at];
      const isKnown = Boolean(filed[at]);
      const [left, right] = [filed[at - 1], filed[at + 1]];
      const sides = [left && left.after, right && right.before].filter(Boolean);
      const support = number => sides.filter(side => side.has(number)).length;
      // How usual a neighbour it is, before how usual a word.
      const habit = number => sides.reduce((sum, side) => sum + (side.has(number) ? 1 / (1 + side.get(number)) : 0), 0);
      const least = isKnown ? support(this.numbers.get(key)) + 1 : 0;
      const isBegun = word => !isKnown && at === terms.length - 1 && word.startsWith(key);
      const near = [];
      this.words.forEach((word, number) => {
        const fits = key.length > 1 && isOneSlip(key, word) || isBegun(word);
        if (fits && support(number) >= least) near.push({ number, rank: support(number) + habit(number) + this.counts[number] * 1e-6 });
      });
      near.sort((a, b) => b.rank - a.rank);
      const others = near.slice(0, isKnown ? 1 : 2).map(({ number }) => [plain(this.words[number])]);
      return isKnown ? others : [...await this.parted(key), ...others];
    }

    /* Part a word in which a space was forgotten. */
    async parted(key) {
      const parts = [];
      for (let cutAt = 1; cutAt < key.length; cutAt++) {
        const pair = [plain(key.slice(0, cutAt)), plain(key.slice(cutAt))];
        if (pair.every(each => this.numbers.has(each.key))) parts.push(pair);
      }
      await this.fetchWords(parts.map(([first]) => first));
      return parts.filter(([first, second]) =>
        this.filed.get(this.numbers.get(first.key)).after.has(this.numbers.get(second.key))).slice(0, 1);
    }

    /* Add the readings in which abbreviations stand in full, and the other way round. */
    withReadings(variants) {
      const all = [...variants];
      for (const { terms, factor } of variants) {
        const line = ` ${terms.map(({ key }) => key).join(" ")} `;
        for (const [short, long] of Object.entries(this.readings)) {
          for (const [from, to] of [[short, long], [long, short]]) {
            const at = line.indexOf(` ${from} `);
            if (at < 0) continue;
            const before = line.slice(0, at).split(" ").filter(Boolean).length;
            const rest = before + from.split(" ").length;
            all.push({ terms: [...terms.slice(0, before), ...to.split(" ").map(plain), ...terms.slice(rest)], factor });
          }
        }
      }
      return all.slice(0, 2 * MAX_READINGS);
    }

    /* Return page → position → how well the word there is spelt as it was asked for. */
    places({ key, spelling: asked }) {
      const places = new Map();
      const filed = this.filed.get(this.numbers.get(key));
      if (!filed) return places;
      for (let i = 0; i < filed.spellings.length; i += 2) {
        const fit = asked === key || asked === filed.spellings[i] ? 1 : OTHER_SPELLING;
        const numbers = decode(filed.spellings[i + 1]);
        let page = 0;
        for (let step = numbers.next(); !step.done; step = numbers.next()) {
          page += step.value;
          if (!places.has(page)) places.set(page, new Map());
          const here = places.get(page);
          let position = 0;
          for (let left = numbers.next().value; left > 0; left--) {
            position += numbers.next().value;
            here.set(position, fit);
          }
        }
      }
      return places;
    }

    /* Score pages by their words and, above all, by those that stand to each other as in the query. */
    scores(terms) {
      const total = this.kinds.length;
      const scores = new Map();
      const add = (found, share) => {
        const rarity = Math.log(1 + total / (found.size || 1)) * share;
        for (const [page, sum] of found) scores.set(page, (scores.get(page) || 0) + rarity * sum / (sum + 4));
      };
      const weight = position => position < KEYS ? 6 : position < BODY ? 2.5 : 1;
      const placed = terms.map(each => this.places(each));
      for (const places of placed) {
        const found = new Map();
        for (const [page, here] of places) {
          let sum = 0;
          for (const [position, fit] of here) sum += fit * weight(position);
          found.set(page, sum);
        }
        add(found, terms.length > 1 ? 0.4 : 1);
      }
      for (let i = 0; i + 1 < placed.length; i++) {
        const found = new Map();
        const step = terms[i + 1].at - terms[i].at;
        for (const [page, here] of placed[i]) {
          const next = placed[i + 1].get(page);
          if (!next) continue;
          let sum = 0;
          for (const [position, fit] of here) {
            if (next.has(position + step)) sum += fit * next.get(position + step) * weight(position);
          }
          if (sum) found.set(page, sum);
        }
        add(found, 1);
      }
      const rarities = placed.map(places => Math.log(1 + total / (places.size || 1)));
      const whole = rarities.reduce((sum, rarity) => sum + rarity, 0);
      const isInTitle = here => [...here.keys()].some(position => position < KEYS);
      const begins = page => terms[0].at === 0 && terms.every(({ at }, i) => placed[i].has(page) && placed[i].get(page).has(at));
      for (const [page, score] of scores) {
        const named = placed.reduce((sum, places, i) =>
          sum + (places.has(page) && isInTitle(places.get(page)) ? rarities[i] : 0), 0);
        scores.set(page, score * (1 + (named / whole) ** 2) * (begins(page) ? BEGUN : 1));
      }
      return scores;
    }
  }

  return { Engine };
})();
