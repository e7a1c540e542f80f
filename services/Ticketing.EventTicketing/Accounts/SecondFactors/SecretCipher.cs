using System.Security.Cryptography;
using System.Text;

namespace Ticketing.EventTicketing.Accounts.SecondFactors;

/// <summary>
/// Encrypts the secrets of second factors under <c>Ticketing:Users:SecondFactorKey</c>, so that a copy of the database
/// makes no codes. A row is bound to its user: moved to another account it does not decrypt.
/// </summary>
internal sealed class SecretCipher(IConfiguration configuration)
{
    /// <summary>Any text with at least 128 random bits; the AppHost makes one and keeps it.</summary>
    public const string Setting = "Ticketing:Users:SecondFactorKey";

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int KeyBytes = 32;

    private readonly byte[]? _key = configuration[Setting] is { Length: > 0 } text
        ? HKDF.DeriveKey(
            HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), KeyBytes, info: "ticketing second factor"u8.ToArray())
        : null;

    /// <summary>False without the setting: second factors cannot be set up.</summary>
    public bool HasKey => _key is not null;

    /// <summary>Nonce, tag and encrypted secret.</summary>
    public byte[] Encrypt(byte[] secret, Guid userId)
    {
        var result = new byte[NonceBytes + TagBytes + secret.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(Key, TagBytes);
        aes.Encrypt(
            result.AsSpan(0, NonceBytes), secret, result.AsSpan(NonceBytes + TagBytes),
            result.AsSpan(NonceBytes, TagBytes), userId.ToByteArray());
        return result;
    }

    /// <exception cref="CryptographicException">Another key, another user, or changed.</exception>
    public byte[] Decrypt(byte[] stored, Guid userId)
    {
        var secret = new byte[stored.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(Key, TagBytes);
        aes.Decrypt(
            stored.AsSpan(0, NonceBytes), stored.AsSpan(NonceBytes + TagBytes), stored.AsSpan(NonceBytes, TagBytes),
            secret, userId.ToByteArray());
        return secret;
    }

    private byte[] Key => _key ?? throw new InvalidOperationException($"{Setting} is not set.");
}
