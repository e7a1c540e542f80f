using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ticketing.Contracts.Channels;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Messaging.Auditing;

/// <summary>Registers the audit log in a service.</summary>
public static class AuditingExtensions
{
    /// <summary>For a service with the table <c>audit_log</c>. The service registers its <see cref="IAuditNames"/>.</summary>
    public static void AddAuditLog(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AuditOptions>().BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AuditJson.Default));
        services.AddSingleton<AuditReader>();
        services.AddSingleton<IAuditSink, DatabaseAuditSink>();
        services.AddHostedService<AuditRetention>();
        services.AddAuditWriter();
    }

    /// <summary>For a service without a database: its entries go to event-ticketing.</summary>
    public static void AddHttpAuditLog(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpClient(HttpAuditSink.Client, client =>
        {
            client.BaseAddress = new Uri($"http://{ServiceNames.EventTicketing}");
            client.AddServiceKey(builder.Configuration);
        });
        builder.Services.AddSingleton<IAuditSink, HttpAuditSink>();
        builder.Services.AddAuditWriter();
    }

    /// <summary>
    /// <c>GET /internal/audit-log?user=&amp;event=&amp;kind=</c>, for operators and not routed by the gateway.
    /// </summary>
    public static void MapAuditLogForOperators(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/internal/audit-log", ReadAsync).RequireAuthorization(Policies.Operator).ExcludeFromDescription();

    private static async Task<IResult> ReadAsync(
        Guid? user, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "event")] long? eventId, string? kind, HttpContext context,
        AuditReader reader, CancellationToken cancellation)
    {
        var (page, refusal) = await reader.ReadAsync(
            context.Request.Query,
            new AuditFilter { UserId = user, EventId = eventId, Kind = kind, WithAddresses = true },
            cancellation);
        return page is null ? refusal!.ToProblem(context) : TypedResults.Ok(page);
    }

    private static void AddAuditWriter(this IServiceCollection services)
    {
        services.AddSingleton<AuditWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<AuditWriter>());
    }
}
