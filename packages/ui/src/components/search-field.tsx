import { Search, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import './field.css';
import './search-field.css';

export interface SearchFieldProps {
  /** For those who listen, and shown while nothing is written. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows a list to what holds the words written here; Escape empties it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  return (
    <AriaSearchField className="fy-search" aria-label={label} value={value} onChange={onChange}>
      <Search size={18} aria-hidden="true" />
      <Input className="fy-field-box" placeholder={label} />
      {value === '' ? null : (
        <AriaButton className="fy-search-clear">
          <X size={16} aria-hidden="true" />
        </AriaButton>
      )}
    </AriaSearchField>
  );
}
