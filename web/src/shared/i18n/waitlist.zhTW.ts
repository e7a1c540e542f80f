import { number, people, sectionOf } from './counts.zhTW';
import type { waitlist as english } from './waitlist.en';

/** Texts of the waitlist. */
export const waitlist: typeof english = {
  title: '候補',
  lead: '有人放棄或退票時，座位會釋出。加入候補，輪到您時我們會立即為您購票。',
  open: '前往候補',
  signIn: '請以購票人身分登入後加入候補',
  party: '需要的座位數',
  sections: '可接受的區域',
  sectionsHint: '最先勾選的為第一志願。皆未勾選則不限區域。',
  sectionChoice: (name, price) => `${sectionOf(name)}，每席${price}`,
  together: '只要相鄰座位',
  priceCap: '每席價格上限',
  priceCapHint: '留空則不限。',
  priceCapWrong: '請輸入金額，例如3000或12.50。',
  payWith: '付款卡片',
  promise: '銀行會先保留這筆金額。您只需支付實際座位的價格；未候補到則不扣款。',
  join: '加入候補',
  joining: '加入中…',
  leave: '退出候補',
  leaving: '退出中…',
  yours: '您的候補順位',
  position: (position) => `您是候補第${number(position)}位`,
  ahead: (ahead) => (ahead === 0 ? '前面沒有人候補相同區域。' : `前面有${people(ahead)}候補相同區域。`),
  wish: (party, sections, adjacent, accessible, companions) =>
    [
      party,
      sections.length === 0 ? '不限區域' : sections.map(sectionOf).join('或'),
      ...(adjacent ? ['相鄰座位'] : []),
      ...(companions > 0 ? [`其中${companions}個在輪椅席旁`] : accessible ? ['無障礙席'] : []),
    ].join('，'),
  reserved: (money) => `已在您的卡片保留${money}`,
  toBooking: '查看訂單',
  status: {
    AUTHORISING: '正在向銀行確認，請稍候。',
    WAITING: '候補中。',
    OFFERED: '有座位釋出，正在為您購票。',
    SERVED: '候補成功，座位已付款完成。',
    CHARGE_FAILED: '有座位釋出並輪到您，但無法向您的卡片扣款。座位已讓給下一位。',
    LEFT: '您已退出候補，銀行不再保留這筆金額。',
    EXPIRED: '銷售已結束，仍未有座位輪到您。銀行不再保留這筆金額。',
    DECLINED: '銀行未保留這筆金額，因此未加入候補。',
  },
};

/** The texts for the waitlist's problem codes. */
export const waitlistProblems: Record<string, string> = {
  'waitlist-first': '此區的座位優先提供候補。請加入候補，或選擇其他區域。',
  'seats-available': '目前有符合的座位販售中，可直接訂票，無須候補。',
  'already-waiting': '您已在此活動候補中。',
  'no-waitlist': '此活動未開放候補。',
  'waitlist-full': '此活動的候補已額滿。',
  'waitlist-entry-not-found': '您不在此候補名單中。',
  'waitlist-entry-not-leavable': '正在為您購票，已無法退出候補。',
};
