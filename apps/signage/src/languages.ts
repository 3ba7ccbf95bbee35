/// <reference types="vite/client" />
import { PageLanguages } from '@foyer/words';

/** The languages a screen can be in. */
export const languages = new PageLanguages(import.meta.glob('../../../packages/words/*/{common,signage}.json'));
