using System.Security.Cryptography;

namespace Ticketing.Foundation.Tests.Support;

/// <summary>A fresh pair of keys in the form of the configuration.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public string PrivateKey => Convert.ToBase64String(_key.ExportPkcs8PrivateKey());

    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    public void Dispose() => _key.Dispose();
}
