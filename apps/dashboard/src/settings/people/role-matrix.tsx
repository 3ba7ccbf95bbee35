import { ROLES, roleIncludes } from '@foyer/basics';
import { useWords } from '@foyer/ui';
import { Check, Minus } from 'lucide-react';
import { PlainTable } from '../../shell/plain-table.tsx';
import { matrixRows } from './permissions.ts';

/** Who may do what: made from the table that the server admits by. */
export function RoleMatrix() {
  const words = useWords();
  return (
    <section className="panel" aria-label={words.t('people.matrix.title')}>
      <PlainTable
        className="role-matrix"
        columns={[
          words.t('people.matrix.what'),
          ...ROLES.map((role) => ({ label: words.t(`shell.bar.role.${role}`), className: 'role-matrix-cell' })),
        ]}
      >
        {matrixRows.map(({ key, least, own, names }) => (
          <tr key={key}>
            <th scope="row">
              <span className="strong">{words.t(`people.may.${key}.name`)}</span>
              <small className="muted">{words.t(`people.may.${key}.text`)}</small>
              <details>
                <summary>{words.t('people.matrix.routes', { count: names.length })}</summary>
                <ul dir="ltr" className="role-matrix-routes">
                  {names.map((name) => (
                    <li key={name}>
                      <code>{name}</code>
                    </li>
                  ))}
                </ul>
              </details>
            </th>
            {ROLES.map((role) => (
              <td key={role} className="role-matrix-cell">
                {roleIncludes(role, least) ? (
                  <>
                    <Check size={20} aria-hidden="true" className="role-matrix-yes" />
                    <span className={own && role === 'agent' ? 'role-matrix-own' : 'fy-visually-hidden'}>
                      {words.t(own && role === 'agent' ? 'people.matrix.own' : 'people.matrix.yes')}
                    </span>
                  </>
                ) : (
                  <>
                    <Minus size={16} aria-hidden="true" className="muted" />
                    <span className="fy-visually-hidden">{words.t('people.matrix.no')}</span>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}
