using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.EventTicketing.Accounts.Passkeys;

/// <summary>Body of <c>POST /users/me/passkeys/challenge</c>.</summary>
/// <param name="Password">Of the account.</param>
/// <param name="Code">For an account whose log-ins need a code.</param>
internal sealed record BeginPasskeyRequest([property: Required] string? Password, string? Code = null);

/// <summary>What an authenticator is asked.</summary>
/// <param name="ChallengeId">Sent back with the answer; good once and for five minutes.</param>
/// <param name="Options">
/// As <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c> reads it
/// (WebAuthn, section 5.1.10).
/// </param>
internal sealed record PasskeyChallengeResponse(Guid ChallengeId, JsonElement Options);

/// <summary>Body of <c>POST /users/me/passkeys</c>.</summary>
/// <param name="ChallengeId">Of the challenge that was signed.</param>
/// <param name="Name">What the owner calls it: 1 to 80 characters.</param>
/// <param name="Credential">The new credential's <c>toJSON()</c>; other members of it are not read.</param>
internal sealed record AddPasskeyRequest(
    [property: Required] Guid? ChallengeId, [property: Required] string? Name,
    [property: Required] PasskeyAttestation? Credential);

/// <summary>A new credential.</summary>
/// <param name="Id">In base64url.</param>
/// <param name="Response">What the authenticator says of it.</param>
internal sealed record PasskeyAttestation(
    [property: Required, JsonPropertyName("id")] string? Id,
    [property: Required, JsonPropertyName("response")] PasskeyAttestationData? Response);

/// <summary>Both in base64url.</summary>
internal sealed record PasskeyAttestationData(
    [property: Required, JsonPropertyName("clientDataJSON")] string? ClientDataJson,
    [property: Required, JsonPropertyName("attestationObject")] string? AttestationObject);

/// <summary>Body of <c>POST /users/login/passkey</c>, and the second factor of <c>POST /users/login</c>.</summary>
/// <param name="ChallengeId">Of the challenge that was signed.</param>
/// <param name="Credential">The credential's <c>toJSON()</c>; other members of it are not read.</param>
internal sealed record PasskeyLogInRequest(
    [property: Required] Guid? ChallengeId, [property: Required] PasskeyAssertion? Credential);

/// <summary>A signature by a passkey.</summary>
/// <param name="Id">In base64url.</param>
/// <param name="Response">What was signed.</param>
internal sealed record PasskeyAssertion(
    [property: Required, JsonPropertyName("id")] string? Id,
    [property: Required, JsonPropertyName("response")] PasskeyAssertionData? Response);

/// <summary>All in base64url.</summary>
internal sealed record PasskeyAssertionData(
    [property: Required, JsonPropertyName("clientDataJSON")] string? ClientDataJson,
    [property: Required, JsonPropertyName("authenticatorData")] string? AuthenticatorData,
    [property: Required, JsonPropertyName("signature")] string? Signature,
    [property: Required, JsonPropertyName("userHandle")] string? UserHandle);

/// <summary>Body of <c>POST /users/me/passkeys/{passkey_id}/remove</c>.</summary>
/// <param name="Password">Of the account.</param>
/// <param name="Code">For an account whose log-ins need a code.</param>
internal sealed record RemovePasskeyRequest([property: Required] string? Password, string? Code = null);

/// <summary>A passkey of the caller.</summary>
internal sealed record PasskeyResponse(Guid PasskeyId, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <summary>The caller's passkeys, the oldest first.</summary>
internal sealed record PasskeyListResponse(IReadOnlyList<PasskeyResponse> Passkeys);
