/// <reference types="vite/client" />
import { PageLanguages } from '@foyer/words';

/** The languages the dashboard can be in. */
export const languages = new PageLanguages(
  import.meta.glob(
    '../../../../packages/words/*/{common,counter,devices,dialogs,done,floor,problem,reasons,reports,shell}.json',
  ),
);
