export { WaitlistPanel } from './WaitlistPanel';
