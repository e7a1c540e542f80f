import { number } from './counts.zhTW';
import type { notifications as english } from './notifications.en';

/** Texts of the bell and its list. */
export const notifications: typeof english = {
  title: '通知',
  bell: (unread) => (unread === 0 ? '通知' : `通知，${number(unread)}則未讀`),
  none: '目前沒有通知。訂單有任何變動，我們會在這裡並以電子郵件通知您。',
  failed: '無法載入通知，請稍後再試。',
  dismiss: '關閉',
  kinds: {
    booking_confirmed: (n) => `您的「${n.event}」訂單已付款並確認。`,
    hold_ending: (n) => `您的「${n.event}」座位保留至${n.until}，請儘快付款。`,
    payment_failed: (n) => `您的「${n.event}」付款未完成，並未扣款。`,
    tickets_resold: (n) => `您轉售的「${n.event}」門票已有人購買，${n.amount}將退還給您。`,
    refunded: (n) => `「${n.event}」的${n.amount}正在退款給您。`,
    event_cancelled: (n) => `主辦單位已取消「${n.event}」。`,
    event_moved: (n) => `「${n.event}」時間異動：${n.until}（您的時間）。`,
    waitlist_served: (n) => `「${n.event}」候補成功，座位已付款完成。`,
    waitlist_charge_failed: (n) => `「${n.event}」有座位釋出並輪到您，但您的卡片未被接受。`,
    waitlist_expired: (n) => `「${n.event}」銷售已結束，仍未有座位輪到您。並未扣款。`,
    payment_late: (n) =>
      n.retaken
        ? `您的「${n.event}」付款逾時送達，仍為您保留了原座位。`
        : `您的「${n.event}」付款逾時送達，將全額退款給您。`,
    refund_refused: (n) =>
      n.owed
        ? `您的「${n.event}」退款${n.amount}未能完成。這筆款項仍須退還給您，專人正在處理。`
        : `您的「${n.event}」退款${n.amount}未能完成，您的門票仍然有效。`,
  },
};
