import { number, sectionOf } from './counts.zhTW';
import type { prices as english } from './prices.en';

/** Texts of prices by category and kind of buyer. */
export const prices: typeof english = {
  title: '票價',
  category: '座位',
  otherSeats: '其他座位',
  price: '票價',
  free: '免費',
  from: (price) => `${price}起`,
  until: (time) => `早鳥價至${time}`,
  first: (places, price) => `前${number(places)}張${price}：訂單會顯示您是否取得。`,
  included: (tax) => (tax > 0 ? `票價已含所有手續費及${tax}%稅金。` : '票價已含所有手續費。'),
  anyCategory: '不限票價',
  whichCategory: '座位票價',
  companionHint: '輪椅席旁',
  line: (quantity, parts, price) => `${number(quantity)} × ${[...parts, price].join('，')}`,
  tax: (amount, percent) => `稅金${amount}（${percent}%）`,
  parts: (net, fee, tax) => {
    const parts = [`座位${net}`, ...(fee === null ? [] : [`手續費${fee}`]), ...(tax === null ? [] : [tax])];
    return `總計包含：${parts.join('、')}。`;
  },
  formTitle: '票價等級、票種、手續費與稅金',
  formLead: '此處票價未含手續費。購票人看到的價格皆已含手續費與稅金。新訂單適用新票價，已保留或購買的座位維持原價。',
  sectionPrice: (section) => `${sectionOf(section)}座位`,
  categoryPrice: (category) => `${category}等級座位`,
  categoryHint: '留空則與區域票價相同。',
  kinds: '票種',
  kindsHint: '第一個為預設票種。若未設定，所有人票價相同。',
  usualKinds: ['全票', '兒童票', '優待票', '陪同票'],
  kindName: '名稱',
  kindPercent: '票價百分比',
  kindPrice: '或自訂票價',
  kindIn: (category) => `${category}等級`,
  companion: '限輪椅席旁',
  addKind: '新增票種',
  remove: '移除',
  removeKind: (name) => `移除${name === '' ? '票種' : name}`,
  feeAmount: '每張手續費',
  feePercent: '另加票價百分比',
  feeHint: '免費票不收。',
  taxPercent: '票價內含稅率（%）',
  taxHint: '票價與手續費皆已含稅。',
  keepsFees: '購票人退票時不退手續費',
  earlyBirds: '早鳥票',
  earlyHint: '在指定時間前（您的時間）、前幾張，或兩者皆符合時的優惠票價。',
  earlyName: '名稱',
  earlyOf: '適用',
  ofSection: (section) => sectionOf(section),
  ofCategory: (category) => `${category}等級`,
  earlyUntil: '截止時間',
  earlyPlaces: '前幾張',
  addEarly: '新增早鳥票',
  removeEarly: (name) => `移除${name === '' ? '早鳥票' : name}`,
  save: '儲存票價',
  errors: {
    percent: '請輸入0至100的數字。',
    name: '請輸入名稱。',
    until: '請輸入日期與時間。',
    places: '請輸入時間、張數，或兩者。',
  },
};

export const priceProblems: Record<string, string> = {
  'no-such-kind': '主辦單位已變更票種，請重新確認票價。',
  'companion-alone': '每張陪同票須在同一筆訂單搭配一個輪椅席。',
  'no-such-category': '此區沒有該票價的座位，請重新確認票價。',
};
