import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { StorageUnavailable } from '../problem.ts';
import { opened, TestBranch } from './test-branch.ts';

// Run as a process of its own by crash.test.ts, which kills it: issues tickets in batches for as long as it lives and
// says each one's number only after its batch is committed.

const [, , folder] = process.argv;
if (folder === undefined) throw new Error('Say which folder.');
const store = opened(folder);
const branch = new TestBranch(store);
if (branch.state.config === null) branch.begin();
writeSync(1, 'ready\n');
// What ends well keeps what Node compiled for the next one; this never does.
flushCompileCache();
for (;;) {
  try {
    const visit = branch.issue('cash', { printing: true });
    writeSync(1, `${visit.id} ${visit.number}\n`);
    branch.do({ type: 'cancel', visitId: visit.id });
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
  }
}
