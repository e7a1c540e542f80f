/** The address of an event's waiting room. */
export const waitingRoomPath = (eventId: number) => `/event/${eventId}/waiting-room`;
