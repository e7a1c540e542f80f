// Where the OpenAPI documents say less than docs/api.md does. Each entry is a request to the services: when their
// document says it itself, `narrow` fails and the entry goes.

const narrowings = {
  events: {
    // Values in docs/api.md, "at the door"; the document says `string`.
    'ScanAnswer.outcome': oneOf(
      'admitted', 'already-used', 'refunded', 'transferred', 'not-sold', 'wrong-event', 'bad-signature',
      'admitted-twice', 'undone',
    ),
    'ScanConflict.kind': oneOf('admitted-twice', 'refunded', 'transferred', 'not-sold'),
    // A place always has both; the document requires neither, because the type also reads requests.
    RowSeat: { required: ['row', 'seat'] },
  },
  orders: {
    // Values in docs/notifications.md; the document says `string`.
    'NotificationResponse.kind': oneOf(
      'booking_confirmed', 'hold_ending', 'payment_failed', 'refunded', 'event_cancelled', 'waitlist_served',
      'waitlist_charge_failed', 'waitlist_expired', 'payment_late', 'refund_refused', 'event_moved', 'tickets_resold',
    ),
    'NotificationDetail.outcome': oneOf('retaken', 'refunded', 'tickets-stay', 'owed', null),
  },
  seats: {},
};

function oneOf(...values) {
  return { enum: values };
}

/** Adds to a document what it should say by itself. Changes the object, not the file. */
export function narrow(name, document) {
  for (const [place, addition] of Object.entries(narrowings[name])) {
    const [schemaName, property] = place.split('.');
    const schema = document.components.schemas[schemaName];
    const target = property === undefined ? schema : schema?.properties?.[property];
    if (target === undefined) throw new Error(`${name}.json has no ${place}: remove it from narrowings.mjs.`);
    for (const [keyword, value] of Object.entries(addition)) {
      if (keyword in target) {
        throw new Error(`${name}.json says ${keyword} of ${place}: remove it from narrowings.mjs.`);
      }
      target[keyword] = value;
    }
  }
  return document;
}
