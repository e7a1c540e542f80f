using System.Security.Claims;
using Ticketing.Contracts;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Desk;

/// <summary>Records who read many people's data.</summary>
internal static class DeskAudit
{
    /// <param name="database">Where.</param>
    /// <param name="kind">For example <c>orders-exported</c>.</param>
    /// <param name="eventId">Of which event.</param>
    /// <param name="what">Which of its data.</param>
    /// <param name="user">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="ct">Cancels it.</param>
    public static async Task RecordAsync(
        Database database, string kind, EventId eventId, string what, ClaimsPrincipal user, DateTimeOffset now,
        CancellationToken ct)
    {
        await using var transaction = await database.BeginAsync(ct);
        await transaction.AppendAsync(
            new AuditEntry(kind, AuditActor.Of(user))
            {
                EventId = eventId.Value,
                Details = new Dictionary<string, string> { ["what"] = what },
            },
            now, ct);
        await transaction.CommitAsync(ct);
    }
}
