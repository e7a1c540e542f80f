/** Texts for who buys without a password. */
export const guests = {
  link: 'Buy without a password',
  title: 'Buy without a password',
  lead: 'We mail you a link. It confirms your address and signs you in; you need no password.',
  send: 'Send me the link',
  sent: (email: string) =>
    `If all is well a mail is on its way to ${email}. Open its link on this device: this page then goes on by itself.`,
  again: 'No mail? Look among unwanted mail, or ask again after a minute.',
  otherAddress: 'Ask again',
  confirm: 'Go on',
  confirmLead: 'Press the button to sign in with the link of your mail.',
  over: 'Ask for another link',
  done: 'You are signed in. The page where you chose your seats goes on by itself; or go on here.',
  goOn: 'Go on here',
};
