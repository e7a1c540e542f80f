using System.Buffers.Text;
using Fido2NetLib;
using Fido2NetLib.Objects;

namespace Ticketing.EventTicketing.Accounts.Passkeys;

/// <summary>
/// What authenticators are asked, and whether their answers are right (WebAuthn, by the library Fido2). The site is that of
/// <c>Ticketing:PublicUrl</c>: its origin is the only one that may ask, its host is the id of the relying party.
/// </summary>
internal sealed partial class PasskeyVerifier
{
    /// <summary>The shop's public address, for example <c>https://tickets.example</c>.</summary>
    public const string Setting = "Ticketing:PublicUrl";

    private const string Site = "Ticketing";
    private const int ChallengeBytes = 32;

    /// <summary>What every platform has: ES256, and RS256 for Windows Hello.</summary>
    private static readonly PubKeyCredParam[] Algorithms = [PubKeyCredParam.ES256, PubKeyCredParam.RS256];

    private readonly Fido2? _fido;
    private readonly ILogger<PasskeyVerifier> _log;

    public PasskeyVerifier(IConfiguration configuration, ILogger<PasskeyVerifier> log)
    {
        _log = log;
        if (configuration[Setting] is not { Length: > 0 } text)
        {
            return;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            throw new InvalidOperationException($"{Setting} is '{text}'; it must be a URL such as https://tickets.example.");
        }

        _fido = new Fido2(new Fido2Configuration
        {
            RPID = url.Host,
            RPName = Site,
            Origins = new HashSet<string> { url.GetLeftPart(UriPartial.Authority) },
            ChallengeSize = ChallengeBytes,
            Timeout = (uint)PasskeyChallenges.Life.TotalMilliseconds,
        });
    }

    /// <summary>False without the setting: passkeys can be neither added nor used.</summary>
    public bool IsConfigured => _fido is not null;

    /// <summary>What an authenticator is asked to make: a key that it keeps with the account, and asks the person for.</summary>
    public CredentialCreateOptions NewCredential(UserRow user, IReadOnlyList<byte[]> known) =>
        Fido.RequestNewCredential(new RequestNewCredentialParams
        {
            User = new Fido2User { Id = user.UserId.ToByteArray(), Name = user.Email, DisplayName = user.Name },
            ExcludeCredentials = [.. known.Select(id => new PublicKeyCredentialDescriptor(id))],
            AuthenticatorSelection = new AuthenticatorSelection
            {
                ResidentKey = ResidentKeyRequirement.Required,
                UserVerification = UserVerificationRequirement.Required,
            },
            AttestationPreference = AttestationConveyancePreference.None,
            PubKeyCredParams = Algorithms,
        });

    /// <summary>Asks for a signature by whichever key of this site the person chooses.</summary>
    public AssertionOptions NewAssertion() => Fido.GetAssertionOptions(new GetAssertionOptionsParams
    {
        AllowedCredentials = [], UserVerification = UserVerificationRequirement.Required,
    });

    /// <summary>The new key; null if the answer is not one to this challenge, from this site, by a verified person.</summary>
    public Task<RegisteredPublicKeyCredential?> FindKeyAsync(
        UserRow user, byte[] challenge, PasskeyAttestation answer, CancellationToken ct) => RefuseFaultsAsync(async () =>
        {
            var options = NewCredential(user, []);
            options.Challenge = challenge;
            return await Fido.MakeNewCredentialAsync(
                new MakeNewCredentialParams
                {
                    AttestationResponse = new AuthenticatorAttestationRawResponse
                    {
                        Id = answer.Id!, RawId = BytesOf(answer.Id), Type = PublicKeyCredentialType.PublicKey,
                        Response = new AuthenticatorAttestationRawResponse.AttestationResponse
                        {
                            AttestationObject = BytesOf(answer.Response!.AttestationObject),
                            ClientDataJson = BytesOf(answer.Response.ClientDataJson),
                            Transports = [],
                        },
                        ClientExtensionResults = new AuthenticationExtensionsClientOutputs(),
                    },
                    OriginalOptions = options,
                    // The table's unique index decides.
                    IsCredentialIdUniqueToUserCallback = (_, _) => Task.FromResult(true),
                },
                ct);
        });

    /// <summary>The signature's counter; null if it is not one of this key, to this challenge, from this site.</summary>
    public async Task<long?> FindCounterAsync(
        PasskeyRow passkey, byte[] challenge, PasskeyAssertion answer, CancellationToken ct)
    {
        var result = await RefuseFaultsAsync(async () =>
        {
            var options = NewAssertion();
            options.Challenge = challenge;
            return await Fido.MakeAssertionAsync(
                new MakeAssertionParams
                {
                    AssertionResponse = new AuthenticatorAssertionRawResponse
                    {
                        Id = answer.Id!, RawId = BytesOf(answer.Id), Type = PublicKeyCredentialType.PublicKey,
                        Response = new AuthenticatorAssertionRawResponse.AssertionResponse
                        {
                            AuthenticatorData = BytesOf(answer.Response!.AuthenticatorData),
                            Signature = BytesOf(answer.Response.Signature),
                            ClientDataJson = BytesOf(answer.Response.ClientDataJson),
                            UserHandle = BytesOf(answer.Response.UserHandle),
                        },
                        ClientExtensionResults = new AuthenticationExtensionsClientOutputs(),
                    },
                    OriginalOptions = options,
                    StoredPublicKey = passkey.PublicKey,
                    StoredSignatureCounter = (uint)passkey.SignCount,
                    IsUserHandleOwnerOfCredentialIdCallback = (asked, _) => Task.FromResult(
                        asked.UserHandle.AsSpan().SequenceEqual(passkey.UserId.ToByteArray())),
                },
                ct);
        });
        return result?.SignCount;
    }

    /// <summary>Empty for what is no base64url, which no check accepts.</summary>
    public static byte[] BytesOf(string? text) =>
        text is { Length: > 0 } && Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : [];

    private Fido2 Fido => _fido ?? throw new InvalidOperationException($"{Setting} is not set.");

    /// <summary>
    /// The library throws what its parsers throw at bytes that anybody may have made up. Nothing but parsing and checking
    /// runs in here, so every exception means no.
    /// </summary>
    private async Task<T?> RefuseFaultsAsync<T>(Func<Task<T>> check)
        where T : class
    {
        try
        {
            return await check();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogRefused(_log, e is Fido2VerificationException known ? known.Code.ToString() : e.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "The answer of an authenticator was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
