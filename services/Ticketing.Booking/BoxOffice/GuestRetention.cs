using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.BoxOffice;

/// <summary>Forgets names and addresses of guests when their event has ended: nobody writes to them any more.</summary>
internal sealed class GuestRetention(
    Database database, IEventDirectory directory, TimeProvider clock, ILogger<GuestRetention> logger)
    : PeriodicWork("Forgetting guests", Interval, clock, logger)
{
    // Events with guests at a time; the rest have their turn when these are done.
    private const int MaxEvents = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    private const string WithGuests = """
        SELECT DISTINCT event_id FROM desk_sales WHERE buyer_email IS NOT NULL OR buyer_name IS NOT NULL LIMIT @limit
        """;

    private const string Forget = """
        UPDATE desk_sales SET buyer_email = NULL, buyer_name = NULL
        WHERE event_id = ANY(@over) AND (buyer_email IS NOT NULL OR buyer_name IS NOT NULL)
        """;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var events = await database.QueryAsync<long>(WithGuests, new { limit = MaxEvents }, ct);
        var over = events.Where(id => directory.Find(new EventId(id))?.Status == SaleStatus.Ended).ToArray();
        if (over.Length > 0)
        {
            await database.ExecuteAsync(Forget, new { over }, ct);
        }
    }
}
