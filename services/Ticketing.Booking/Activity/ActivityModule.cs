using Ticketing.Messaging.Auditing;

namespace Ticketing.Booking.Activity;

/// <summary>The audit log of this service: who refunded what, and who changed webhooks.</summary>
internal static class ActivityModule
{
    public static void AddActivity(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAuditNames, AuditNames>();
        builder.AddAuditLog();
    }

    public static void MapActivity(this IEndpointRouteBuilder routes)
    {
        routes.MapReadActivity();
        routes.MapAuditLogForOperators();
    }
}
