// The telephones as they are this second: the page asks for what changed and shows it.
import { conversation } from './conversation.js';
import { panel } from './panel.js';

const EVERY = 1_000;
const PATIENCE = 5_000;
const { control, words: given } = document.body.dataset;
const words = JSON.parse(given);
const language = document.documentElement.lang;
/** The time as whoever looks on has it in their country; digits as on the ticket. */
const place = navigator.languages.find((one) => one.split('-')[0] === language.split('-')[0]) ?? language;
const clock = new Intl.DateTimeFormat(place, { timeStyle: 'short', numberingSystem: 'latn' });
const element = (id) => document.getElementById(id);

/** The number that is looked at, `null` while there is none. */
let chosen = /^#(\+\d{7,15})$/.exec(location.hash)?.[1] ?? null;
let version = null;
let looking = false;
/** Something is to be looked at that the present answer may lack. */
let again = false;

async function send(method, path, body) {
  try {
    const answer = await fetch(`${control}/${path}`, {
      method,
      headers: { 'x-foyer-phone': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    element('trouble').textContent = answer.ok ? '' : words.refused;
    await look();
    return answer.ok;
  } catch {
    element('trouble').textContent = words.lost;
    return false;
  }
}

const showPanel = panel(send);
const showMessages = conversation(element('bubbles'), {
  words,
  clock,
  markRead: (sid) => void send('POST', `messages/${sid}/read`),
});

function choose(number) {
  chosen = number;
  version = null;
  history.replaceState(null, '', number === null ? location.pathname + location.search : `#${number}`);
  return look();
}

function showPhones(phones) {
  const focused = document.activeElement?.dataset.number;
  const items = phones.map(({ number, outOfReach, unread }) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.number = number;
    button.dataset.reach = outOfReach ? 'no' : 'yes';
    button.setAttribute('aria-pressed', String(number === chosen));
    const name = document.createElement('bdi');
    name.dir = 'ltr';
    name.textContent = number;
    button.append(name);
    if (unread > 0) {
      const badge = document.createElement('span');
      badge.className = 'badge';
      badge.textContent = String(unread);
      badge.setAttribute('aria-label', words.unread.replace('{{number}}', String(unread)));
      badge.setAttribute('role', 'img');
      button.append(badge);
    }
    button.addEventListener('click', () => void choose(number));
    const item = document.createElement('li');
    item.append(button);
    return item;
  });
  element('phones').replaceChildren(...items);
  // What had the keyboard before keeps it.
  if (focused !== undefined) element('phones').querySelector(`[data-number="${focused}"]`)?.focus();
  element('no-phones').hidden = phones.length > 0;
  element('forget').disabled = phones.length === 0;
}

function showDevice(phone, messages) {
  const sender = messages.findLast(({ way }) => way === 'to-phone')?.from ?? null;
  element('sender').hidden = sender === null;
  element('sender-name').textContent = sender ?? '';
  element('empty').hidden = messages.length > 0;
  element('text').disabled = sender === null;
  element('send').disabled = sender === null;
  element('reach').disabled = phone === null;
  element('reach').checked = phone?.outOfReach ?? false;
  element('device').dataset.reach = phone?.outOfReach ? 'no' : 'yes';
  showMessages(chosen, messages);
}

async function look() {
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  again = false;
  const asked = chosen;
  try {
    const of = new URLSearchParams(asked === null ? {} : { number: asked });
    if (version !== null) of.set('version', version);
    const answer = await fetch(`${control}?${of}`, { signal: AbortSignal.timeout(PATIENCE) });
    if (element('trouble').textContent === words.lost) element('trouble').textContent = '';
    // Somebody may have chosen another meanwhile.
    if (answer.status === 200 && asked === chosen) show(await answer.json());
  } catch {
    element('trouble').textContent = words.lost;
  } finally {
    looking = false;
  }
  if (again) await look();
}

function show(state) {
  const phone = state.phones.find(({ number }) => number === chosen) ?? null;
  if (phone === null && state.phones.length > 0) {
    void choose(state.phones[0].number);
    return;
  }
  version = state.version;
  if (phone === null) chosen = null;
  showPhones(state.phones);
  showDevice(phone, phone === null ? [] : state.messages);
  showPanel(state.faults);
}

function tick() {
  element('clock').textContent = clock.format(Date.now());
  void look();
}

async function answer() {
  const field = element('text');
  const text = field.value.trim();
  if (text === '' || chosen === null) return;
  if (await send('POST', `phones/${encodeURIComponent(chosen)}/replies`, { text })) field.value = '';
}

element('reply').addEventListener('submit', (event) => {
  event.preventDefault();
  void answer();
});
element('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  element('reply').requestSubmit();
});
element('reach').addEventListener('change', ({ target }) => {
  if (chosen !== null) void send('PUT', `phones/${encodeURIComponent(chosen)}`, { outOfReach: target.checked });
});
element('forget').addEventListener('click', () => void send('DELETE', 'phones'));
setInterval(tick, EVERY);
tick();
