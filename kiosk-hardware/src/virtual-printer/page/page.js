const faults = [
  ['paper-out', 'Paper out', 'Stops at once, goes on with a new roll'],
  ['paper-near-end', 'Paper nearly out', 'Prints, and warns'],
  ['cover-open', 'Cover open', 'Stops until it is closed'],
  ['cutter-error', 'Cutter jammed', 'Stops until it is cleared'],
  ['silent', 'Silent', 'Prints, and never answers'],
  ['slow', 'Slow', 'A ticket takes ten seconds'],
  ['cut-off', 'Cable pulled', 'Once, in the middle of the next ticket'],
  ['off', 'Power off', 'Drops the line and forgets what it held'],
];

const words = {
  ready: ['Ready', 'good'],
  'paper-near-end': ['Paper nearly out', 'warn'],
  'paper-out': ['No paper', 'bad'],
  'cover-open': ['Cover open', 'bad'],
  'cutter-error': ['Cutter jammed', 'bad'],
  error: ['Fault', 'bad'],
  offline: ['Offline', 'bad'],
  'not-answering': ['Silent', 'warn'],
  unreachable: ['Switched off', 'off'],
};

const element = (id) => document.getElementById(id);

function send(method, path) {
  fetch(path, { method, headers: { 'x-foyer-printer': '1' } }).catch(showLost);
}

function showLost() {
  element('status').textContent = 'Connection lost, trying again…';
  element('status').dataset.tone = 'waiting';
}

const buttons = new Map(
  faults.map(([kind, name, effect]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'fault';
    button.setAttribute('aria-pressed', 'false');
    const title = document.createElement('b');
    title.textContent = name;
    const small = document.createElement('small');
    small.textContent = effect;
    const mark = document.createElement('span');
    mark.className = 'switch';
    mark.setAttribute('aria-hidden', 'true');
    button.append(title, small, mark);
    button.addEventListener('click', () => {
      const on = button.getAttribute('aria-pressed') === 'true';
      send(on ? 'DELETE' : 'POST', `faults/${kind}`);
    });
    element('faults').append(button);
    return [kind, button];
  }),
);

element('clear').addEventListener('click', () => send('DELETE', 'faults'));
element('empty-tray').addEventListener('click', () => send('DELETE', 'papers'));

function showState(state) {
  const busy = state.midPaper || state.waitingBytes > 0;
  const [name, tone] = words[state.status] ?? ['Unknown', 'bad'];
  const status = element('status');
  status.textContent =
    state.status === 'ready' && busy ? 'Printing…' : busy && tone === 'bad' ? `${name} – a ticket waits` : name;
  status.dataset.tone = tone === 'off' ? 'waiting' : tone;
  element('light').dataset.tone = tone;
  element('machine').dataset.cover = state.status === 'cover-open' ? 'open' : 'closed';
  element('machine').dataset.printing = busy ? 'yes' : 'no';
  element('port').textContent = `${state.address} · ${state.paper} mm`;
  for (const [kind, button] of buttons) button.setAttribute('aria-pressed', String(state.faults.includes(kind)));
  element('clear').disabled = state.faults.length === 0;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const label = (paper) => `Paper ${paper.id}, ${clock.format(paper.at)}`;
let shown = null;

function picture(paper) {
  const image = document.createElement('img');
  image.src = `papers/${paper.id}.png`;
  image.width = paper.width;
  image.height = paper.height;
  image.alt = label(paper);
  return image;
}

function showPapers(papers) {
  const newest = papers.at(-1) ?? null;
  if (newest?.id !== shown) {
    const fresh = shown !== null || papers.length === 1;
    shown = newest?.id ?? null;
    showSlip(newest, fresh);
  }
  const earlier = papers.slice(0, -1).reverse();
  element('tray').replaceChildren(
    ...earlier.map((paper) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `papers/${paper.id}.png`;
      link.target = '_blank';
      link.append(picture(paper), clock.format(paper.at));
      item.append(link);
      return item;
    }),
  );
  element('tray-hint').hidden = earlier.length > 0;
  element('empty-tray').disabled = papers.length === 0;
}

function showSlip(paper, fresh) {
  for (const old of element('outlet').querySelectorAll('.slip')) old.remove();
  element('empty').hidden = paper !== null;
  if (paper === null) return;
  const slip = document.createElement('div');
  slip.className = paper.width < 500 ? 'slip narrow' : 'slip';
  slip.style.setProperty('--time', `${Math.min(3, paper.height / 600)}s`);
  if (fresh) slip.classList.add('coming');
  const image = picture(paper);
  slip.append(image);
  element('outlet').append(slip);
}

const events = new EventSource('events');
events.addEventListener('state', (event) => {
  const { state, papers } = JSON.parse(event.data);
  showState(state);
  showPapers(papers);
});
events.addEventListener('error', showLost);
