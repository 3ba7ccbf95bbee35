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
export { Dialog, type DialogProps } from './components/dialog.tsx';
export { EmptyState, type EmptyStateProps } from './components/empty-state.tsx';
export { Select, type SelectOption, type SelectProps } from './components/select.tsx';
export { ShortcutHint, type ShortcutHintProps } from './components/shortcut-hint.tsx';
export { Spinner, type SpinnerProps } from './components/spinner.tsx';
export { StaleNotice, type StaleNoticeProps } from './components/stale-notice.tsx';
export { type TabItem, Tabs, type TabsProps } from './components/tabs.tsx';
export { TextField, type TextFieldProps } from './components/text-field.tsx';
export { TicketNumber, type TicketNumberProps } from './components/ticket-number.tsx';
export { UiProvider, type UiProviderProps } from './components/ui-provider.tsx';
export { type CallReasonNames, formatCallReason } from './format/call-reason.ts';
export {
  type EstimateParts,
  formatEstimate,
  formatEstimateParts,
  formatNoEstimate,
  formatTold,
} from './format/estimate.ts';
export { formatTag, uiWords } from './format/language.ts';
export { formatCount, formatList, formatPeople, formatShare, languageName, localText } from './format/text.ts';
export { formatClockTime, formatDate, formatDuration } from './format/time.ts';
export {
  createI18n,
  directionOf,
  preferredLanguage,
  startI18n,
  type Translation,
  type Words,
} from './i18n.ts';
export type { UiWords } from './locales/ui-words.ts';
export { type Scheme, startScheme } from './scheme.ts';
