/** The page's own words, in the browser's language; what stands on it from the start, the server has written. */
const { language, words } = await (await fetch('words.json')).json();
/** The time as whoever looks on has it in their country; digits as on the ticket. */
const place = navigator.languages.find((one) => one.split('-')[0] === language.split('-')[0]) ?? language;
const clock = new Intl.DateTimeFormat(place, { timeStyle: 'medium', numberingSystem: 'latn' });

/** Fills the `{{values}}` of a sentence in. */
const fill = (sentence, values) => sentence.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);

const tones = {
  ready: 'good',
  'paper-near-end': 'warn',
  'not-answering': 'warn',
  unreachable: 'off',
};

const element = (id) => document.getElementById(id);

function send(method, path) {
  fetch(path, { method, headers: { 'x-foyer-printer': '1' } }).catch(showLost);
}

function showLost() {
  element('status').textContent = words.lost;
  element('status').dataset.tone = 'waiting';
}

const buttons = new Map(
  Object.entries(words.faults).map(([kind, { name, effect }]) => {
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
  const busy = state.holdsTicket;
  const name = words.status[state.status] ?? words.unknown;
  const tone = tones[state.status] ?? 'bad';
  const status = element('status');
  status.textContent =
    state.status === 'ready' && busy
      ? words.printing
      : busy && tone === 'bad'
        ? fill(words.waits, { status: name })
        : name;
  status.dataset.tone = tone === 'off' ? 'waiting' : tone;
  element('light').dataset.tone = tone;
  element('machine').dataset.cover = state.status === 'cover-open' ? 'open' : 'closed';
  element('machine').dataset.printing = busy ? 'yes' : 'no';
  element('address').textContent = state.address;
  element('roll').textContent = fill(words.roll, { width: state.paper });
  for (const [kind, button] of buttons) button.setAttribute('aria-pressed', String(state.faults.includes(kind)));
  element('clear').disabled = state.faults.length === 0;
}

const label = (paper) => fill(words.paper, { id: paper.id, time: clock.format(paper.at) });
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
