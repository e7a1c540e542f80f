using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Auditing;
using Ticketing.Messaging.Data;

namespace Ticketing.EventTicketing.Events.OpenSale;

/// <summary>
/// Puts events on sale as soon as seat-reservation has the live state of every seat. Runs in every replica:
/// the change of status is conditional, so the first one wins and the others find nothing to do.
/// </summary>
internal sealed partial class OpenSaleWorker(
    SeatReservationClient seats,
    Database database,
    SaleOpeningSignal signal,
    TimeProvider time,
    ILogger<OpenSaleWorker> log) : BackgroundService
{
    /// <summary>While an event is preparing, somebody is waiting to see it.</summary>
    private static readonly TimeSpan BusyInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Otherwise only events created by another replica that died meanwhile are found by looking.
    /// </summary>
    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(2);

    /// <summary>After a failure; short, because a sale waits.</summary>
    private static readonly TimeSpan FailureInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Seats opened in one round that make it worth telling the planner about them at once.
    /// </summary>
    private const int AnalyzeFromSeats = 5_000;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(await RoundAsync(stoppingToken), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<TimeSpan> RoundAsync(CancellationToken ct)
    {
        try
        {
            var events = await PreparingEvent.ReadAllAsync(database, ct);
            var opened = 0;
            var openedSeats = 0;
            foreach (var preparing in events)
            {
                var totals = await seats.ReadTotalsAsync(preparing.Id, ct);
                if (preparing.IsCompleteIn(totals) && await database.ChangeSaleStatusAsync(
                    preparing.Id, SaleStatus.Preparing, SaleStatus.OnSale, EntryOf(preparing), time.GetUtcNow(), ct))
                {
                    opened++;
                    openedSeats += preparing.Seats;
                    OnSale(log, preparing.Id, preparing.Seats);
                }
            }

            if (openedSeats >= AnalyzeFromSeats)
            {
                // A bulk load leaves statistics behind that make batched updates fall to sequential plans.
                await database.ExecuteAsync("ANALYZE tickets", null, ct);
            }

            // A full round says nothing of the events behind it.
            return events.Count == PreparingEvent.MaxEvents && opened > 0 ? TimeSpan.Zero
                : events.Count > opened ? BusyInterval
                : IdleInterval;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Database or seat-reservation away: the sale opens when they are back.
            RoundFailed(log, e);
            return FailureInterval;
        }
    }

    private static AuditEntry EntryOf(PreparingEvent preparing) =>
        new("sale-opened", AuditActor.System) { SellerId = preparing.SellerId };

    [LoggerMessage(Level = LogLevel.Information, Message = "Event {EventId} is on sale with {Seats} seats")]
    private static partial void OnSale(ILogger logger, EventId eventId, int seats);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look whether preparing events are complete")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
