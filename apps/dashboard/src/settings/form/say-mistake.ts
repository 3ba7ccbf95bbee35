import type { BranchConfig } from '@foyer/configuration';
import { languageName, type Words } from '@foyer/words';
import { formatReason } from '../../shell/format-facts.ts';
import type { ShownMistake } from './mistakes.ts';
import { formatFigure } from './say-value.ts';

const LISTS = { categoryId: 'categories', serviceId: 'services', profileId: 'profiles' } as const;

/** Of a configuration, what mistakes name. */
type Named = Pick<BranchConfig, 'categories' | 'services' | 'profiles' | 'series'>;

/** A mistake as a sentence to stand at its field. */
export function sayMistake({ code, path, facts }: ShownMistake, words: Words, config: Named): string {
  const figure = (value: unknown) => formatFigure(path.at(-1) ?? '', Number(value), words);
  const text = (name: string) => String(facts[name]);
  const texts = (name: string) => (Array.isArray(facts[name]) ? facts[name].map(String) : []);
  const named = (fact: keyof typeof LISTS) => {
    const found = config[LISTS[fact]].find(({ id }) => id === facts[fact]);
    return found === undefined ? text(fact) : words.text(found.name);
  };
  switch (code) {
    case 'wrong-type': {
      const key = `mistakes.type.${text('expected')}`;
      return words.t(words.has(key) ? key : 'mistakes.malformed');
    }
    case 'malformed': {
      const key = `mistakes.form.${text('form')}`;
      return words.t(words.has(key) ? key : 'mistakes.malformed');
    }
    case 'not-one-of':
      return words.t('mistakes.not-one-of', { allowed: words.list(texts('allowed')) });
    case 'too-short':
    case 'too-few':
      return words.t(`mistakes.${code}`, { count: Number(facts.minimum) });
    case 'too-long':
    case 'too-many':
      return words.t(`mistakes.${code}`, { count: Number(facts.maximum) });
    case 'too-small':
      return words.t(facts.inclusive === true ? 'mistakes.too-small' : 'mistakes.not-above', {
        limit: figure(facts.minimum),
      });
    case 'too-great':
      return words.t(facts.inclusive === true ? 'mistakes.too-great' : 'mistakes.not-below', {
        limit: figure(facts.maximum),
      });
    case 'repeated':
      return words.t('mistakes.repeated', { value: text('value') });
    case 'unnamed':
    case 'unspoken-language':
      return words.t(`mistakes.${code}`, { language: languageName(text('language')) });
    case 'script-without-font':
      return words.t('mistakes.script-without-font', { word: text('word') });
    case 'unknown-category':
      return words.t('mistakes.unknown-category', { name: named('categoryId') });
    case 'unknown-service':
      return words.t('mistakes.unknown-service', { name: named('serviceId') });
    case 'unknown-series':
    case 'unknown-counter':
      return words.t('mistakes.missing');
    case 'hours-backwards':
      return words.t('mistakes.hours-backwards');
    case 'hours-overlap':
      return words.t('mistakes.hours-overlap', { from: text('from'), until: text('until') });
    case 'quiet-while-open':
      return words.t('mistakes.quiet-while-open', { from: text('from'), until: text('until') });
    case 'unknown-profile':
      return words.t('mistakes.unknown-profile', { name: named('profileId') });
    case 'series-backwards':
      return words.t('mistakes.series-backwards', { first: text('first'), last: text('last') });
    case 'series-too-wide':
      return words.t('mistakes.series-too-wide', { last: text('last'), count: Number(facts.width) });
    case 'series-too-long':
      return words.t('mistakes.series-too-long', { size: Number(facts.size), maximum: Number(facts.maximum) });
    case 'series-overlap':
      return words.t('mistakes.series-overlap', {
        name: usersOf(text('otherId'), words, config),
        prefix: text('otherPrefix'),
      });
    case 'unknown-reason':
      return words.t('mistakes.unknown-reason', { reason: formatReason(text('reason'), words) });
    case 'unknown-person':
      return words.t('mistakes.unknown-person', { name: text('personId') });
    case 'reminder-too-early':
      return words.t('mistakes.reminder-too-early', { time: words.duration(Number(facts.withinSeconds)) });
    case 'break-backwards':
      return words.t('mistakes.break-backwards');
    case 'weak-password': {
      const key = `people.password.${text('why')}`;
      return words.t(words.has(key) ? key : 'mistakes.malformed');
    }
    case 'missing':
    case 'unknown-setting':
    case 'circular':
    case 'in-use':
    case 'default-retired':
    case 'no-outcome':
    case 'only-counted':
    case 'unknown-picture':
      return words.t(`mistakes.${code}`);
    case 'branch-renamed':
      return words.t('mistakes.branch-renamed', { from: text('from'), to: text('to') });
    // Of a file or of the machine it stands on: no page changes those.
    case 'no-file':
    case 'not-json':
    case 'not-in-environment':
    case 'unusable-certificate':
      return words.t('mistakes.malformed');
  }
}

/** The services whose numbers are of a series; its letters where there are none. */
function usersOf(seriesId: string, words: Words, config: Named): string {
  const users = config.services.filter((service) => service.seriesId === seriesId);
  if (users.length > 0) return words.list(users.map(({ name }) => words.text(name)));
  return config.series.find(({ id }) => id === seriesId)?.prefix ?? seriesId;
}
