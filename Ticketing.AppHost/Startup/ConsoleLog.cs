using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ticketing.AppHost.Startup;

/// <summary>
/// Keeps the orchestrator's own log off the console, which <see cref="StartReport"/> needs for what matters; the dashboard
/// has the resources' logs. <c>--Logging:LogLevel:Aspire.Hosting.Dcp=Debug</c>, for example, brings a part of it back.
/// </summary>
internal static class ConsoleLog
{
    public static void Quieten(IDistributedApplicationBuilder builder) => builder.Services.AddLogging(logging => logging
        .AddFilter("Aspire.Hosting", LogLevel.Warning)
        .AddFilter("Microsoft", LogLevel.Warning)
        // "No trusted development certificate": everything here is plain HTTP on loopback.
        .AddFilter("Aspire.Hosting.Dcp.DcpHost", LogLevel.Error)
        // Keys of the dashboard's cookies, on a developer's machine.
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
        // A failed start leaves Run() as an exception, which says the same.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));
}
