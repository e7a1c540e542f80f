import { expect, it } from 'vitest';
import { visit } from '../testing/render';
import { buyer } from '../testing/samples';
import { answer } from '../testing/server';

it('keeps a person’s pages behind their name, and closes them by Escape, a click elsewhere or a choice', async () => {
  answer('delete', '/users/session', 'done');
  const { person, screen } = visit('/accessibility', { user: buyer });
  const button = await screen.findByRole('button', { name: 'Ada, your account' });
  const isOpen = () => button.getAttribute('aria-expanded') === 'true';
  expect([isOpen(), screen.queryByRole('button', { name: 'Sign out' })]).toEqual([false, null]);

  await person.click(button);
  expect([isOpen(), screen.queryByRole('button', { name: 'Sign out' }) !== null]).toEqual([true, true]);
  await person.keyboard('{Tab}{Escape}');
  expect([isOpen(), document.activeElement]).toEqual([false, button]);

  await person.click(button);
  await person.click(await screen.findByRole('heading', { name: 'Accessibility' }));
  expect(isOpen()).toBe(false);

  await person.click(button);
  await person.click(screen.getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('link', { name: 'Sign in' })).toBeDefined();
});

it('says how accessible it is, what is missing, and whom to tell', async () => {
  const { screen } = visit('/accessibility');
  await screen.findByRole('heading', { level: 1, name: 'Accessibility' });
  expect(screen.getByText(/WCAG\) 2\.2 at level AA/)).toBeDefined();
  expect(screen.getByRole('heading', { name: 'What is known to be missing' })).toBeDefined();
  expect(screen.getByRole('heading', { name: 'Tell us what does not work' })).toBeDefined();
});
