using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>
/// A security key with one credential: makes ES256 keys with attestation "none", and signs as browser and authenticator do
/// together (WebAuthn, sections 6.1, 6.5, 7). A test says what it gets wrong.
/// </summary>
internal sealed class TestAuthenticator : IDisposable
{
    /// <summary>The shop's origin of the tests, <see cref="TicketingService.PublicUrl"/>.</summary>
    public const string Origin = "https://tickets.example";

    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>Given by the registration; a test may claim another one.</summary>
    public byte[] UserHandle { get; set; } = [];

    /// <summary>Of the last signature.</summary>
    public uint Counter { get; set; }

    /// <summary>Whether it asked the person for a PIN or a finger.</summary>
    public bool VerifiesUser { get; set; } = true;

    /// <summary>The site that the browser is at.</summary>
    public string AtOrigin { get; set; } = Origin;

    /// <summary>What it signs in place of the challenge.</summary>
    public byte[]? OtherChallenge { get; set; }

    /// <summary>Of the relying party; the browser allows only the origin's own.</summary>
    public string RelyingParty { get; set; } = new Uri(Origin).Host;

    /// <summary>Answers <c>navigator.credentials.create()</c>.</summary>
    public JsonObject Create(JsonNode options)
    {
        UserHandle = Base64Url.DecodeFromChars((string)options["user"]!["id"]!);
        var cbor = new CborWriter();
        cbor.WriteStartMap(3);
        cbor.WriteTextString("fmt");
        cbor.WriteTextString("none");
        cbor.WriteTextString("attStmt");
        cbor.WriteStartMap(0);
        cbor.WriteEndMap();
        cbor.WriteTextString("authData");
        cbor.WriteByteString([.. Data(HasCredential), .. AttestedCredential()]);
        cbor.WriteEndMap();
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Text(ClientData("webauthn.create", options)),
            ["attestationObject"] = Text(cbor.Encode()),
            // Also what a future browser may say.
            ["transports"] = new JsonArray("internal", "telepathy"),
        });
    }

    /// <summary>Answers <c>navigator.credentials.get()</c>.</summary>
    public JsonObject Get(JsonNode options)
    {
        var data = Data(0);
        var client = ClientData("webauthn.get", options);
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new JsonObject
        {
            ["clientDataJSON"] = Text(client),
            ["authenticatorData"] = Text(data),
            ["signature"] = Text(signature),
            ["userHandle"] = Text(UserHandle),
        });
    }

    public void Dispose() => _key.Dispose();

    private JsonObject Credential(JsonObject response) => new()
    {
        ["id"] = Text(CredentialId), ["rawId"] = Text(CredentialId), ["type"] = "public-key",
        ["authenticatorAttachment"] = "platform", ["clientExtensionResults"] = new JsonObject(), ["response"] = response,
    };

    private byte[] ClientData(string type, JsonNode options) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type,
        challenge = OtherChallenge is { } other ? Text(other) : (string)options["challenge"]!,
        origin = AtOrigin,
        crossOrigin = false,
    });

    /// <summary>Hash of the relying party, flags, and the counter.</summary>
    private byte[] Data(byte more)
    {
        var flags = (byte)(UserPresent | more | (VerifiesUser ? UserVerified : 0));
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter);
        return [.. SHA256.HashData(Encoding.ASCII.GetBytes(RelyingParty)), flags, .. counter];
    }

    /// <summary>No model, length and id of the credential, and its key in COSE.</summary>
    private byte[] AttestedCredential()
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)CredentialId.Length);
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        cose.WriteInt32(1);
        cose.WriteInt32(2); // kty: EC2
        cose.WriteInt32(3);
        cose.WriteInt32(-7); // alg: ES256
        cose.WriteInt32(-1);
        cose.WriteInt32(1); // crv: P-256
        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        return [.. new byte[16], .. length, .. CredentialId, .. cose.Encode()];
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
