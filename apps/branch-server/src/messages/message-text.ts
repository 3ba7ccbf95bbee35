import type { MessageRule } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { isAt, returnsUntil, type Visit } from '@foyer/queue-core';
import { wordsOf } from '@foyer/words/catalogue';
import { mannerOf } from '../wire/branch-wire.ts';
import { waitWire } from '../wire/estimate-wire.ts';
import type { WireSource } from '../wire/source.ts';
import { isoOf } from '../wire/time.ts';

export interface MessageFacts {
  readonly rule: MessageRule;
  readonly config: BranchConfig;
  readonly visit: Visit;
  /** In which they agreed to it. */
  readonly language: string;
  readonly source: WireSource;
  /** Of the ticket's page. */
  readonly link: string;
}

/** What a customer is told, in their language; the wait as the screens say it at this moment. */
export function messageText({ rule, config, visit, language, source, link }: MessageFacts): string {
  const words = wordsOf(language, mannerOf(config));
  const named = { branch: words.text(config.name), number: visit.number };
  const wait = isAt(visit, 'waiting') ? words.wait(waitWire(visit, source.estimates)) : null;
  switch (rule) {
    case 'ticket':
    case 'longer':
      return wait === null
        ? words.t(`messages.sms.${rule}`, { ...named, link })
        : words.t(`messages.sms.${rule}Wait`, { ...named, link, wait });
    case 'nearly':
      return words.t('messages.sms.nearly', { ...named, link });
    case 'called': {
      const counterId = isAt(visit, 'called') ? visit.stage.counterId : null;
      const number = config.counters.find(({ id }) => id === counterId)?.number ?? '';
      return words.t('messages.sms.called', { ...named, counter: words.counter(number, 'in-sentence') });
    }
    case 'missed': {
      const until = returnsUntil(source.state, visit);
      return until === null || until <= source.now
        ? words.t('messages.sms.missedForGood', named)
        : words.t('messages.sms.missed', { ...named, time: words.clockTime(isoOf(until)) });
    }
  }
}
