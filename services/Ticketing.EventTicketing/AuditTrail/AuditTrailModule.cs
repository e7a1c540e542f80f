using Ticketing.Messaging.Auditing;

namespace Ticketing.EventTicketing.AuditTrail;

/// <summary>The audit log of this service: who did what to events, doors, teams and accounts.</summary>
internal static class AuditTrailModule
{
    public static void AddAuditTrail(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAuditNames, AuditNames>();
        builder.AddAuditLog();
    }

    public static void MapAuditTrail(this IEndpointRouteBuilder app)
    {
        app.MapReadAuditTrail();
        app.MapReceiveEntries();
        app.MapAuditLogForOperators();
    }
}
