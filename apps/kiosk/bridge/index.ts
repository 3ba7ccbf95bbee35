export {
  AGENT_HEADER,
  AGENT_PARAMETER,
  AGENT_PATH,
  BRIDGE_NAME,
  type CustomerTicket,
  type HelpReply,
  type JobView,
  type KioskPort,
  type KioskState,
  type Pairing,
  type PrinterTrouble,
  type PrinterView,
  SAID_BY_THE_BRANCH,
  STATE_CHANNEL,
} from './kiosk-state.ts';
export { type LinkCall, type LinkMessage, linkCall } from './link.ts';
export {
  KIOSK_CALLS,
  type KioskCall,
  type KioskRequests,
  kioskRequests,
} from './requests.ts';
