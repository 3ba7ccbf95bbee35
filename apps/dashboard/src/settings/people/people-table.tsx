import type { Person } from '@foyer/contract';
import { Badge, Button, EmptyState, type Tone, useWords } from '@foyer/ui';
import { Ban, CircleCheck, MailQuestion, UserSearch } from 'lucide-react';
import { PlainTable } from '../../shell/plain-table.tsx';

interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly onEdit: (person: Person) => void;
}

const STATES = {
  active: ['good', CircleCheck],
  invited: ['warning', MailQuestion],
  disabled: ['neutral', Ban],
} as const satisfies Record<Person['state'], readonly [Tone, unknown]>;

/** Those who were found, and of each where their account stands. */
export function PeopleTable({ people, onEdit }: PeopleTableProps) {
  const words = useWords();
  if (people.length === 0) {
    return (
      <EmptyState icon={<UserSearch size={44} aria-hidden="true" />} title={words.t('people.list.none')}>
        {words.t('people.list.noneText')}
      </EmptyState>
    );
  }
  return (
    <PlainTable
      columns={[
        words.t('people.list.person'),
        words.t('people.form.role'),
        words.t('people.list.state'),
        words.t('people.list.narrowed'),
        words.t('people.list.lastSignIn'),
        { label: words.t('people.list.edit'), hidden: true },
      ]}
    >
      {people.map((person) => {
        const [tone, Icon] = STATES[person.state];
        return (
          <tr key={person.id} data-state={person.state}>
            <th scope="row">
              <span className="strong" dir="auto">
                {person.displayName}
              </span>
              <small className="muted people-name">
                <bdi>{person.name}</bdi>
              </small>
            </th>
            <td>{words.t(`shell.bar.role.${person.role}`)}</td>
            <td>
              <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
                {words.t(`people.state.${person.state}`)}
              </Badge>
            </td>
            <td className="muted">
              <Narrowed person={person} />
            </td>
            <td className="nowrap">
              {person.lastSignInAt === null ? words.t('people.list.never') : words.moment(person.lastSignInAt)}
              {person.sessions > 0 ? (
                <small className="muted people-name">
                  {words.t('people.list.sessions', { count: person.sessions })}
                </small>
              ) : null}
            </td>
            <td className="figure">
              <Button
                size="small"
                aria-label={words.t('people.list.editThis', { name: person.displayName })}
                onPress={() => onEdit(person)}
              >
                {words.t('people.list.edit')}
              </Button>
            </td>
          </tr>
        );
      })}
    </PlainTable>
  );
}

/** What somebody may not, in a few words. */
function Narrowed({ person: { counters, services, profileId, withheld } }: { readonly person: Person }) {
  const words = useWords();
  const parts = [
    ...(counters === null ? [] : [words.t('people.list.counters', { count: counters.length })]),
    ...(services === null ? [] : [words.t('people.list.services', { count: services.length })]),
    ...(profileId === null ? [] : [words.t('people.form.profile')]),
    ...(withheld.length === 0 ? [] : [words.t('people.list.withheld', { count: withheld.length })]),
  ];
  return parts.length === 0 ? words.t('shell.common.none') : words.list(parts);
}
