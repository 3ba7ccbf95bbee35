import { type BranchConfig, branchConfigSchema } from '@foyer/configuration';
import { type Read, StoredDataError } from './shape.ts';

/** Reads a stored configuration. */
export const readConfig: Read<BranchConfig> = (value, path) => {
  const parsed = branchConfigSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  throw new StoredDataError(`${path}${place}: ${issue?.message}`);
};
