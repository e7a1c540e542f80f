/** Passwords, the verified address and the second factor. */
export const security = {
  forgotLink: 'Forgot your password?',
  noPassword: 'No password yet, or forgotten? Choose one by mail.',
  forgotTitle: 'Forgot your password?',
  forgotLead: 'Give the email address of your account. We send you a link to choose another password.',
  forgotSend: 'Send the link',
  forgotSent:
    'If there is an account with this address, a mail with a link is on its way. The link is good for 30 minutes.',
  resetTitle: 'Choose another password',
  newPassword: 'New password',
  resetSave: 'Save the new password',
  resetDone: 'Your password is changed, and you were signed out everywhere.',
  noLink: 'This page is opened by the link of a mail. Ask for another mail if you lost it.',
  askAgain: 'Ask for another mail',

  code: 'Code of your authenticator app',
  codeHint: 'Six digits, or one of your recovery codes.',
  codeNeeded:
    'Your account has a second step: type the code of your authenticator app, or sign in with a passkey.',

  passkeys: 'Passkeys',
  passkeysLead:
    'With a passkey you sign in by your finger, your face or the PIN of your device, without a password. ' +
    'It stands for both steps.',
  noPasskeys: 'You have none yet.',
  noPasskeyHere: 'This browser has no passkeys. Use a newer browser, or another device, to sign in with one.',
  passkeySignIn: 'Sign in with a passkey',
  passkeyName: 'Name of the passkey',
  passkeyNameHint: 'For example the device that keeps it.',
  addPasskey: 'Add a passkey',
  removePasskey: (name: string) => `Remove ${name}`,
  remove: 'Remove it',
  passkeyAdded: (time: string) => `Added ${time}.`,
  passkeyUsed: (time: string) => `Last used ${time}.`,
  passkeyUnused: 'Not used yet.',

  verifyTitle: 'Confirm your email address',
  verifyLead: 'Press the button to confirm that the mail reached you.',
  verify: 'Confirm my address',
  verified: 'Thank you. Your address is confirmed, and you can order tickets.',
  toEvents: 'To the events',
  notVerifiedTitle: 'Confirm your email address before you order',
  notVerified: (email: string) =>
    `We sent a mail with a link to ${email}. Open the link first; your seats can only be held after that.`,
  notVerifiedAny: (email: string) =>
    `We sent a mail with a link to ${email}. Until you open it, invitations to this address are not shown, and you ` +
    'can neither order nor invite others.',
  sendAgain: 'Send the mail again',
  sent: 'The mail is on its way.',
  haveVerified: 'I have confirmed it',

  passwordTitle: 'Password',
  oldPassword: 'Current password',
  change: 'Change password',
  changed: 'Your password is changed. All other devices were signed out.',

  secondTitle: 'Second step at sign-in',
  secondLead: 'With a second step nobody gets into your account who only knows your password.',
  on: 'On',
  off: 'Off',
  codesLeft: (count: number) => `Recovery codes left: ${count}.`,
  setUp: 'Set up',
  scan: 'Scan this with your authenticator app, or type the key into it.',
  picture: 'QR code for your authenticator app',
  key: 'Key',
  firstCode: 'Code that the app shows now',
  switchOn: 'Switch on',
  recoveryTitle: 'Your recovery codes',
  recoveryLead:
    'Each is good once, when your phone is not at hand. Keep them in a safe place: they are shown only now.',
  recoveryDone: 'I have kept them',
  switchOff: 'Switch off',
};
