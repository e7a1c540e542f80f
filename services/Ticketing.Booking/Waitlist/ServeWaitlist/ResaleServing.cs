using System.Collections.Concurrent;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Messaging.Data;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Waitlist.ServeWaitlist;

/// <summary>
/// Runs a pass for offers of resale that are new, or that somebody could want who joined since. Two replicas may do so at
/// once: the event's lock puts their passes one after the other, and the second finds nothing to give.
/// </summary>
internal sealed partial class ResaleServing(
    Database database, IEventDirectory directory, ResalePass pass, TimeProvider clock, ILogger<ResaleServing> logger)
    : PeriodicWork("Offering resales", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    // Offers of one round; the rest comes with the next one.
    private const int MaxOffers = 200;

    // What is remembered of offers that are gone is forgotten all at once: a pass too many changes nothing.
    private const int MaxRemembered = 20_000;

    // What nobody has in hand, with what a pass would be based on: the line as WaitlistServing compares it.
    private const string Offers = """
        WITH offers AS (
            SELECT t.event_id, t.offer_id, t.booking_id, count(*) AS tickets, bool_or(t.public_at IS NULL) AS is_new
            FROM resale_tickets t
            WHERE t.state = 'OFFERED' AND NOT EXISTS (
                SELECT FROM bookings h WHERE h.id = t.taken_by AND h.status IN ('PENDING_PAYMENT', 'PAID'))
            GROUP BY t.event_id, t.offer_id, t.booking_id
        ), lines AS (
            SELECT w.event_id, concat_ws('/', count(*), max(w.number), max(w.updated_at)) AS line
            FROM waitlist_entries w
            WHERE w.state = 'WAITING' AND w.event_id IN (SELECT event_id FROM offers) GROUP BY w.event_id
        )
        SELECT o.event_id, o.offer_id, o.booking_id, concat_ws('/', o.tickets, l.line) AS basis, o.is_new
        FROM offers o LEFT JOIN lines l ON l.event_id = o.event_id
        WHERE o.is_new OR l.line IS NOT NULL
        ORDER BY o.is_new DESC, o.offer_id LIMIT @limit
        """;

    private readonly ConcurrentDictionary<Guid, string> _lastBasis = new();
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        if (_lastBasis.Count > MaxRemembered)
        {
            _lastBasis.Clear();
        }
        foreach (var offer in await database.QueryAsync<OfferRow>(Offers, new { limit = MaxOffers }, ct))
        {
            if ((offer.IsNew || _lastBasis.GetValueOrDefault(offer.OfferId) != offer.Basis)
                && directory.Find(new EventId(offer.EventId)) is { } plan)
            {
                await TryPassAsync(plan, offer, ct);
            }
        }
    }

    private async Task TryPassAsync(
        Contracts.Seating.EventDirectoryEntry plan, OfferRow offer, CancellationToken ct)
    {
        try
        {
            await pass.RunAsync(plan, offer.OfferId, offer.BookingId, ct);
            _lastBasis[offer.OfferId] = offer.Basis;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // The next round tries again; until then nobody can buy a new offer.
            LogNotOffered(_logger, e, offer.OfferId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Offer {OfferId} could not be offered; the next round tries again")]
    private static partial void LogNotOffered(ILogger logger, Exception exception, Guid offerId);

    private sealed class OfferRow
    {
        public long EventId { get; init; }
        public Guid OfferId { get; init; }
        public Guid BookingId { get; init; }
        public required string Basis { get; init; }
        public bool IsNew { get; init; }
    }
}
