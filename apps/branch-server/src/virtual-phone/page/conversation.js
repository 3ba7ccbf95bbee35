// One telephone's messages, as bubbles: what is new is added below, so that whoever listens hears only that.
const LINK = /(https?:\/\/[^\s<>"'”’]+)/g;
/** Ends a sentence rather than an address. */
const ENDING = /[.,;:!?)\]،؛؟]+$/;

const make = (name, className, text = '') => {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
};

/** A text as it is, with addresses that can be followed. */
export function withLinks(text) {
  return text.split(LINK).flatMap((part, at) => {
    if (at % 2 === 0) return [part];
    const ending = ENDING.exec(part)?.[0] ?? '';
    const address = part.slice(0, part.length - ending.length);
    if (!URL.canParse(address)) return [part];
    const link = make('a', '', address);
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.dir = 'ltr';
    return [link, ending];
  });
}

/**
 * @param log where the bubbles go
 * @param words the page's
 * @param clock writes a time
 * @param markRead told a message's sid
 */
export function conversation(log, { words, clock, markRead }) {
  /** By sid: the bubble, and what says how its message is. */
  const bubbles = new Map();
  /** Whose they are; `null` while there was nobody, not defined before anything was shown. */
  let shown;

  const add = (message) => {
    const bubble = make('article', `bubble ${message.way}`);
    const body = make('p', 'body');
    body.dir = 'auto';
    body.append(...withLinks(message.body));
    const foot = make('div', 'foot');
    bubble.append(body, foot);
    log.append(bubble);
    bubbles.set(message.sid, { bubble, foot, status: null });
  };

  const showStatus = (message) => {
    const known = bubbles.get(message.sid);
    if (known.status === message.status) return;
    known.status = message.status;
    known.bubble.dataset.status = message.status;
    const time = make('time', '', clock.format(message.at));
    time.dateTime = new Date(message.at).toISOString();
    const parts = [time, make('span', 'state', words.status[message.status])];
    if (message.status === 'delivered') {
      const button = make('button', 'mark', words.markRead);
      button.type = 'button';
      button.addEventListener('click', () => {
        log.focus();
        markRead(message.sid);
      });
      parts.push(button);
    }
    known.foot.replaceChildren(...parts);
  };

  return (number, messages) => {
    const switched = number !== shown;
    // What was there already, on this telephone or another, is not news.
    log.setAttribute('aria-live', switched && shown !== null ? 'off' : 'polite');
    log.tabIndex = messages.length > 0 ? 0 : -1;
    if (switched) {
      shown = number;
      bubbles.clear();
      log.replaceChildren();
    }
    const kept = new Set(messages.map(({ sid }) => sid));
    for (const [sid, { bubble }] of bubbles) {
      if (kept.has(sid)) continue;
      bubble.remove();
      bubbles.delete(sid);
    }
    const before = bubbles.size;
    for (const message of messages) {
      if (!bubbles.has(message.sid)) add(message);
      showStatus(message);
    }
    if (bubbles.size > before) log.scrollTop = log.scrollHeight;
  };
}
