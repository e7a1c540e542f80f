using Microsoft.EntityFrameworkCore;
using Npgsql;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.EventTicketing.Infrastructure;

namespace Ticketing.EventTicketing.Features.OpenSale;

/// <summary>
/// Puts events on sale as soon as seat-reservation has the live state of every seat. Runs in every replica:
/// the change of status is conditional, so the first one wins and the others find nothing to do.
/// </summary>
public sealed partial class OpenSaleWorker(
    IServiceScopeFactory scopes,
    SeatReservationClient seats,
    NpgsqlDataSource database,
    PreparingEvents preparing,
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
                await preparing.WaitAsync(await RoundAsync(stoppingToken), time, stoppingToken);
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
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<EventTicketingDbContext>();
            var events = await PreparingPlan.ReadAsync(database, ct);
            var opened = 0;
            var openedSeats = 0;
            foreach (var plan in events)
            {
                var totals = await seats.ReadTotalsAsync(plan.Id, ct);
                if (plan.IsCompleteIn(totals) && await SaleStatusUpdate.ExecuteAsync(
                    db.Database, plan.Id, SaleStatus.Preparing, SaleStatus.OnSale, ct))
                {
                    opened++;
                    openedSeats += plan.Seats;
                    OnSale(log, plan.Id, plan.Seats);
                }
            }

            if (openedSeats >= AnalyzeFromSeats)
            {
                await AnalyzeAsync(ct);
            }

            return events.Count > opened ? BusyInterval : IdleInterval;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Database or seat-reservation away: the sale opens when they are back.
            RoundFailed(log, e);
            return FailureInterval;
        }
    }

    /// <summary>
    /// A bulk load leaves statistics behind that make batched updates fall to sequential plans.
    /// </summary>
    private async Task AnalyzeAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("ANALYZE tickets");
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Event {EventId} is on sale with {Seats} seats")]
    private static partial void OnSale(ILogger logger, EventId eventId, int seats);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look whether preparing events are complete")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
