import { quickCheck } from '@foyer/store';
import { work } from '../workers/work.ts';
import type { FileChecked, FileCheckSetup } from './file-check.ts';

work<FileCheckSetup, never, FileChecked>((setup, tell) => {
  tell({ fault: quickCheck(setup) });
  return () => undefined;
});
