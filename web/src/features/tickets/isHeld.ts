import type { BookedTicket } from '../../shared/api/types';

/** The ticket has a code: it is neither given back nor given away. */
export const isHeld = ({ state }: BookedTicket) => state === 'VALID' || state === 'USED';
