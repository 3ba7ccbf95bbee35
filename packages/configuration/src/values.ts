import {
  type Brand,
  type CategoryId,
  type ClassId,
  type CounterId,
  isLanguageTag,
  type MarkId,
  type OutcomeId,
  type ProfileId,
  type SeriesId,
  type ServiceId,
} from '@foyer/basics';
import { z } from 'zod';
import { FORM_WORDS } from './format-mistake.ts';
import type { Form } from './mistake.ts';

/** What a refinement says when a value has not the form: to who calls the API in words, to `validate` as data. */
export function notOfForm(form: Form) {
  return { error: `must be ${FORM_WORDS[form]}`, params: { form } };
}

/** A text of a form that a pattern tells. */
export function textOfForm(form: Form, pattern: RegExp) {
  return z
    .string()
    .refine((text) => pattern.test(text), notOfForm(form))
    .meta({ pattern: pattern.source });
}

/** A configured id: short, readable, safe in a path. */
export function plainId(example: string) {
  return textOfForm('id', /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/).meta({ examples: [example] });
}

/** A configured id with its brand, which is in the type alone; nothing is changed. */
export function configuredId<T extends Brand<string, string>>(example: string): z.ZodType<T, string> {
  return branded<T>(plainId(example));
}

/** The schema of a text, typed as one of branded texts. */
export function branded<T extends Brand<string, string>>(text: z.ZodType<string, string>): z.ZodType<T, string> {
  return text as z.ZodType<T, string>;
}

export const serviceId = configuredId<ServiceId>('cash');
export const seriesId = configuredId<SeriesId>('a');
export const categoryId = configuredId<CategoryId>('everyday');
export const profileId = configuredId<ProfileId>('teller');
export const counterId = configuredId<CounterId>('counter-1');
export const classId = configuredId<ClassId>('standard');
export const outcomeId = configuredId<OutcomeId>('resolved');
export const markId = configuredId<MarkId>('copies');

/** Longer than anything is called; every name goes to every screen. */
export const MOST_NAME_CHARACTERS = 200;
/** A text in several languages by BCP 47 tag. */
export const localText = z.record(z.string(), z.string().max(MOST_NAME_CHARACTERS)).meta({ id: 'LocalText' });

/** BCP 47, such as `en` or `ar-EG`. */
export const languageTag = z.string().max(35).refine(isLanguageTag, notOfForm('language-tag'));

/** A week is longer than any of these. */
export const MOST_SECONDS = 604_800;
export const seconds = z.number().min(1).max(MOST_SECONDS);
export const describe = (description: string) => ({ description });

/** What has been in use keeps its name in reports, so it is not taken out but retired. */
export const retired = z
  .literal(true)
  .exactOptional()
  .meta(describe('Offered no more; customers who wait or are being served go on to the end.'));

export type ReadonlyDeep<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly ReadonlyDeep<Item>[]
    : { readonly [K in keyof T]: ReadonlyDeep<T[K]> };

/** A text in some of the branch's languages, as long as there is room for. */
export const shortText = (most: number) => z.record(z.string(), z.string().max(most)).exactOptional();
