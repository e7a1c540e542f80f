using Ticketing.Messaging.Data;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Transfers;

/// <summary>What decides whether tickets of an event may change hands now.</summary>
internal sealed class TransferableEvent
{
    public Guid SellerId { get; init; }
    public DateTimeOffset StartsAt { get; init; }
    public required string Status { get; init; }
    public bool ForbidsTransfers { get; init; }

    public static async Task<TransferableEvent> ReadAsync(
        DatabaseTransaction transaction, long eventId, CancellationToken ct) =>
        await transaction.FindAsync<TransferableEvent>(TransferStatements.FindEvent, new { EventId = eventId }, ct)
            ?? throw new InvalidOperationException($"Tickets of event {eventId} are recorded, and it does not exist.");

    /// <summary>Why not; null if they may.</summary>
    public Refusal? RefuseAt(DateTimeOffset now) =>
        ForbidsTransfers ? TransferErrors.Forbidden
        : now >= StartsAt || Status is "CANCELLED" or "ENDED" ? TransferErrors.TooLate
        : null;
}
