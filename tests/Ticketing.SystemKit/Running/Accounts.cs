using System.Security.Cryptography;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.SystemKit.Running;

/// <summary>
/// Mints access tokens with the key of a running system, so that a crowd of buyers needs no log-ins (a
/// password check
/// costs 50 ms on purpose).
/// </summary>
public sealed class Accounts : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly AccessTokenIssuer _issuer;

    /// <param name="privateKey">PKCS#8, base64: what the AppHost's parameter auth-private-key is.</param>
    public Accounts(string privateKey)
    {
        PrivateKey = privateKey;
        _issuer = new AccessTokenIssuer(privateKey, TimeProvider.System);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(privateKey), out _);
        PublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>PKCS#8, base64.</summary>
    public string PrivateKey { get; }

    /// <summary>SubjectPublicKeyInfo, base64.</summary>
    public string PublicKey { get; }

    /// <summary>With a key pair of its own.</summary>
    public static Accounts WithNewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new Accounts(Convert.ToBase64String(key.ExportPkcs8PrivateKey()));
    }

    /// <summary>An access token; a negative lifetime gives an expired one.</summary>
    public string Token(Guid user, string role, string name, TimeSpan? lifetime = null) =>
        _issuer.Issue(new UserId(user), role, name, Guid.NewGuid(), lifetime ?? Lifetime).Token;

    /// <inheritdoc/>
    public void Dispose() => _issuer.Dispose();
}
