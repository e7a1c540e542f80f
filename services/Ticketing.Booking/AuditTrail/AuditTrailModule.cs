using Ticketing.Messaging.Auditing;

namespace Ticketing.Booking.AuditTrail;

/// <summary>The audit log of this service: who refunded what, and who changed webhooks.</summary>
internal static class AuditTrailModule
{
    public static void AddAuditTrail(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IAuditNames, AuditNames>();
        builder.AddAuditLog();
    }

    public static void MapAuditTrail(this IEndpointRouteBuilder routes)
    {
        routes.MapReadAuditTrail();
        routes.MapAuditLogForOperators();
    }
}
