import { within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sessionOf, visit } from '../../testing/render';
import { buyer } from '../../testing/samples';
import { answer, Refusal } from '../../testing/server';

const asked = { challenge_id: '6f2b8a9e-1b1c-4c0e-9a53-3f0f6f9d7a11', options: { challenge: 'AAEC' } };
const attestation = { id: 'a2V5', response: { clientDataJSON: 'e30', attestationObject: 'oA' } };
const assertion = {
  id: 'a2V5', response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AQ', userHandle: 'Ag' },
};
const device = { create: vi.fn(), get: vi.fn() };

/** A browser with passkeys; the test says what the device does. */
beforeEach(() => {
  const parse = (options: unknown) => options;
  Object.defineProperty(globalThis, 'PublicKeyCredential', {
    value: { parseCreationOptionsFromJSON: parse, parseRequestOptionsFromJSON: parse }, configurable: true,
  });
  Object.defineProperty(navigator, 'credentials', { value: device, configurable: true });
  device.create.mockReset().mockResolvedValue({ toJSON: () => attestation });
  device.get.mockReset().mockResolvedValue({ toJSON: () => assertion });
});
/** As the set-up of the tests leaves it: it has stubs of its own, which stay. */
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
  Reflect.deleteProperty(navigator, 'credentials');
});

async function passkeysOfAccount() {
  answer('get', '/users/sessions', { sessions: [], next: null });
  const page = visit('/account', { user: buyer });
  return { ...page, section: within(await page.screen.findByRole('region', { name: 'Passkeys' })) };
}

describe('signing in with a passkey', () => {
  it('sends what the device signed', async () => {
    answer('post', '/users/login/passkey/challenge', asked);
    const sent = answer('post', '/users/login/passkey', sessionOf(buyer));
    const { person, screen } = visit('/sign-in');
    await person.click(await screen.findByRole('button', { name: 'Sign in with a passkey' }));
    expect(await screen.findByRole('button', { name: /, your account$/ })).toBeDefined();
    expect(device.get).toHaveBeenCalledWith({ publicKey: asked.options });
    expect(sent).toEqual([{ challenge_id: asked.challenge_id, credential: assertion }]);
  });

  it('says that none was used when the person cancels, and lets them try again', async () => {
    answer('post', '/users/login/passkey/challenge', asked);
    answer('post', '/users/login/passkey', new Refusal(401, 'passkey-refused'));
    device.get.mockRejectedValueOnce(new DOMException('Cancelled', 'NotAllowedError'));
    const { person, screen } = visit('/sign-in');
    const button = await screen.findByRole('button', { name: 'Sign in with a passkey' });
    await person.click(button);
    expect((await screen.findByRole('alert')).textContent).toContain('No passkey was used.');
    await person.click(button);
    expect(await screen.findByText(/This passkey was not accepted/)).toBeDefined();
  });

  it('is not offered by a browser that has none, and says why', async () => {
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
    const { screen } = visit('/sign-in');
    expect(await screen.findByText(/This browser has no passkeys/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Sign in with a passkey' })).toBeNull();
  });
});

describe('the passkeys of an account', () => {
  it('are listed, and one is added by its name and the password', async () => {
    answer('get', '/users/me/second-factor', { enabled: false, recovery_codes_left: 0 });
    const added = { passkey_id: 'p1', name: 'My phone', created_at: buyer.created_at, last_used_at: null };
    answer('get', '/users/me/passkeys', { passkeys: [] }, { passkeys: [added] });
    const begun = answer('post', '/users/me/passkeys/challenge', asked);
    const sent = answer('post', '/users/me/passkeys', added);
    const { person, section } = await passkeysOfAccount();
    await person.type(await section.findByLabelText('Name of the passkey'), 'My phone');
    await person.type(section.getByLabelText('Current password'), 'correct horse');
    await person.click(section.getByRole('button', { name: 'Add a passkey' }));
    expect(await section.findByText('My phone')).toBeDefined();
    expect(begun).toEqual([{ password: 'correct horse' }]);
    expect(sent).toEqual([{ challenge_id: asked.challenge_id, name: 'My phone', credential: attestation }]);
  });

  it('are removed by the password, and by the code where sign-ins need one', async () => {
    answer('get', '/users/me/second-factor', { enabled: true, recovery_codes_left: 3 });
    const mine = { passkey_id: 'p1', name: 'My phone', created_at: buyer.created_at, last_used_at: buyer.created_at };
    answer('get', '/users/me/passkeys', { passkeys: [mine] }, { passkeys: [] });
    const sent = answer('post', '/users/me/passkeys/{passkey_id}/remove', 'done');
    const { person, section } = await passkeysOfAccount();
    await person.click(await section.findByRole('button', { name: 'Remove My phone' }));
    const form = within(await section.findByRole('listitem'));
    await person.type(form.getByLabelText('Current password'), 'correct horse');
    await person.type(await form.findByLabelText('Code of your authenticator app'), '123456');
    await person.click(form.getByRole('button', { name: 'Remove it' }));
    expect(await section.findByText('You have none yet.')).toBeDefined();
    expect(sent).toEqual([{ password: 'correct horse', code: '123456' }]);
  });

  it('are not doubled on one device', async () => {
    answer('get', '/users/me/second-factor', { enabled: false, recovery_codes_left: 0 });
    answer('post', '/users/me/passkeys/challenge', asked);
    device.create.mockRejectedValueOnce(new DOMException('Known', 'InvalidStateError'));
    const { person, section } = await passkeysOfAccount();
    await person.type(await section.findByLabelText('Name of the passkey'), 'My phone');
    await person.type(section.getByLabelText('Current password'), 'correct horse');
    await person.click(section.getByRole('button', { name: 'Add a passkey' }));
    expect((await section.findByRole('alert')).textContent).toContain('keeps a passkey of your account already');
  });
});
