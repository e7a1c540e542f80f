export { waitlistPath } from './path';
export { WaitlistPanel } from './WaitlistPanel';
