using Ticketing.Messaging.Auditing;

namespace Ticketing.EventTicketing.Activity;

/// <summary>The audit log of this service: who did what to events, doors, teams and accounts.</summary>
internal static class ActivityModule
{
    public static void AddActivity(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAuditNames, AuditNames>();
        builder.AddAuditLog();
    }

    public static void MapActivity(this IEndpointRouteBuilder app)
    {
        app.MapReadActivity();
        app.MapReceiveEntries();
        app.MapAuditLogForOperators();
    }
}
