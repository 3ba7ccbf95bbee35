import type { Client, Live } from '@foyer/client';
import { UiProvider } from '@foyer/ui';
import type { i18n as I18n } from 'i18next';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { UnknownTicket } from './frame.tsx';
import { TicketPage } from './ticket-page.tsx';

export interface AppProps {
  readonly i18n: I18n;
  /** `null`: the address is not a ticket's. */
  readonly token: string | null;
  readonly client: Client;
  readonly live: Live;
}

/** The whole page: one ticket, or a kind word where there is none. */
export function App({ i18n, ...rest }: AppProps) {
  return (
    <I18nextProvider i18n={i18n}>
      <Page {...rest} />
    </I18nextProvider>
  );
}

function Page({ token, client, live }: Omit<AppProps, 'i18n'>) {
  const { i18n } = useTranslation();
  return (
    <UiProvider language={i18n.language}>
      {token === null ? <UnknownTicket /> : <TicketPage token={token} client={client} live={live} />}
    </UiProvider>
  );
}
