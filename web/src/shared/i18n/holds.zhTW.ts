import { seats } from './counts.zhTW';
import type { holds as english } from './holds.en';

/** Texts of seats that are held. */
export const holds: typeof english = {
  title: '為您保留的座位',
  held: (count, event) => `已為您保留${seats(count)}：${event}`,
  more: (count) => `另有${count}筆訂單`,
  toPayment: '前往付款',
  letGo: '釋出座位',
  letGoOf: (count, event) => `釋出座位：${event}，${seats(count)}`,
  lastMinute: (seconds) => (seconds > 55 ? '座位的付款時間剩下一分鐘。' : `座位的付款時間剩下${seconds}秒。`),
  over: '座位的付款時間已過。',
  lapsed: (count) => `您${seats(count)}的付款時間已過。`,
  gone: '座位已重新開放販售，並未扣款。',
  sureTitle: '要釋出這些座位嗎？',
  lose: (event) => `您將失去「${event}」的：`,
  worth: (total) => `總價${total}，之後的價格可能不同。`,
  loseNames: '您為這些座位填寫的姓名與回答也會一併刪除。',
  loseCode: (code) => `優惠碼${code}可再次使用，但可能先被他人用完。`,
  atOnce: '座位會立即重新開放販售，可能被他人取得。並未扣款。',
  keep: '保留座位',
  yes: '釋出座位',
  going: '釋出中…',
  payingNow: '這些座位的付款正在處理中，請等付款結束後再釋出。',
  otherTitle: '您在此活動已有保留的座位',
  otherLead: (event) => `「${event}」的這些座位正等待您付款：`,
  otherHint: () => '選擇更換：新座位保留成功後，原座位就會釋出。也可以兩者都保留，各筆訂單分別付款。',
  stay: '返回選位',
  both: '兩者都保留',
  exchange: '更換座位',
  exchangeGone: '原本保留的座位已釋出。',
  exchangeKept: '新座位未能全部保留，因此原座位仍為您保留。',
};
