using Microsoft.Extensions.Configuration;

namespace Ticketing.AppHost;

/// <summary>Keys with which tickets go into the wallets of phones (docs/runbook.md).</summary>
internal static class WalletKeys
{
    private const string Section = "Ticketing:Wallet";

    /// <summary>What is not a secret, as configured; a wallet that is named there needs its keys as parameters.</summary>
    public static IResourceBuilder<ProjectResource> WithWalletKeys(
        this IResourceBuilder<ProjectResource> eventTicketing, IDistributedApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(Section);
        foreach (var name in (string[])["Organisation", "ApplePassType", "AppleTeam", "GoogleIssuer", "GoogleServiceAccount"])
        {
            if (settings[name] is { Length: > 0 } value)
            {
                eventTicketing.WithEnvironment($"Ticketing__Wallet__{name}", value);
            }
        }

        if (settings["ApplePassType"] is { Length: > 0 })
        {
            eventTicketing
                .WithEnvironment(
                    "Ticketing__Wallet__AppleCertificate", builder.AddParameter("apple-pass-certificate", secret: true))
                .WithEnvironment(
                    "Ticketing__Wallet__AppleCertificatePassword", builder.AddParameter("apple-pass-password", secret: true))
                .WithEnvironment(
                    "Ticketing__Wallet__AppleIssuerCertificate", builder.AddParameter("apple-issuer-certificate"));
        }

        if (settings["GoogleIssuer"] is { Length: > 0 })
        {
            eventTicketing.WithEnvironment(
                "Ticketing__Wallet__GooglePrivateKey", builder.AddParameter("google-wallet-key", secret: true));
        }

        return eventTicketing;
    }
}
