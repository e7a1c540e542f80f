/** The values that a notification's sentence can contain. */
export interface NotificationWords {
  event: string;
  amount: string;
  until: string;
  code: string;
  retaken: boolean;
  owed: boolean;
}

/** Texts of the bell and its list. */
export const notifications = {
  title: 'Notifications',
  bell: (unread: number) => (unread === 0 ? 'Notifications' : `Notifications, ${unread.toLocaleString('en')} unread`),
  none: 'Nothing yet. We tell you here and by e-mail what happens to your bookings.',
  failed: 'They could not be loaded. Try again in a moment.',
  dismiss: 'Dismiss',
  kinds: {
    booking_confirmed: (n: NotificationWords) => `Your booking for ${n.event} is paid and confirmed.`,
    hold_ending: (n: NotificationWords) => `Your seats for ${n.event} are held until ${n.until}. Pay to keep them.`,
    payment_failed: (n: NotificationWords) => `Your payment for ${n.event} did not go through. No money was taken.`,
    refunded: (n: NotificationWords) => `${n.amount} for ${n.event} is on its way back to you.`,
    tickets_resold: (n: NotificationWords) =>
      `Somebody bought the tickets you offered for ${n.event}; ${n.amount} comes back to you.`,
    event_cancelled: (n: NotificationWords) => `${n.event} was cancelled by its organiser.`,
    event_moved: (n: NotificationWords) => `${n.event} has a new time: ${n.until}, your time.`,
    waitlist_served: (n: NotificationWords) => `The waitlist got you seats for ${n.event}; they are paid.`,
    waitlist_charge_failed: (n: NotificationWords) =>
      `The waitlist had seats for ${n.event}, but your card was not accepted.`,
    waitlist_expired: (n: NotificationWords) =>
      `The sale of ${n.event} ended before the waitlist got you seats. Nothing was charged.`,
    payment_late: (n: NotificationWords) =>
      n.retaken
        ? `Your payment for ${n.event} came late, and you still got the same seats.`
        : `Your payment for ${n.event} came too late; you get all of it back.`,
    refund_refused: (n: NotificationWords) =>
      n.owed
        ? `Your refund of ${n.amount} for ${n.event} did not go through. We owe it to you and look into it.`
        : `Your refund of ${n.amount} for ${n.event} could not be made. Your tickets are still good.`,
  },
};
