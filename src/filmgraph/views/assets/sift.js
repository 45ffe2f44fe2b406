// What is shown of the picture: kinds, jobs and years can be switched off. A film without a year is always shown;
// a name that has lost its last connection to a switched-off job or year goes with it.
const sieve = {kinds: new Set(), jobs: new Set(), from: null, to: null};
const sifted = {nodes: new Set(), edges: new Set()};
const isGone = node => sifted.nodes.has(node.i) || !isThere(node);
const isEdgeGone = edge => sifted.edges.has(edge.i) || !isEdgeThere(edge);

function years() {
  const known = data.nodes.filter(node => node.year).map(node => node.year);
  return known.length ? [Math.min(...known), Math.max(...known)] : null;
}

function sift() {
  const outside = node => node.year && ((sieve.from !== null && node.year < sieve.from) || (sieve.to !== null && node.year > sieve.to));
  const first = new Set(data.nodes.filter(node => sieve.kinds.has(node.k) || outside(node)).map(node => node.i));
  sifted.edges = new Set(data.edges.slice(0, data.links).filter(edge => sieve.jobs.has(edge.t) || first.has(edge.a) || first.has(edge.b)).map(edge => edge.i));
  const narrowed = sieve.jobs.size || sieve.from !== null || sieve.to !== null;
  const lonely = node => narrowed && !node.m && node.edges.length && node.edges.every(edge => sifted.edges.has(edge.i));
  sifted.nodes = new Set([...first, ...data.nodes.filter(lonely).map(node => node.i)]);
}

function resift() {
  sift();
  if (data.groups) regroup();
  refresh();
}

// --- the controls: a button for each job, two years and a button that plays them ------------------------------

function jobsIn() {
  const counts = new Map();
  for (const edge of data.edges.slice(0, data.links)) counts.set(edge.t, (counts.get(edge.t) || 0) + 1);
  return Array.from(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function showJobs(place, changed) {
  place.replaceChildren(...jobsIn().map(([job, count]) => {
    const press = button("job", job, () => {
      if (!sieve.jobs.delete(job)) sieve.jobs.add(job);
      press.setAttribute("aria-pressed", String(!sieve.jobs.has(job)));
      resift();
      changed();
    });
    press.setAttribute("aria-pressed", String(!sieve.jobs.has(job)));
    press.title = "Show or hide";
    press.append(" ", make("small", "", count));
    return press;
  }));
}

const clock = {timer: null};

function readyYears(from, to, play, told, changed) {
  const span = years();
  for (const field of [from, to, play]) field.disabled = !span || span[0] === span[1];
  if (!span) { told.textContent = "No film here has a year."; return; }
  for (const field of [from, to]) { field.min = span[0]; field.max = span[1]; }
  const show = () => {
    from.value = sieve.from ?? span[0];
    to.value = sieve.to ?? span[1];
    told.textContent = `${from.value} to ${to.value}`;
  };
  const set = () => {
    const [low, high] = [Math.min(from.value, to.value), Math.max(from.value, to.value)];
    sieve.from = low <= span[0] ? null : low;
    sieve.to = high >= span[1] ? null : high;
    told.textContent = `${low} to ${high}`;
    resift();
    changed();
  };
  const stop = () => { clearInterval(clock.timer); clock.timer = null; play.textContent = "Play"; };
  from.oninput = to.oninput = () => { stop(); set(); };
  play.onclick = () => {
    if (clock.timer) { stop(); return; }
    play.textContent = "Stop";
    if (Number(to.value) >= span[1]) { to.value = from.value; set(); }
    clock.timer = setInterval(() => {
      if (Number(to.value) >= span[1]) { stop(); return; }
      to.value = Number(to.value) + 1;
      set();
    }, Math.max(120, Math.min(700, 9000 / (span[1] - span[0] + 1))));
  };
  show();
}
