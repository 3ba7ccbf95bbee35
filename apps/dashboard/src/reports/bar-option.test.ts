import { describe, expect, it } from 'vitest';
import { type Bars, barOption } from './bar-option.ts';
import type { ChartLook, ChartWords } from './chart-look.ts';

const look: ChartLook = {
  text: '#1d1b18',
  muted: '#55504a',
  line: '#ddd8cd',
  surface: '#ffffff',
  accent: '#115e59',
  faint: '#dcedea',
  font: 'sans-serif',
  rtl: false,
};
const labels: Pick<ChartWords, 'value' | 'number' | 'axis'> = {
  value: (value) => String(value),
  number: (drawn) => drawn.toFixed(1),
  axis: (what, unit) => `${what} (${unit === 'seconds' ? 'min' : unit})`,
};
const bars = (count: number): Bars => ({
  keyName: 'Day',
  name: 'Waits',
  keys: Array.from({ length: count }, (_, index) => `day ${index}`),
  unit: 'seconds',
  series: [{ name: 'Wait, median', values: Array.from({ length: count }, () => 90) }],
});

describe('bars', () => {
  it('DASH-43: both axes are named, the one of the figures with its unit', () => {
    const { option } = barOption(bars(20), 'along-time', labels, look);
    expect(option.xAxis).toMatchObject({ type: 'category', name: 'Day' });
    expect(option.yAxis).toMatchObject({ type: 'value', name: 'Waits (min)' });
  });

  it('DASH-43: from right to left the first key is on the right and what is written keeps its direction', () => {
    const { option } = barOption(bars(20), 'along-time', labels, { ...look, rtl: true });
    expect(option.xAxis).toMatchObject({ inverse: true, name: '\u2067Day\u2069' });
    expect(option.yAxis).toMatchObject({ position: 'right' });
    const lying = barOption(bars(3), 'by-thing', labels, { ...look, rtl: true }).option;
    expect(lying.xAxis).toMatchObject({ type: 'value', inverse: true });
    expect(lying.yAxis).toMatchObject({ position: 'right' });
  });

  it('DASH-43: from right to left the first of two figures is the first there, too, and its name is before its sign', () => {
    const both = { ...bars(20), series: [...bars(20).series, { name: 'Wait, 90 %', values: [] }] };
    const [first, second] = ['\u2067Wait, median\u2069', '\u2067Wait, 90 %\u2069'];
    const { option } = barOption(both, 'along-time', labels, { ...look, rtl: true });
    expect(option.series).toMatchObject([{ name: second }, { name: first, itemStyle: { color: look.accent } }]);
    expect(option.legend).toMatchObject({ data: [second, first], align: 'right' });
    expect(option.tooltip).toMatchObject({ order: 'seriesDesc' });
    const lying = barOption(both, 'by-thing', labels, { ...look, rtl: true }).option;
    expect(lying.series).toMatchObject([{ name: first }, { name: second }]);
    expect(lying.legend).toMatchObject({ data: [second, first] });
  });

  it('DASH-44: a few days are compared one below the other, in no more room than they need', () => {
    const few = barOption(bars(2), 'along-time', labels, look);
    expect(few.option.yAxis).toMatchObject({ type: 'category', name: 'Day' });
    expect(few.height).toBeLessThan(barOption(bars(20), 'along-time', labels, look).height);
  });

  it('DASH-43: bars carry their figure where there is room for it', () => {
    const seriesOf = (count: number) => barOption(bars(count), 'along-time', labels, look).option.series;
    expect(seriesOf(8)).toMatchObject([{ label: { show: true } }]);
    expect(seriesOf(90)).toMatchObject([{ label: { show: false } }]);
  });
});
