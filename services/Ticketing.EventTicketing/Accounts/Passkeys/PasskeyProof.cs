using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Accounts.Passkeys;

/// <summary>
/// Whether a signature proves that its passkey's owner is there: something they have, and, because the authenticator
/// verifies the person, something they know or are.
/// </summary>
internal sealed class PasskeyProof(PasskeyVerifier verifier, PasskeyChallenges challenges, PasskeyTable table)
{
    /// <summary>What to sign; null when too many are asked for.</summary>
    public async Task<PasskeyChallengeResponse?> AskAsync(CancellationToken ct)
    {
        var options = verifier.NewAssertion();
        return await challenges.KeepAsync(options.Challenge, null, ct) is { } id
            ? new PasskeyChallengeResponse(id, PasskeyJson.Of(options.ToJson()))
            : null;
    }

    /// <summary>The passkey that signed, or why it proves nothing. The challenge is used up by every try.</summary>
    public async Task<(PasskeyRow? Passkey, Refusal? Refusal)> CheckAsync(PasskeyLogInRequest signed, CancellationToken ct)
    {
        if (!verifier.IsConfigured)
        {
            return (null, AccountErrors.NoPasskeys);
        }

        if (await challenges.TakeAsync(signed.ChallengeId ?? Guid.Empty, null, ct) is not { } challenge)
        {
            return (null, AccountErrors.ChallengeOver);
        }

        return signed.Credential is { Response: not null } answer
            && await table.FindAsync(PasskeyVerifier.BytesOf(answer.Id), ct) is { } passkey
            && await verifier.FindCounterAsync(passkey, challenge, answer, ct) is { } counter
            && await table.UseAsync(passkey.PasskeyId, counter, ct)
                ? (passkey, null)
                : (null, AccountErrors.PasskeyRefused);
    }
}
