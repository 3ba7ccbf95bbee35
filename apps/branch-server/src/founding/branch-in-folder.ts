import { err, ok, type Result } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { hasData, lossIn, openHistory } from '@foyer/store';

/**
 * The branch whose data a folder holds, as it is configured now; nothing is changed by looking.
 *
 * @returns `null` where the folder is empty, or nobody has got as far as founding one; a sentence where they are lost or can't be read
 */
export function branchIn(folder: string): Result<BranchConfig | null, string> {
  if (!hasData(folder)) return ok(null);
  try {
    const loss = lossIn(folder);
    if (loss !== null) return err(loss.message);
    const history = openHistory({ folder });
    try {
      return ok(history.present().config);
    } finally {
      history.close();
    }
  } catch (error) {
    return err(`The data in ${folder} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
