import type { EscalationsBy } from '@foyer/basics';
import type { AnswersRow } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { Choices } from '../shell/choices.tsx';
import { ANSWER_SET_NAMES, ANSWER_SETS, type AnswerSet, answerFigures } from './answer-measures.ts';
import type { ValueLabels } from './report-labels.ts';
import { Scroller } from './scroller.tsx';

interface AnswersTableProps {
  readonly by: EscalationsBy;
  readonly rows: readonly AnswersRow[];
  readonly total: AnswersRow;
  readonly labels: ValueLabels;
  readonly set: AnswerSet;
  readonly onSet: (set: AnswerSet) => void;
}

/** The figures below the chart, a set at a time; all of them at the foot. */
export function AnswersTable({ by, rows, total, labels, set, onSet }: AnswersTableProps) {
  const words = useWords();
  const figures = ANSWER_SETS[set];
  const cells = (row: AnswersRow) =>
    figures.map((figure) => (
      <td key={figure} className="figure">
        {labels.value(answerFigures[figure].read(row), answerFigures[figure].unit)}
      </td>
    ));
  return (
    <>
      <div className="panel-head">
        <Choices<AnswerSet>
          label={words.t('reports.figures')}
          labelHidden
          layout="bar"
          value={set}
          onChange={onSet}
          options={ANSWER_SET_NAMES.map((id) => ({ id, label: words.t(`reports.answers.set.${id}`) }))}
        />
      </div>
      <Scroller label={words.t('reports.table')}>
        <table className="plain-table report-table">
          <thead>
            <tr>
              <th scope="col">{words.t(`reports.key.${by}`)}</th>
              {figures.map((figure) => (
                <th key={figure} scope="col" className="figure">
                  {words.t(`reports.answers.figure.${figure}`)}
                  <small>{words.t(`reports.answers.base.${figure}`)}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{labels.key(row.key)}</th>
                {cells(row)}
              </tr>
            ))}
            {rows.length > 1 ? (
              <tr className="strong">
                <th scope="row">{words.t('reports.answers.all')}</th>
                {cells(total)}
              </tr>
            ) : null}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
