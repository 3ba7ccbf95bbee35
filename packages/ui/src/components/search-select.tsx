import { Check, ChevronDown } from 'lucide-react';
import { useContext } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox, ComboBoxStateContext } from 'react-aria-components/ComboBox';
import { FieldError } from 'react-aria-components/FieldError';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { SelectOption } from './select.tsx';
import './field.css';
import './select.css';
import './search-select.css';

export interface SearchSelectProps<Id extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Id>[];
  /** `null`: nothing is chosen yet. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly description?: string;
  readonly error?: string;
}

const ROW_PIXELS = 40;

/** One of many, found by writing a part of its name. */
export function SearchSelect<Id extends string>(props: SearchSelectProps<Id>) {
  const { label, options, value, onChange, description, error } = props;
  return (
    <ComboBox
      className="fy-field"
      defaultItems={options}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      isInvalid={error !== undefined}
      menuTrigger="focus"
    >
      <Label className="fy-field-label">{label}</Label>
      <Group className="fy-search-select">
        <OpeningInput />
        <AriaButton className="fy-search-select-open">
          <ChevronDown size={18} aria-hidden="true" />
        </AriaButton>
      </Group>
      {description === undefined ? null : (
        <Text slot="description" className="fy-field-description">
          {description}
        </Text>
      )}
      {error === undefined ? null : <FieldError className="fy-field-error">{error}</FieldError>}
      <Popover className="fy-select-popover fy-search-select-popover">
        <FoundOptions<Id> />
      </Popover>
    </ComboBox>
  );
}

/** Those with the written part in their names; the list is as high as they need, up to what its style allows. */
function FoundOptions<Id extends string>() {
  const state = useContext(ComboBoxStateContext);
  const rows = state?.collection.size ?? 0;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_PIXELS }}>
      <ListBox<SelectOption<Id>> className="fy-select-list" style={{ blockSize: rows * ROW_PIXELS }}>
        {(option) => (
          <ListBoxItem id={option.id} textValue={option.label} className="fy-select-option">
            {({ isSelected }) => (
              <>
                <span>{option.label}</span>
                {isSelected ? <Check size={18} aria-hidden="true" /> : null}
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Virtualizer>
  );
}

/** Opens the list with a press too: it gets no focus anew where it had it already. */
function OpeningInput() {
  const state = useContext(ComboBoxStateContext);
  return (
    <Input
      className="fy-field-box"
      onClick={() => {
        if (state?.isOpen === false) state.open(null, 'manual');
      }}
    />
  );
}
