using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Ticketing.EventTicketing.Tickets.Signing;

/// <summary>
/// Signs tickets and door lists with a key of their own (ES256: ECDSA on P-256 with SHA-256) and checks codes. A key's
/// id is the first four bytes of the SHA-256 of its public part, so that nobody has to number keys.
/// </summary>
internal sealed class TicketSigner : IDisposable
{
    /// <summary>Bytes of a signature: r and s (IEEE P1363, what browsers take).</summary>
    public const int SignatureLength = 64;

    /// <summary>A code has about 150 characters; much longer ones are not ours.</summary>
    public const int MaxCodeLength = 400;

    private readonly ECDsa _key;
    private readonly Lock _keyLock = new();
    private readonly List<TicketKey> _known;

    /// <exception cref="InvalidOperationException"><c>Ticketing:Tickets:PrivateKey</c> is not set.</exception>
    /// <exception cref="CryptographicException">A key is not on P-256.</exception>
    public TicketSigner(IOptions<TicketsOptions> options)
    {
        var tickets = options.Value;
        _key = ECDsa.Create();
        _key.ImportPkcs8PrivateKey(Convert.FromBase64String(tickets.PrivateKey), out _);
        RequireP256(_key);
        Current = new TicketKey(_key.ExportSubjectPublicKeyInfo());
        _known = [Current, .. tickets.RetiredKeys().Select(spki => new TicketKey(spki))];
    }

    /// <summary>The key that signs.</summary>
    public TicketKey Current { get; }

    /// <summary>Every key whose signatures are good, the one that signs first.</summary>
    public IReadOnlyList<TicketKey> Known => _known;

    /// <summary>The text of the QR code: Base32 of the claims and their signature.</summary>
    public string Write(TicketClaims claims)
    {
        var bytes = claims.Write(Current.Id);
        return Base32.Encode([.. bytes, .. Sign(bytes)]);
    }

    /// <summary>The claims of a code, or null if no key of ours signed it.</summary>
    public TicketClaims? Read(string? code)
    {
        if (code is null || code.Length > MaxCodeLength || Base32.Decode(code.Trim()) is not { } bytes
            || bytes.Length <= SignatureLength)
        {
            return null;
        }

        var signed = bytes.AsSpan(0, bytes.Length - SignatureLength);
        return TicketClaims.TryRead(signed, out var claims)
            && IsSigned(signed, bytes.AsSpan(signed.Length), signed.Slice(1, TicketClaims.KeyIdLength))
            ? claims
            : null;
    }

    /// <summary>Signs with the current key.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes)
    {
        lock (_keyLock)
        {
            return _key.SignData(bytes, HashAlgorithmName.SHA256);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>True if the key with this id is one of ours and signed the bytes.</summary>
    public bool IsSigned(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature, ReadOnlySpan<byte> keyId)
    {
        foreach (var known in _known)
        {
            if (keyId.SequenceEqual(known.Id))
            {
                using var key = ECDsa.Create();
                key.ImportSubjectPublicKeyInfo(known.PublicKey, out _);
                return key.VerifyData(signed, signature, HashAlgorithmName.SHA256);
            }
        }

        return false;
    }

    internal static void RequireP256(ECDsa key)
    {
        if (key.KeySize != 256)
        {
            throw new CryptographicException("Keys of tickets are on the curve P-256.");
        }
    }
}
