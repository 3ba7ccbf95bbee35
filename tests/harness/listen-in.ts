import type { Page } from 'playwright-core';

/** Everything a page was sent by the branch. */
export interface Heard {
  all(): string;
}

/** Writes down every reply and live message that a page gets from now on, its own scripts and styles aside. */
export function listenIn(page: Page): Heard {
  const texts: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => texts.push(String(payload))));
  page.on('response', (response) => {
    if (!/\/(api|socket\.io)\//.test(response.url())) return;
    response.text().then(
      (text) => texts.push(text),
      // A reply without a body, or of a page that is gone.
      () => undefined,
    );
  });
  return { all: () => texts.join('\n') };
}
