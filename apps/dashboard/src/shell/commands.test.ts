import { err, ok, type Result } from '@foyer/basics';
import type { CallProblem } from '@foyer/client';
import { manualTimers } from '@foyer/client/testing/manual-timers';
import { describe, expect, it } from 'vitest';
import { type Action, createCommands } from './commands.ts';

type Answer = Result<object, CallProblem>;

/** A server that notes each id it hears and answers when told to. */
function manualServer() {
  const heard: string[] = [];
  const answers: ((answer: Answer) => void)[] = [];
  const action: Action = {
    name: 'callNext',
    done: () => 'Called A001',
    send: (commandId) => {
      heard.push(commandId);
      return new Promise((resolve) => answers.push(resolve));
    },
  };
  return { heard, action, answer: (answer: Answer) => answers.shift()?.(answer) };
}

const refusal = (code: 'queue-empty' | 'unauthorised'): CallProblem => ({
  type: 'about:blank',
  title: 'No',
  status: 409,
  code,
  detail: 'Nobody is waiting for counter 3.',
});
const unreachable: CallProblem = {
  type: 'about:blank',
  title: 'No',
  status: 0,
  code: 'unreachable',
  detail: 'No line.',
};

function commands() {
  const settled: number[] = [];
  let signedOut = 0;
  const timers = manualTimers();
  const store = createCommands({
    timers,
    settle: async (clock) => {
      settled.push(clock);
    },
    onSignedOut: () => {
      signedOut += 1;
    },
  });
  return { store, settled, timers, signedOut: () => signedOut };
}

describe('actions', () => {
  it('DASH-7: a second action while the first is on its way is not sent', async () => {
    const { store, settled } = commands();
    const server = manualServer();
    const first = store.getState().send(server.action);
    expect(store.getState().pending).toBe('callNext');
    expect(await store.getState().send(server.action)).toBe(false);
    server.answer(ok({ clock: 7 }));
    expect(await first).toBe(true);
    expect(server.heard).toHaveLength(1);
    expect(settled).toEqual([7]);
    expect(store.getState()).toMatchObject({ pending: null, answer: { kind: 'done', done: server.action.done } });
  });

  it('DASH-7: another action waits until the one before it is accepted', async () => {
    const { store } = commands();
    const server = manualServer();
    const call = store.getState().send(server.action);
    const hold = store.getState().send({ ...server.action, name: 'hold' });
    expect(await store.getState().send({ ...server.action, name: 'transfer' })).toBe(false);
    expect(server.heard).toHaveLength(1);
    server.answer(ok({ clock: 1 }));
    expect(await call).toBe(true);
    await Promise.resolve();
    expect(store.getState().pending).toBe('hold');
    server.answer(ok({ clock: 2 }));
    expect(await hold).toBe(true);
    expect(server.heard).toHaveLength(2);
  });

  it('DASH-7: an action that waits is dropped when the one before it is refused', async () => {
    const { store } = commands();
    const server = manualServer();
    const call = store.getState().send(server.action);
    const hold = store.getState().send({ ...server.action, name: 'hold' });
    server.answer(err(refusal('queue-empty')));
    expect(await call).toBe(false);
    expect(await hold).toBe(false);
    expect(server.heard).toHaveLength(1);
    expect(store.getState().pending).toBeNull();
  });

  it('DASH-7: each action has a key of its own', async () => {
    const { store } = commands();
    const server = manualServer();
    for (let n = 0; n < 2; n++) {
      const action = store.getState().send(server.action);
      server.answer(ok({}));
      await action;
    }
    expect(new Set(server.heard).size).toBe(2);
  });

  it('DASH-126: that something was done is said for ten seconds, or until something else is said', async () => {
    const { store, timers } = commands();
    const server = manualServer();
    const act = async (answer: Answer) => {
      const action = store.getState().send(server.action);
      server.answer(answer);
      await action;
      return store.getState().answer?.kind;
    };
    expect(await act(ok({}))).toBe('done');
    timers.advance(6000);
    expect(await act(ok({}))).toBe('done');
    timers.advance(6000);
    expect(store.getState().answer?.kind).toBe('done');
    timers.advance(4000);
    expect(store.getState().answer).toBeNull();
    await act(ok({}));
    expect(await act(err(refusal('queue-empty')))).toBe('problem');
    timers.advance(60_000);
    expect(store.getState().answer?.kind).toBe('problem');
    expect(timers.pending()).toBe(0);
  });

  it('DASH-9: a refusal is kept as the server’s sentence, with nothing to repeat', async () => {
    const { store } = commands();
    const server = manualServer();
    const action = store.getState().send(server.action);
    server.answer(err(refusal('queue-empty')));
    expect(await action).toBe(false);
    const { answer, pending } = store.getState();
    expect(pending).toBeNull();
    expect(answer).toMatchObject({
      kind: 'problem',
      problem: { detail: 'Nobody is waiting for counter 3.' },
      again: null,
    });
  });

  it('DASH-9: an action that got no answer is repeated under the same key', async () => {
    const { store } = commands();
    const server = manualServer();
    const action = store.getState().send(server.action);
    server.answer(err(unreachable));
    await action;
    const { answer } = store.getState();
    if (answer?.kind !== 'problem' || answer.again === null) throw new Error('no way to repeat it');
    const again = answer.again();
    server.answer(ok({ clock: 9 }));
    expect(await again).toBe(true);
    expect(server.heard).toHaveLength(2);
    expect(server.heard[0]).toBe(server.heard[1]);
    expect(store.getState().answer).toMatchObject({ kind: 'done' });
  });

  it('DASH-4: a session that ended is told, once', async () => {
    const { store, signedOut } = commands();
    const server = manualServer();
    const action = store.getState().send(server.action);
    server.answer(err(refusal('unauthorised')));
    await action;
    expect(signedOut()).toBe(1);
  });
});
