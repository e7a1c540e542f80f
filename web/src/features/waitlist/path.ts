/** Its value is the section that the visitor wanted. */
export const waitlistParam = 'waitlist';

/** The address of an event's waitlist. */
export const waitlistPath = (eventId: number, section: string) =>
  `/event/${eventId}?${waitlistParam}=${encodeURIComponent(section)}`;
