import { quickCheck } from '@foyer/store';
import { work } from '../workers/work.ts';

work<{ readonly folder: string }, never, { readonly fault: string | null }>((setup, tell) => {
  tell({ fault: quickCheck(setup) });
  return () => undefined;
});
