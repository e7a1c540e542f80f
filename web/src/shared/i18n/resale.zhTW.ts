import type { resale as english, resaleProblems as englishProblems } from './resale.en';

/** Texts of official resale: offering one's tickets, buying those of others, and what a seller allows. */
export const resale: typeof english = {
  offerTitle: '轉售門票給他人',
  offerHint: '以您當初付的價格轉售。在有人付款之前，您的門票仍然有效；成交後我們會退款給您。候補名單上的人優先。',
  notAllowed: '這筆訂單的門票不能轉售。',
  whichTickets: '要轉售哪些門票',
  feeHint: (percent) => `主辦單位保留票價的${percent}%。`,
  until: (time) => `轉售截止時間：${time}。`,
  givesBack: (amount) => `可退回${amount}`,
  offer: (count) => (count === 0 ? '轉售門票' : `轉售${count}張門票`),
  withdraw: (count) => `取消轉售${count}張門票`,
  states: { NONE: '', OFFERED: '轉售中', IN_HAND: '有人正在購買', SOLD: '已售出' },
  offered: (count) => `${count}張門票轉售中，售出後會通知您。`,
  fromOthers: (count) => `其他樂迷轉售${count}張門票`,
  fromOthersHint: '他人無法前往而以原價轉售的門票。您會得到自己名下的新門票。',
  offerName: (section, count) => `${section}區，${count}張門票`,
  buy: (count, price) => `以${price}購買${count}張門票`,
  termsTitle: '轉售',
  termsHint: '購票者可將無法使用的門票以不高於原價轉售給他人。候補名單上的人優先。',
  allow: '允許購票者轉售門票',
  fee: '您保留的比例（票價的%）',
  feeFieldHint: '其餘退還給轉售者。填0表示不保留。',
  ends: '轉售截止（活動前幾小時）',
  save: '儲存轉售設定',
  saved: '已儲存。',
  counts: (offered, sold) => `目前轉售中${offered}張，已轉售${sold}張。`,
};

/** What the problems of resale mean. */
export const resaleProblems: typeof englishProblems = {
  'resale-not-allowed': '這些門票不能轉售。',
  'resale-over': '此活動的轉售期間已結束。',
  'resale-in-hand': '有人正在購買其中一張門票，請幾分鐘後再試。',
  'resale-gone': '門票已被他人搶先，或已不再轉售。',
  'resale-own': '這是您自己的門票。若要保留，請取消轉售。',
  'resale-not-found': '這些門票已不再轉售。',
};
