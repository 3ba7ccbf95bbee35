/// <reference path="./css.d.ts" />
export { Badge, type BadgeProps, type Tone } from './components/badge.tsx';
export {
  Button,
  type ButtonProps,
  type ButtonSize,
  type ButtonVariant,
  IconButton,
  type IconButtonProps,
} from './components/button.tsx';
export { Card, type CardProps } from './components/card.tsx';
export { classNames } from './components/class-names.ts';
export { DatePicker, type DatePickerProps } from './components/date-picker.tsx';
export { Dialog, type DialogProps } from './components/dialog.tsx';
export { EmptyState, type EmptyStateProps } from './components/empty-state.tsx';
export { LanguageMenu, type LanguageMenuProps } from './components/language-menu.tsx';
export { Logo, type LogoProps } from './components/logo.tsx';
export { NoticeIcon } from './components/notice-icon.tsx';
export { QrCode, type QrCodeProps } from './components/qr-code.tsx';
export { SearchField, type SearchFieldProps } from './components/search-field.tsx';
export { SearchSelect, type SearchSelectProps } from './components/search-select.tsx';
export { Select, type SelectOption, type SelectProps } from './components/select.tsx';
export { ShortcutHint, type ShortcutHintProps } from './components/shortcut-hint.tsx';
export { Spinner, type SpinnerProps } from './components/spinner.tsx';
export { StaleNotice, type StaleNoticeProps } from './components/stale-notice.tsx';
export { Switch, type SwitchProps } from './components/switch.tsx';
export { type TabItem, Tabs, type TabsProps } from './components/tabs.tsx';
export { TextField, type TextFieldProps } from './components/text-field.tsx';
export { TicketNumber, type TicketNumberProps } from './components/ticket-number.tsx';
export { TimeField, type TimeFieldProps } from './components/time-field.tsx';
export { accentStyle, pictureAddress, useAccent } from './looks.ts';
export { PictogramIcon, type PictogramIconProps } from './pictograms/pictogram-icon.tsx';
export { type Scheme, startScheme } from './scheme.ts';
export { useWords, useWordsIn, WordsProvider, type WordsProviderProps } from './words-provider.tsx';
