// The log as a table.

function quoted(value) {
  var text = String(value);
  if (/^[=+\-@\t]/.test(text)) text = "'" + text; // no spreadsheet takes a title for a formula
  return '"' + text.replace(/"/g, '""') + '"';
}

function csv() {
  readAgain();
  var lines = [["Buổi", "Ngày", "Mục", "Tiêu đề", "Giờ dự kiến", "Hết dự kiến", "Giờ phát thật", "Hết thật", "Trọn vẹn",
    "Cách phát", "Đánh dấu đã phát"]];
  data.sessions.slice().sort(function (a, b) { return a.starts < b.starts ? -1 : 1; }).forEach(function (one) {
    var heard = log.filter(function (each) { return each.session === one.id; });
    if (!heard.length && !ticks[one.id]) return;
    var begins = wallTime(one.starts).getTime();
    one.rows.forEach(function (row) {
      var hearings = heard.filter(function (each) { return each.number === row.number; });
      (hearings.length ? hearings : [null]).forEach(function (each) {
        var from = begins + row.start_ms;
        lines.push([one.title, one.starts.slice(0, 10), row.number, row.title, clockOf(new Date(from)),
          clockOf(new Date(from + row.duration_ms)), each ? dayAndClock(each.from) : "",
          each && each.to ? dayAndClock(each.to) : "", each ? (each.whole ? "có" : "không") : "chưa phát",
          each ? each.how : "", isTicked(one.id, row.number) ? "có" : ""]);
      });
    });
  });
  return "\ufeff" + lines.map(function (line) { return line.map(quoted).join(","); }).join("\r\n") + "\r\n";
}

function dayAndClock(ms) {
  var t = new Date(ms);
  return dayOf(t) + " " + clockOf(t);
}

function save() {
  var link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
  link.download = "nhat-ky-phat-" + dayOf(new Date()) + ".csv";
  document.body.appendChild(link); // Firefox clicks only what is in the page
  link.click();
  document.body.removeChild(link);
}
