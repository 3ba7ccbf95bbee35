import { runTool } from '../run.ts';
import type { Check } from './check.ts';

/** The check that everything is formatted and follows Biome's rules. */
export const lintCheck: Check = {
  name: 'format and lint',
  run: async () => {
    const { code, output } = await runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
    return code === 0 ? [] : [output.trim()];
  },
};

/** The check that no promise is ignored and no switch forgets a case; these rules need types. */
export const promiseCheck: Check = {
  name: 'ignored promises',
  run: async () => {
    const { code, output } = await runTool('oxlint/bin/oxlint', ['--deny-warnings']);
    return code === 0 ? [] : [output.trim()];
  },
};
