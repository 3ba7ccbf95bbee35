import { PICTOGRAMS, type Pictogram } from '@foyer/basics';
import { PictogramIcon, TextField, useWords } from '@foyer/ui';
import { Ban } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import './pictogram-picker.css';

/** Stands for no picture in the list. */
const NONE = 'none';

interface PictogramPickerProps {
  readonly value: Pictogram | undefined;
  /** `undefined`: no picture. */
  readonly onChange: (value: Pictogram | undefined) => void;
}

/** Chooses the picture of a service or category, by eye or by name. */
export function PictogramPicker({ value, onChange }: PictogramPickerProps) {
  const words = useWords();
  const [search, setSearch] = useState('');
  const picker = useRef<HTMLDivElement>(null);
  // It opens below what was pressed, which may be the last thing in sight.
  useEffect(() => {
    picker.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const wanted = search.trim().toLocaleLowerCase(words.tag);
  const nameOf = (name: Pictogram) => words.t(`looks.pictogram.name.${name}`);
  const found = PICTOGRAMS.filter((name) => nameOf(name).toLocaleLowerCase(words.tag).includes(wanted));
  return (
    <div className="pictogram-picker" ref={picker}>
      <TextField label={words.t('looks.pictogram.search')} value={search} onChange={setSearch} autoComplete="off" />
      <ListBox
        aria-label={words.t('looks.pictogram.label')}
        className="pictogram-list"
        layout="grid"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value ?? NONE]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          onChange(PICTOGRAMS.find((name) => name === key));
        }}
        renderEmptyState={() => <p className="muted">{words.t('looks.pictogram.nothing')}</p>}
      >
        {wanted === '' ? (
          <ListBoxItem id={NONE} textValue={words.t('looks.pictogram.none')} className="pictogram-choice">
            <Ban size={26} aria-hidden="true" />
            <span>{words.t('looks.pictogram.none')}</span>
          </ListBoxItem>
        ) : null}
        {found.map((name) => (
          <ListBoxItem key={name} id={name} textValue={nameOf(name)} className="pictogram-choice">
            <PictogramIcon name={name} size={26} />
            <span>{nameOf(name)}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </div>
  );
}
