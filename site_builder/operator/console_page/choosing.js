// Which sessions there are, and which is shown.

function clusters() {
  var seen = {}, found = [];
  data.sessions.forEach(function (each) {
    each.clusters.forEach(function (cluster) {
      if (!seen[cluster.id]) { seen[cluster.id] = true; found.push(cluster); }
    });
  });
  return found;
}

function plays(each, cluster) {
  return each.clusters.some(function (one) { return one.id === cluster; });
}

function chooseCluster(id) {
  store.write("cluster", id);
  sessions = data.sessions.filter(function (each) { return plays(each, id); });
  sessions.forEach(function (each) {
    each.begins = wallTime(each.starts);
    each.ends = new Date(each.begins.getTime() + 1000 * Math.round(each.duration_ms / 1000));
  });
  sessions.sort(function (a, b) { return a.begins - b.begins; });
  show(nearest(new Date()));
}

// What runs or comes next, or else what was last.
function nearest(now) {
  for (var i = 0; i < sessions.length; i++) if (sessions[i].ends > now) return sessions[i];
  return sessions[sessions.length - 1] || null;
}

function show(one) {
  session = one;
  chosen = 0;
  askedAgain = "";
  byId("desk").hidden = !one;
  drawSessions();
  if (one) { drawRows(); drawReading(); }
  tick();
}
