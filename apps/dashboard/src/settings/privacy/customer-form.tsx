import { ERASED_BY, type ErasedBy } from '@foyer/basics';
import type { RouteBody } from '@foyer/contract';
import { Button, DatePicker, TextField, useWords } from '@foyer/ui';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { isDay } from '../../reports/periods.ts';
import { Choices } from '../../shell/choices.tsx';

export type Customer = RouteBody<'eraseCustomer'>['customer'];

interface CustomerFormProps {
  readonly today: string;
  readonly pending: boolean;
  readonly onFind: (customer: Customer) => void;
}

/** By what a customer is looked for. */
export function CustomerForm({ today, pending, onFind }: CustomerFormProps) {
  const words = useWords();
  const [by, setBy] = useState<ErasedBy>('ticket');
  const [text, setText] = useState('');
  const [day, setDay] = useState<string | null>(today);
  const typed = text.trim();
  const customer = customerOf(by, typed, day);
  return (
    <form
      className="privacy-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (customer !== null) onFind(customer);
      }}
    >
      <Choices<ErasedBy>
        label={words.t('privacy.by')}
        layout="bar"
        value={by}
        onChange={(chosen) => {
          setBy(chosen);
          setText('');
        }}
        options={ERASED_BY.map((id) => ({ id, label: words.t(`privacy.field.${id}`) }))}
      />
      <div className="privacy-fields">
        <TextField
          label={words.t(`privacy.field.${by}`)}
          value={text}
          onChange={setText}
          autoComplete="off"
          maxLength={by === 'name' ? 120 : by === 'phone' ? 32 : 16}
        />
        {by === 'ticket' ? <DatePicker label={words.t('privacy.day')} value={day} onChange={setDay} /> : null}
        <Button
          type="submit"
          variant="primary"
          icon={<Search size={18} aria-hidden="true" />}
          pending={pending}
          isDisabled={customer === null}
        >
          {words.t('privacy.find')}
        </Button>
      </div>
    </form>
  );
}

function customerOf(by: ErasedBy, typed: string, day: string | null): Customer | null {
  if (typed === '') return null;
  switch (by) {
    case 'ticket':
      return isDay(day) ? { by, number: typed, day } : null;
    case 'phone':
      return typed.length < 3 ? null : { by, phone: typed };
    case 'name':
      return { by, name: typed };
  }
}
