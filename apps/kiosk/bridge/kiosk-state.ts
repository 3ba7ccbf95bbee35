import type { Estimate } from '@foyer/contract';

/** A ticket as its customer sees it. */
export interface CustomerTicket {
  readonly number: string;
  readonly serviceId: string;
  readonly language: string;
  /** Visits that will be called before it. */
  readonly ahead: number;
  readonly estimate: Estimate;
  /** What its QR code holds. */
  readonly url: string;
  /** ISO 8601. */
  readonly issuedAt: string;
}

/** Why a printer printed nothing; each has its own sentence on the screen. */
export type PrinterTrouble = 'paper-out' | 'cover-open' | 'cutter-error' | 'offline' | 'fault';

/** Where one customer's ticket stands. */
export type JobView = { readonly requestId: string } & (
  | { readonly phase: 'issuing' }
  /** The server answered no. `code` is one of the contract's. */
  | { readonly phase: 'refused'; readonly code: string }
  /** The server did not answer in time. If it issued a ticket all the same, that ticket is withdrawn. */
  | { readonly phase: 'unreachable' }
  /** Nothing is printed here: a plain browser, or a kiosk without a printer. */
  | { readonly phase: 'issued'; readonly ticket: CustomerTicket }
  | { readonly phase: 'printing' | 'printed'; readonly ticket: CustomerTicket; readonly copy: boolean }
  | {
      readonly phase: 'failed';
      readonly ticket: CustomerTicket;
      readonly copy: boolean;
      readonly trouble: PrinterTrouble;
      /** Has the branch taken the report, so that staff see it? */
      readonly told: boolean;
      /** May another paper be asked for? Not without end. */
      readonly copyable: boolean;
    }
  /** Nobody knows whether paper came out: the customer is asked. */
  | { readonly phase: 'uncertain'; readonly ticket: CustomerTicket; readonly copy: boolean; readonly copyable: boolean }
);

/** Whether this kiosk is one of the branch's devices yet. */
export type Pairing =
  | { readonly phase: 'starting' }
  /** Waits until staff type in the code. */
  | { readonly phase: 'waiting'; readonly code: string }
  | { readonly phase: 'paired'; readonly token: string }
  | { readonly phase: 'unreachable' };

/** What the printer says of itself between tickets; `none` where there is no printer. */
export type PrinterView = 'none' | 'ready' | 'paper-low' | PrinterTrouble;

/** Everything the page shows that does not come from the branch's live view. Plain, cloneable values only. */
export interface KioskState {
  readonly pairing: Pairing;
  readonly printer: PrinterView;
  /** The ticket in hand: a page that was reloaded goes on with it. */
  readonly job: JobView | null;
}

/** What became of a call for help. */
export interface HelpReply {
  readonly outcome: 'told' | 'unreachable';
}

/** How a kiosk reaches what is behind its page: over Electron's bridge, or by itself in a plain browser. */
export interface KioskPort {
  /** Calls `listener` with every new state until the returned function is called. */
  subscribe(listener: (state: KioskState) => void): () => void;
  state(): Promise<KioskState>;
  issue(request: { requestId: string; serviceId: string; language: string }): Promise<JobView>;
  dismiss(request: { requestId: string }): Promise<void>;
  answer(request: { requestId: string; cameOut: boolean }): Promise<void>;
  copy(request: { requestId: string }): Promise<void>;
  help(): Promise<HelpReply>;
}

/** The name under which the preload script gives the port to the page. */
export const BRIDGE_NAME = 'foyerKiosk';
/** The channel on which `main` sends states to the page. */
export const STATE_CHANNEL = 'kiosk:state';
/** Where a server beside an agent hands the page's calls to it, and the header such a call carries. */
export const AGENT_PATH = '/kiosk-agent';
export const AGENT_HEADER = 'x-foyer-kiosk';
/** In the page's address: an agent stands beside the server. */
export const AGENT_PARAMETER = 'agent';
/** What the branch says to a kiosk, so that no command line does. */
export const SAID_BY_THE_BRANCH = ['printer', 'paper', 'dialect', 'style', 'languages', 'services', 'idle'] as const;
