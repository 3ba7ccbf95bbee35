import { demoBranch } from '@foyer/branch-server';
import { checkBranchConfig } from '@foyer/configuration';
import { expect, test } from 'vitest';
import { simulatedDay, simulatedStaff } from './simulated-day.ts';

test('REPLAY-6: a made-up day is the same for the same seed and another for another', () => {
  expect(simulatedDay(7)).toEqual(simulatedDay(7));
  expect(simulatedDay(8)).not.toEqual(simulatedDay(7));
});

test('REPLAY-6: a made-up day fits the demo’s bank: its services, classes and counters, accounts for its agents', () => {
  expect(checkBranchConfig(demoBranch)).toEqual({ ok: true, value: demoBranch });
  const { customers, agents } = simulatedDay(1);
  const services = new Set<string>(demoBranch.services.map(({ id }) => id));
  const classes = new Set<string>(demoBranch.classes.map(({ id }) => id));
  const served = new Set(
    agents.flatMap(({ counterId }) => {
      const profileId = demoBranch.counters.find(({ id }) => id === counterId)?.profileId;
      return demoBranch.profiles.find(({ id }) => id === profileId)?.tiers.flat() ?? [];
    }),
  );
  for (const { serviceId, classId, course } of customers) {
    expect(classes.has(classId)).toBe(true);
    const steps = course.kind === 'served' ? course.steps.map((step) => step.serviceId) : [serviceId];
    expect(steps[0]).toBe(serviceId);
    for (const step of steps) expect(services.has(step) && served.has(step)).toBe(true);
  }
  const mobiles = customers.flatMap(({ mobile }) => mobile ?? []);
  expect(mobiles.length).toBeGreaterThan(customers.length / 10);
  // Ofcom’s for drama: nobody has them.
  for (const mobile of mobiles) expect(mobile).toMatch(/^\+447700900\d{3}$/);
  for (const { name } of agents) expect(simulatedStaff.some((account) => account.name === name)).toBe(true);
  expect(new Set(agents.map(({ counterId }) => counterId)).size).toBe(agents.length);
});

test('REPLAY-6: over many days service times lie around the configured means, and some leave, stay away, go on or need a supervisor', () => {
  const customers = Array.from({ length: 40 }, (_, seed) => simulatedDay(seed).customers).flat();
  const share = (kind: string) => customers.filter(({ course }) => course.kind === kind).length / customers.length;
  expect(share('leaves')).toBeCloseTo(0.05, 1.5);
  expect(share('no-show')).toBeCloseTo(0.03, 1.5);
  const steps = customers.flatMap(({ course }) => (course.kind === 'served' ? course.steps : []));
  for (const { id, meanServiceSeconds } of demoBranch.services) {
    const times = steps.filter(({ serviceId }) => serviceId === id).map(({ seconds }) => seconds);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    expect(mean / meanServiceSeconds).toBeGreaterThan(0.85);
    expect(mean / meanServiceSeconds).toBeLessThan(1.15);
  }
  expect(steps.some(({ escalates }) => escalates)).toBe(true);
  expect(customers.some(({ course }) => course.kind === 'served' && course.steps.length > 1)).toBe(true);
  const at = (hour: number) =>
    customers.filter(({ arriveSeconds }) => Math.floor(arriveSeconds / 3600) === hour).length;
  expect(at(11)).toBeGreaterThan(1.5 * at(13));
  expect(at(8) + at(17)).toBe(0);
});

test('REPLAY-6: agents are there from before opening to closing, with breaks in between', () => {
  for (const { presence } of simulatedDay(1).agents) {
    expect(presence).toHaveLength(3);
    expect(presence[0]?.fromSeconds).toBeLessThan(9 * 3600);
    expect(presence.at(-1)?.toSeconds).toBe(17 * 3600);
    for (const [index, spell] of presence.entries()) {
      expect(spell.toSeconds).toBeGreaterThan(spell.fromSeconds);
      expect(spell.fromSeconds).toBeGreaterThan(presence[index - 1]?.toSeconds ?? 0);
    }
  }
});
