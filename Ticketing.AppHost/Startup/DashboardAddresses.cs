using System.Globalization;

namespace Ticketing.AppHost.Startup;

/// <summary>
/// Where the Aspire dashboard listens: at the addresses of the launch profile (or the same ones without a profile), each
/// moved to a free port where another program, such as a second checkout, has it.
/// </summary>
internal static class DashboardAddresses
{
    private const string Pages = "ASPNETCORE_URLS";

    private static readonly (string Setting, string Usual)[] All =
    [
        (Pages, "http://localhost:15100"),
        ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:19100"),
        ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "http://localhost:20100"),
    ];

    public static void Choose(IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return;
        }

        var settings = builder.Configuration;
        foreach (var (setting, usual) in All)
        {
            var address = new Uri((settings[setting] is { Length: > 0 } given ? given : usual).Split(';')[0]);
            settings[setting] = PublicPort.IsFree(address.Port)
                ? address.GetLeftPart(UriPartial.Authority)
                : string.Create(
                    CultureInfo.InvariantCulture, $"{address.Scheme}://{address.Host}:{PublicPort.Free()}");
        }

        // On loopback, between processes of one person.
        settings["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] ??= "true";
    }

    /// <summary>The page with its log-in token, or null where there is no dashboard.</summary>
    public static string? LogIn(Microsoft.Extensions.Configuration.IConfiguration settings) =>
        settings["AppHost:BrowserToken"] is { Length: > 0 } token
            ? $"{settings[Pages]?.TrimEnd('/')}/login?t={token}"
            : settings[Pages];
}
