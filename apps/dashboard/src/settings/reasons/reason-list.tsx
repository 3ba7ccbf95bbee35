import { isStandardReason } from '@foyer/basics';
import type { LocalText } from '@foyer/contract';
import { Badge, Button, IconButton, TextField, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { formatReason } from '../../shell/format-facts.ts';
import './reason-list.css';

/** A reason as the settings have it. */
export interface ReasonEntry {
  readonly id: string;
  /** Absent where it is called as in the catalogue. */
  readonly name?: Readonly<LocalText>;
  readonly retired?: true;
  /** When and how to escalate for it. */
  readonly guidance?: Readonly<LocalText>;
}

interface ReasonListProps {
  readonly value: readonly ReasonEntry[];
  readonly onChange: (value: readonly ReasonEntry[]) => void;
  /** The branch's, the first one first. */
  readonly languages: readonly string[];
  /** Those in force: a reason among them may have been used, so that it is retired and not taken out. */
  readonly inForce: readonly ReasonEntry[];
  /** What is wrong at a place of the list, such as `[2, 'name', 'en']`. */
  readonly mistakeAt: (place: readonly (string | number)[]) => string | undefined;
  /** Each may say when and how it is to be given. */
  readonly guided: boolean;
}

/** What staff choose from, in this order: standard reasons, and the branch's own. */
export function ReasonList({ value, onChange, languages, inForce, mistakeAt, guided }: ReasonListProps) {
  const words = useWords();
  /** Standard ones that are to get a name of their own. */
  const [renamed, setRenamed] = useState<readonly string[]>([]);
  const replace = (at: number, reason: ReasonEntry) => onChange(value.with(at, reason));
  const textFields = (at: number, member: 'name' | 'guidance', rows: number, withText: typeof withName) => (
    <div className="reason-names">
      {languages.map((language, index) => {
        const error = mistakeAt([at, member, language]) ?? (index === 0 ? mistakeAt([at, member]) : undefined);
        return (
          <TextField
            key={language}
            label={
              member === 'name'
                ? languageName(language)
                : words.t('shell.common.facts', {
                    first: words.t('looks.reason.guidance'),
                    second: languageName(language),
                  })
            }
            language={language}
            rows={rows}
            value={value[at]?.[member]?.[language] ?? ''}
            onChange={(text) => {
              const reason = value[at];
              if (reason !== undefined) replace(at, withText(reason, language, text));
            }}
            autoComplete="off"
            {...(error === undefined ? {} : { error })}
          />
        );
      })}
    </div>
  );
  const move = (at: number, by: number) => {
    const moved = value[at];
    if (moved !== undefined) onChange(value.toSpliced(at, 1).toSpliced(at + by, 0, moved));
  };
  return (
    <div className="reason-list">
      <ol>
        {value.map((reason, at) => {
          const { id, name, retired } = reason;
          const called = name === undefined ? formatReason(id, words) : words.text(name) || id;
          return (
            <li key={id} data-retired={retired}>
              <div className="reason-head">
                <strong>{called}</strong>
                {at === 0 ? <Badge tone="accent">{words.t('looks.reason.usual')}</Badge> : null}
                {retired === true ? <Badge>{words.t('looks.reason.retired')}</Badge> : null}
                <span className="reason-tools">
                  {name === undefined && !renamed.includes(id) ? (
                    <IconButton
                      size="small"
                      label={words.t('looks.reason.rename', { reason: called })}
                      onPress={() => setRenamed([...renamed, id])}
                    >
                      <Pencil size={17} aria-hidden="true" />
                    </IconButton>
                  ) : null}
                  <IconButton
                    size="small"
                    label={words.t('looks.reason.up', { reason: called })}
                    isDisabled={at === 0}
                    onPress={() => move(at, -1)}
                  >
                    <ArrowUp size={17} aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    size="small"
                    label={words.t('looks.reason.down', { reason: called })}
                    isDisabled={at === value.length - 1}
                    onPress={() => move(at, 1)}
                  >
                    <ArrowDown size={17} aria-hidden="true" />
                  </IconButton>
                  <IconButton
                    size="small"
                    label={words.t(retired === true ? 'looks.reason.restore' : 'looks.reason.retire', {
                      reason: called,
                    })}
                    isDisabled={at === 0 && retired !== true}
                    onPress={() => replace(at, withRetired(reason, retired !== true))}
                  >
                    {retired === true ? (
                      <ArchiveRestore size={17} aria-hidden="true" />
                    ) : (
                      <Archive size={17} aria-hidden="true" />
                    )}
                  </IconButton>
                  {inForce.some((each) => each.id === id) ? null : (
                    <IconButton
                      size="small"
                      label={words.t('looks.reason.remove', { reason: called })}
                      onPress={() => onChange(value.toSpliced(at, 1))}
                    >
                      <Trash2 size={17} aria-hidden="true" />
                    </IconButton>
                  )}
                </span>
              </div>
              {name === undefined && !renamed.includes(id) ? null : textFields(at, 'name', 1, withName)}
              {guided ? textFields(at, 'guidance', 2, withGuidance) : null}
            </li>
          );
        })}
      </ol>
      <Button
        size="small"
        icon={<Plus size={16} aria-hidden="true" />}
        onPress={() => onChange([...value, { id: unusedId(value), name: { [languages[0] ?? 'en']: '' } }])}
      >
        {words.t('looks.reason.add')}
      </Button>
    </div>
  );
}

function withRetired({ retired: _, ...reason }: ReasonEntry, retired: boolean): ReasonEntry {
  return retired ? { ...reason, retired } : reason;
}

/** With its name in a language; one whose names are all emptied is called as in the catalogue, where it is known there. */
function withName({ name: before, ...reason }: ReasonEntry, language: string, text: string): ReasonEntry {
  const { [language]: _, ...others } = before ?? {};
  const name = text === '' ? others : { ...others, [language]: text };
  if (Object.keys(name).length === 0 && isStandardReason(reason.id)) return reason;
  return { ...reason, name };
}

/** With its guidance in a language; emptied in every one it has none. */
function withGuidance({ guidance: before, ...reason }: ReasonEntry, language: string, text: string): ReasonEntry {
  const { [language]: _, ...others } = before ?? {};
  const guidance = text === '' ? others : { ...others, [language]: text };
  return Object.keys(guidance).length === 0 ? reason : { ...reason, guidance };
}

/** An id that no other reason of the list has: it stands in the log, so it is no name. */
function unusedId(value: readonly ReasonEntry[]): string {
  const known = new Set(value.map(({ id }) => id));
  let count = value.length + 1;
  while (known.has(`own-${count}`)) count += 1;
  return `own-${count}`;
}
