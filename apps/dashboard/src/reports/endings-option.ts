import type { ReportRow } from '@foyer/contract';
import { barCorners } from './bar-option.ts';
import {
  axisText,
  CHART_TEXT,
  type ChartLook,
  type ChartWords,
  common,
  type Drawing,
  directed,
  drawn,
  nameBelow,
  tooltip,
} from './chart-look.ts';
import { endingsOf } from './measures.ts';

/** One bar for each way in which arrivals ended, all of the same base. `name`: what the bars are shares of. */
export function endingsOption(row: ReportRow, name: string, labels: ChartWords, look: ChartLook): Drawing {
  const endings = endingsOf(row);
  const said = (index: number) => {
    const { count = 0, share = 0 } = endings[index] ?? {};
    return directed(labels.counted(count, share), look);
  };
  const option = {
    ...common(look),
    tooltip: {
      trigger: 'item' as const,
      ...tooltip(look),
      formatter: (given: unknown) => {
        const one: unknown = Array.isArray(given) ? given[0] : given;
        const index = typeof one === 'object' && one !== null && 'dataIndex' in one ? Number(one.dataIndex) : -1;
        const { ending } = endings[index] ?? {};
        return `${ending === undefined ? '' : labels.figure(ending)}<br><b>${said(index)}</b>`;
      },
    },
    // Room for what is written at the end of a full bar.
    grid: { top: 12, bottom: 46, left: look.rtl ? 92 : 16, right: look.rtl ? 16 : 92, containLabel: true },
    xAxis: {
      ...axisText(look),
      ...nameBelow(labels.axis(name, 'share'), look),
      type: 'value' as const,
      max: 100,
      inverse: look.rtl,
      splitLine: { lineStyle: { color: look.line } },
    },
    yAxis: {
      ...axisText(look),
      type: 'category' as const,
      inverse: true,
      data: endings.map(({ ending }) => directed(labels.figure(ending), look)),
      ...(look.rtl ? { position: 'right' as const } : {}),
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar' as const,
        name,
        data: endings.map(({ share }) => drawn(share, 'share')),
        barMaxWidth: 22,
        label: {
          show: true,
          position: look.rtl ? ('left' as const) : ('right' as const),
          color: look.text,
          fontSize: CHART_TEXT,
          formatter: ({ dataIndex }: { dataIndex: number }) => said(dataIndex),
        },
        itemStyle: { color: look.accent, borderRadius: barCorners(true, look.rtl) },
      },
    ],
  };
  return { option, height: endings.length * 44 + 70 };
}
