/// <reference types="vite/client" />
import { PageLanguages } from '@foyer/words';

/** The languages the kiosk can be in. */
export const languages = new PageLanguages(import.meta.glob('../../../packages/words/*/{common,kiosk}.json'));
