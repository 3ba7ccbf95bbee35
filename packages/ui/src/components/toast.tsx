import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useLocale } from 'react-aria-components/I18nProvider';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { uiWords } from '../locales/words.ts';
import { IconButton } from './button.tsx';
import './toast.css';

interface Message {
  readonly title: string;
  readonly detail?: string;
  readonly tone: 'neutral' | 'good' | 'danger';
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });
const SHOWN_MILLISECONDS = 6_000;

/** Shows a message for six seconds; a `danger` one stays until it is closed. Needs a `ToastArea` on the page. */
export function showToast(title: string, options: { detail?: string; tone?: Message['tone'] } = {}): void {
  const { detail, tone = 'neutral' } = options;
  const message: Message = detail === undefined ? { title, tone } : { title, detail, tone };
  queue.add(message, tone === 'danger' ? {} : { timeout: SHOWN_MILLISECONDS });
}

const ICONS = { neutral: Info, good: CircleCheck, danger: CircleAlert };

/** Where messages appear; once on each page. */
export function ToastArea() {
  const words = uiWords(useLocale().locale);
  return (
    <ToastRegion queue={queue} className="fy-toast-area" aria-label={words.notifications}>
      {({ toast }) => {
        const Icon = ICONS[toast.content.tone];
        return (
          <Toast toast={toast} className="fy-toast" data-tone={toast.content.tone}>
            <Icon size={22} aria-hidden="true" />
            <ToastContent className="fy-toast-words">
              <Text slot="title">{toast.content.title}</Text>
              {toast.content.detail === undefined ? null : <Text slot="description">{toast.content.detail}</Text>}
            </ToastContent>
            <IconButton slot="close" label={words.close} size="small">
              <X size={18} aria-hidden="true" />
            </IconButton>
          </Toast>
        );
      }}
    </ToastRegion>
  );
}
