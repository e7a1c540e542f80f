export { useActing } from './acting';
export { ActingSession } from './ActingSession';
export { Activity } from './Activity';
