using System.Security.Cryptography;
using Ticketing.AppHost.Infrastructure;

namespace Ticketing.AppHost;

/// <summary>
/// The key pair of access tokens (ES256): event-ticketing signs, everybody checks. On a developer's machine
/// it is made at the first run and kept in the data folder; when publishing both are parameters that the
/// operator supplies.
/// </summary>
/// <param name="Private">PKCS#8, base64.</param>
/// <param name="Public">SubjectPublicKeyInfo, base64.</param>
internal sealed record SigningKeys(
    IResourceBuilder<ParameterResource> Private, IResourceBuilder<ParameterResource> Public)
{
    private const string PrivateName = "auth-private-key";
    private const string PublicName = "auth-public-key";

    public static SigningKeys Add(IDistributedApplicationBuilder builder)
    {
        if (GeneratedSecret.IsSupplied(builder, PrivateName))
        {
            return new(builder.AddParameter(PrivateName, secret: true), builder.AddParameter(PublicName));
        }

        var privateKey = DataFolder.Secret(builder, PrivateName, NewPrivateKey);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(privateKey), out _);
        var publicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        return new(
            builder.AddParameter(PrivateName, privateKey, secret: true), builder.AddParameter(PublicName, publicKey));
    }

    /// <summary>PKCS#8, base64, curve P-256.</summary>
    public static string NewPrivateKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
    }
}
