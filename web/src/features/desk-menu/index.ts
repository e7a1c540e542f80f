export { DeskLayout } from './DeskLayout';
