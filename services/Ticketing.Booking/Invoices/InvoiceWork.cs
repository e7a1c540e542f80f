using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Invoices;

/// <summary>Issues the documents of sellers who have said what stands on their invoices.</summary>
internal sealed class InvoiceWork(
    Database database, InvoiceIssuing issuing, TimeProvider clock, ILogger<InvoiceWork> logger)
    : PeriodicWork("Issuing invoices", Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Of one round: the others come in the next one.
    private const int MaxSellers = 50;
    private const int MaxBatches = 20;

    private const string FindSellers = """
        WITH known AS (
            UPDATE invoice_queue q SET seller_id = d.seller_id FROM event_directory d
            WHERE q.seller_id IS NULL AND d.event_id = q.event_id
        )
        SELECT s.seller_id FROM invoice_sellers s
        WHERE EXISTS (SELECT FROM invoice_queue q WHERE q.seller_id = s.seller_id AND q.due_at <= @now)
        LIMIT @MaxSellers
        """;

    private readonly TimeProvider _clock = clock;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var sellers = await database.QueryAsync<Guid>(FindSellers, new { now = _clock.GetUtcNow(), MaxSellers }, ct);
        foreach (var seller in sellers)
        {
            for (var i = 0; i < MaxBatches; i++)
            {
                if (await issuing.IssueAsync(seller, ct) < InvoiceIssuing.MaxBatch)
                {
                    break;
                }
            }
        }
    }
}
