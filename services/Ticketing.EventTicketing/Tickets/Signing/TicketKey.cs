using System.Security.Cryptography;

namespace Ticketing.EventTicketing.Tickets.Signing;

/// <summary>A public key that tickets may be signed with.</summary>
internal sealed class TicketKey
{
    /// <param name="publicKey">SubjectPublicKeyInfo.</param>
    /// <exception cref="CryptographicException">Not a key on P-256.</exception>
    public TicketKey(byte[] publicKey)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        TicketSigner.RequireP256(key);
        PublicKey = publicKey;
        Id = SHA256.HashData(publicKey)[..TicketClaims.KeyIdLength];
    }

    /// <summary>Four bytes.</summary>
    public byte[] Id { get; }

    /// <summary>SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey { get; }
}
