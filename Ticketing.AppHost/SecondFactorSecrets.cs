using System.Security.Cryptography;
using OtpNet;
using Ticketing.AppHost.Infrastructure;

namespace Ticketing.AppHost;

/// <summary>
/// What second factors need. On a developer's machine both are made at the first run and kept in the data folder; when
/// publishing they are parameters that the operator supplies.
/// </summary>
internal static class SecondFactorSecrets
{
    private const int SecretBytes = 20;

    /// <summary>
    /// What the operator's authenticator app is given, in base32; the dashboard's commands make their codes with it. Kept in
    /// <c>.data/secrets/operator-totp-secret</c>.
    /// </summary>
    public static IResourceBuilder<ParameterResource> AddOperators(IDistributedApplicationBuilder builder) =>
        GeneratedSecret.Add(
            builder, "operator-totp-secret",
            () => Base32Encoding.ToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Encrypts the secrets of everybody's second factors.</summary>
    public static IResourceBuilder<ProjectResource> WithSecondFactorKey(
        this IResourceBuilder<ProjectResource> eventTicketing, IDistributedApplicationBuilder builder) =>
        eventTicketing.WithEnvironment(
            "Ticketing__Users__SecondFactorKey", GeneratedSecret.Add(builder, "second-factor-key"));
}
