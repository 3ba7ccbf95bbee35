import { languageName } from '@foyer/words';
import { Check, ChevronDown, Languages } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useWords } from '../words-provider.tsx';
import { Button } from './button.tsx';
import './select.css';
import './language-menu.css';

export interface LanguageMenuProps {
  /** BCP 47 tags, in the order in which they are offered. */
  readonly languages: readonly string[];
  /** What the button says to those who listen: what it is for, and the present language. */
  readonly label: string;
  readonly onChoose: (language: string) => void;
}

/** The page's language, one of many: each in its own name and script. */
export function LanguageMenu({ languages, label, onChoose }: LanguageMenuProps) {
  const { language } = useWords();
  return (
    <MenuTrigger>
      <Button size="small" variant="quiet" icon={<Languages size={18} aria-hidden="true" />} aria-label={label}>
        <span className="fy-language">
          {languageName(language)} <ChevronDown size={16} aria-hidden="true" />
        </span>
      </Button>
      <Popover className="fy-select-popover" placement="bottom end">
        <Menu
          className="fy-select-list"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[language]}
          onAction={(key) => onChoose(String(key))}
        >
          {languages.map((tag) => (
            <MenuItem key={tag} id={tag} textValue={languageName(tag)} className="fy-select-option">
              {({ isSelected }) => (
                <>
                  <span lang={tag}>
                    <bdi>{languageName(tag)}</bdi>
                  </span>
                  {isSelected ? <Check size={18} aria-hidden="true" /> : null}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
