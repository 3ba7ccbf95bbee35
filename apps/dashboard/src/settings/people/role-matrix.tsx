import { ROLES, roleIncludes } from '@foyer/basics';
import { useWords } from '@foyer/ui';
import { Check, Minus } from 'lucide-react';
import { matrixRows } from './permissions.ts';

/** Who may do what: made from the table that the server admits by. */
export function RoleMatrix() {
  const words = useWords();
  return (
    <section className="panel" aria-label={words.t('people.matrix.title')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys */}
      <div className="panel-body" tabIndex={0}>
        <table className="plain-table role-matrix">
          <thead>
            <tr>
              <th scope="col">{words.t('people.matrix.what')}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col" className="role-matrix-cell">
                  {words.t(`shell.bar.role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
    </section>
  );
}
