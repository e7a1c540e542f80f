import { ApiError } from '../../shared/api/ApiError';
import type { NewPasskey, PasskeyChallenge, SignedByPasskey } from '../../shared/api/types';

/**
 * Whether the browser has passkeys and reads WebAuthn's JSON: Chrome 129, Firefox 119, Safari 18.4, on https or on
 * localhost.
 */
export const hasPasskeys = (): boolean =>
  'PublicKeyCredential' in globalThis && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Asks the device to make a passkey; the person confirms it there. */
export async function makePasskey({ challenge_id, options }: PasskeyChallenge, name: string): Promise<NewPasskey> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  const credential = await given(navigator.credentials.create({ publicKey }));
  return { challenge_id, name, credential: credential.toJSON() as NonNullable<NewPasskey['credential']> };
}

/** Asks the device to sign with whichever of this site's passkeys the person chooses. */
export async function signByPasskey({ challenge_id, options }: PasskeyChallenge): Promise<SignedByPasskey> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  const credential = await given(navigator.credentials.get({ publicKey }));
  return { challenge_id, credential: credential.toJSON() as NonNullable<SignedByPasskey['credential']> };
}

/** The browser says the same to whoever cancels, has no passkey, or takes too long, so that a site learns nothing. */
async function given(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null;
  try {
    credential = await asked;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new ApiError(error.name === 'InvalidStateError' ? 'passkey-known' : 'passkey-not-given');
  }
  if (credential === null) throw new ApiError('passkey-not-given');
  return credential as PublicKeyCredential;
}
