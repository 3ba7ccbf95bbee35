export type { VirtualPhoneState } from './control-routes.ts';
export type { Phone, PhoneMessage } from './exchange.ts';
export { CALLBACK_FAULTS, PROVIDER_FAULTS, REFUSAL_CODES, type VirtualPhoneFaults } from './faults.ts';
export type { VirtualPhoneOptions } from './provider.ts';
export { type RunningVirtualPhone, startVirtualPhone } from './start-virtual-phone.ts';
export { VIRTUAL_PHONE, virtualPhone } from './virtual-phone.ts';
