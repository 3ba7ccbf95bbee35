import { type Client, type Live, useLiveView, useView } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { useAccent, WordsProvider } from '@foyer/ui';
import { type ReactNode, useMemo, useState } from 'react';
import { UnknownTicket } from './frame.tsx';
import { chosenLanguage, LanguageChoiceContext, rememberLanguage } from './language.ts';
import { languages } from './languages.ts';
import { TicketPage } from './ticket-page.tsx';

export interface AppProps {
  /** `null`: the address is not a ticket's. */
  readonly token: string | null;
  readonly client: Client;
  readonly live: Live;
}

/** The whole page: one ticket, or a kind word where there is none. */
export function App({ token, client, live }: AppProps) {
  if (token === null) {
    return (
      <InLanguage ticket={null}>
        <UnknownTicket />
      </InLanguage>
    );
  }
  return <FollowedTicket token={token} client={client} live={live} />;
}

function FollowedTicket({ token, client, live }: AppProps & { readonly token: string }) {
  const view = useLiveView(live, `ticket:${token}`);
  const ticket = useView(view, (state) => state.ticket);
  useAccent(ticket?.looks.accent ?? null);
  return (
    <InLanguage ticket={ticket}>
      <TicketPage token={token} client={client} live={live} />
    </InLanguage>
  );
}

/** The page is in the customer's language: the one they chose here, if it is offered, else their ticket's or phone's. */
function InLanguage({ ticket, children }: { readonly ticket: Ticket | null; readonly children: ReactNode }) {
  const [chosen, setChosen] = useState(chosenLanguage);
  const offered = ticket?.languages;
  const choice = useMemo(
    () => ({
      offered: offered === undefined ? languages.all : languages.of(offered),
      choose: (language: string) => {
        rememberLanguage(language);
        setChosen(language);
      },
    }),
    [offered],
  );
  const ownLanguage = ticket?.language ?? chosen ?? languages.best(navigator.languages);
  const language = chosen !== null && choice.offered.includes(chosen) ? chosen : ownLanguage;
  return (
    <LanguageChoiceContext value={choice}>
      <WordsProvider languages={languages} language={language} branch={ticket}>
        {children}
      </WordsProvider>
    </LanguageChoiceContext>
  );
}
