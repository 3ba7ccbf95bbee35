import { work } from '../work.ts';

/** Says which process it is, and again whatever it is told. */
work<null, unknown, unknown>((_setup, tell) => {
  tell(process.pid);
  return tell;
});
