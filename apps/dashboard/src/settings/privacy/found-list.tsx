import type { RouteReply } from '@foyer/contract';
import { Button, EmptyState, useWords } from '@foyer/ui';
import { Check, Eraser, SearchX } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';

export type Found = RouteReply<'eraseCustomer'>['found'];

interface FoundListProps {
  readonly found: Found;
  readonly onErase: (visitIds: readonly string[]) => void;
}

/** What is kept of a customer, visit by visit, and which of it is to be erased. */
export function FoundList({ found, onErase }: FoundListProps) {
  const words = useWords();
  const [chosen, setChosen] = useState<readonly string[]>(() => found.map(({ visitId }) => visitId));
  if (found.length === 0) {
    return (
      <EmptyState icon={<SearchX size={44} aria-hidden="true" />} title={words.t('privacy.none')}>
        {words.t('privacy.noneText')}
      </EmptyState>
    );
  }
  return (
    <>
      <CheckboxGroup className="privacy-found" value={[...chosen]} onChange={setChosen}>
        <Label className="fy-field-label">{words.t('privacy.would')}</Label>
        {found.map(({ visitId, number, day, name, phone, email, texts }) => {
          const contact = [name, phone, email].filter((part) => part !== null);
          return (
            <Checkbox key={visitId} value={visitId} className="privacy-visit">
              <span className="privacy-box" aria-hidden="true">
                <Check size={14} />
              </span>
              <span>
                <span className="strong">
                  {words.t('shell.common.facts', { first: number, second: words.day(day) })}
                </span>
                {contact.length === 0 ? null : (
                  <span className="privacy-contact">
                    {contact.reduce((first, second) => words.t('shell.common.facts', { first, second }))}
                  </span>
                )}
                {texts === 0 ? null : <small className="muted">{words.t('privacy.texts', { count: texts })}</small>}
              </span>
            </Checkbox>
          );
        })}
      </CheckboxGroup>
      <Button
        variant="danger"
        icon={<Eraser size={18} aria-hidden="true" />}
        isDisabled={chosen.length === 0}
        onPress={() => onErase(chosen)}
      >
        {words.t('privacy.erase', { count: chosen.length })}
      </Button>
    </>
  );
}
