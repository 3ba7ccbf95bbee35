export { ownDevice } from './device-status.ts';
export { foundingRequest } from './founding.ts';
export {
  agentId,
  categoryId,
  classId,
  counterId,
  outcomeId,
  serviceId,
  visitId,
} from './ids.ts';
export { liveAuth, record, subscribeMessage, unsubscribeMessage, viewName } from './live.ts';
export { commandHeaders, requests } from './requests.ts';
export { historyFacts, problemSchema } from './resources.ts';
export { routeSchemas, schemasOf } from './route-schemas.ts';
export { branch, call, counter, escalation, service } from './shapes.ts';
export { themeManifest } from './theme.ts';
export { languageTag, localText } from './values.ts';
export { estimate, visit } from './visit.ts';
