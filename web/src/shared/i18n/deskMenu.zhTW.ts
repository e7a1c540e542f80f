import type { deskMenu as englishMenu, webhooks as englishWebhooks } from './deskMenu.en';

/** Texts of the menu above an organiser's pages. */
export const deskMenu: typeof englishMenu = {
  desk: '主辦後台',
  event: '此活動',
  events: '活動',
  overview: '總覽',
  orders: '訂單',
  prices: '價目表',
  people: '參加者',
  exports: '帳務與匯出',
  activity: '操作紀錄',
};

/** Texts of the page of webhooks. */
export const webhooks: typeof englishWebhooks = {
  title: 'Webhook',
  lead: '訂單有變化時，我們會通知您自己的系統：每則訊息都有簽章，未獲回應會重送。',
  none: '您還沒有webhook。',
  url: '網址（https）',
  events: '通知內容',
  add: '新增webhook',
  secret: '訊息簽章用的密鑰，只顯示這一次，請妥善保存。',
  made: (time) => `自${time}起`,
  remove: (url) => `刪除${url}`,
  deliveries: (url) => `傳送至${url}的紀錄`,
  noDeliveries: '還沒有傳送任何訊息。',
  attempts: (count) => `嘗試${count}次`,
  states: { PENDING: '等待中', DELIVERED: '已送達', FAILED: '失敗' },
  again: '重新傳送',
};

export const webhookProblems: Record<string, string> = {
  'too-many-webhooks': '您已有10個webhook，請先刪除一個。',
  'webhook-url-not-allowed': '此網址無法從外部連線，或不是https。',
  'unknown-webhook-event': '請至少選擇一項通知內容。',
  'webhook-not-found': '此webhook已不存在。',
  'delivery-not-redeliverable': '此訊息正在傳送，或已過重送期限。',
};
