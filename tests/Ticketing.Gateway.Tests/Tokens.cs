using System.Security.Cryptography;
using Ticketing.Contracts;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Gateway.Tests;

/// <summary>Access tokens that the gateways of these tests believe.</summary>
internal static class Tokens
{
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly AccessTokenIssuer Issuer =
        new(Convert.ToBase64String(Key.ExportPkcs8PrivateKey()), TimeProvider.System);

    public static string PublicKey { get; } = Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo());

    public static string Of(UserId user, string role = "buyer") =>
        Issuer.Issue(user, role, "Ada", Guid.NewGuid(), TimeSpan.FromMinutes(15)).Token;

    public static string OfSomebody() => Of(UserId.New(TimeProvider.System.GetUtcNow()));
}
