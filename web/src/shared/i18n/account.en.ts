export const account = {
  title: 'Your account',
  lead: (name: string, email: string) => `${name}, ${email}`,
  places: 'Where you are signed in',
  current: 'This browser',
  used: (since: string, last: string) => `Signed in ${since}. Last used ${last}.`,
  signOutHere: 'Sign out here',
  signOutEverywhere: 'Sign out everywhere',
  hint: 'Signing out takes effect on every device within a few seconds.',
};
