// Finds what is heard in what is seen. The page is read in the order and the words of audio/blocks.py, where a step's number,
// a row of a table and a picture are said too; captions are then found in it by letters and digits alone.
(function () {
  "use strict";
  var UNSAID = ".lx-frame, .headerlink, .footnote-ref, .footnote-backref, audio, script, [hidden]";
  var MOST_ROWS = 10, MOST_COLUMNS = 5;
  // How far ahead a sentence may stand: with few letters, what is far away is another with the same words.
  var REACH = [[4, 12], [12, 60], [24, 600], [Infinity, Infinity]];
  var ENDS = 12, SLACK = 120; // letters at either end that tell a sentence of which some words are seen and not said

  function isSaid(c) { return /[0-9a-zA-Z\u00aa-\u1fff]/.test(c); }
  function bare(text) { return Array.prototype.filter.call(text.normalize("NFC").toLowerCase(), isSaid).join(""); }
  function list(nodes) { return Array.prototype.slice.call(nodes); }

  // Letters in the order they are said, each with its text node and place there, or with the element it is said for.
  function readPage(page) {
    var text = "", at = [], isGuide = page.classList.contains("lx-huong-dan");

    function say(letter, node, index) { text += letter; at.push([node, index]); }
    function sayFor(words, element) { bare(words).split("").forEach(function (letter) { say(letter, element, -1); }); }
    function readText(node) {
      for (var i = 0; i < node.data.length; i++) {
        var c = node.data.charAt(i).toLowerCase();
        if (isSaid(c)) say(c, node, i);
      }
    }
    function readItems(items, prefix) {
      items.forEach(function (item, n) { sayFor(prefix(n), item); read(item); });
    }
    function readList(element) {
      var items = list(element.children), word = isGuide && !element.parentElement.closest("ol") ? "bước" : "";
      var isNotes = element.closest(".footnote");
      readItems(items, function (n) { return isNotes ? "chú thích" : word + (n + element.start); });
    }
    function readTable(element) {
      var rows = list(element.rows), heads = [];
      if (rows.length > MOST_ROWS + 1 || rows.some(function (row) { return row.cells.length > MOST_COLUMNS; })) return;
      if (rows.length > 1 && list(rows[0].cells).every(function (cell) { return cell.tagName === "TH"; })) {
        heads = list(rows.shift().cells).map(function (cell) { return cell.textContent; });
      }
      rows.forEach(function (row) {
        list(row.cells).forEach(function (cell, n) {
          if (!bare(cell.textContent)) return;
          sayFor(heads[n] || "", cell);
          read(cell);
        });
      });
    }
    function read(element) {
      list(element.childNodes).forEach(function (node) {
        if (node.nodeType === 3) readText(node);
        else if (node.nodeType !== 1 || node.matches(UNSAID)) return;
        else if (node.tagName === "IMG") { if (node.alt) sayFor("hình " + node.alt, node); }
        else if (node.tagName === "OL") readList(node);
        else if (node.tagName === "TABLE") readTable(node);
        else read(node);
      });
    }
    read(page);
    // It is said only in closing, and not of all.
    list(page.querySelectorAll(".lx-summary")).forEach(read);
    return {text: text, at: at};
  }

  function placeCues(texts, text) {
    var from = 0;
    return texts.map(function (cue) {
      var said = bare(cue), found = said ? text.indexOf(said, from) : -1;
      var reach = REACH.filter(function (each) { return said.length < each[0]; })[0][1];
      if (found > from + reach) found = -1;
      if (found >= 0) { from = found + said.length; return [found, from]; }
      if (said.length < ENDS) return null;
      // What is repeated in closing stood before.
      found = text.indexOf(said);
      if (found >= 0) return [found, found + said.length];
      if (said.length < 2 * ENDS) return null;
      found = text.indexOf(said.slice(0, ENDS), from);
      var end = found < 0 ? -1 : text.indexOf(said.slice(-ENDS), found + ENDS);
      if (end < 0 || end + ENDS > found + said.length + SLACK) return null;
      from = end + ENDS;
      return [found, from];
    });
  }

  // Wrap every place in <span>s, one for each piece of text it runs through; return what is marked, by cue.
  function wrap(places, at) {
    var groups = [], pieces = new Map();
    var groupsOf = places.map(function (place) {
      if (!place) return [];
      var met = groups.filter(function (group) { return place[0] < group.end && group.start < place[1]; });
      if (met.length) return met;
      groups.push({start: place[0], end: place[1], marks: []});
      return groups.slice(-1);
    });
    groups.sort(function (a, b) { return a.start - b.start; });
    groups.forEach(function (group) {
      for (var i = group.start; i < group.end; i++) {
        var node = at[i][0], index = at[i][1];
        if (index < 0) {
          if (group.marks.indexOf(node) < 0) group.marks.push(node);
          continue;
        }
        var cut = pieces.get(node) || [], last = cut[cut.length - 1];
        if (!pieces.has(node)) pieces.set(node, cut);
        if (last && last.marks === group.marks) last.end = index + 1;
        else cut.push({start: index, end: index + 1, marks: group.marks});
      }
    });
    pieces.forEach(function (cut, node) {
      var whole = node.data, parts = document.createDocumentFragment(), done = 0;
      cut.forEach(function (piece, n) {
        var until = n + 1 < cut.length ? cut[n + 1].start : whole.length;
        // With the punctuation that follows, not the space after it.
        var tail = /^[^\s]*/.exec(whole.slice(piece.end, until))[0].length, span = document.createElement("span");
        span.className = "lx-said";
        span.textContent = whole.slice(piece.start, piece.end + tail);
        parts.appendChild(document.createTextNode(whole.slice(done, piece.start)));
        parts.appendChild(span);
        piece.marks.push(span);
        done = piece.end + tail;
      });
      parts.appendChild(document.createTextNode(whole.slice(done)));
      node.parentNode.replaceChild(parts, node);
    });
    return groupsOf.map(function (met) {
      return met.reduce(function (marks, group) { return marks.concat(group.marks); }, []);
    });
  }

  // Return for each caption the elements of the page that show it, none where it stands nowhere.
  window.lxReadAlong = function (page, captions) {
    var read = readPage(page), marks = wrap(placeCues(captions, read.text), read.at);
    marks.forEach(function (each, n) {
      each.forEach(function (element) { if (!element.dataset.cue) element.dataset.cue = n; });
    });
    return marks;
  };
})();
