export { Reseat } from './Reseat';
