using Ticketing.Booking.Bookings;
using Ticketing.Booking.Codes;
using Ticketing.Booking.Infrastructure;
using Ticketing.Contracts;
using Ticketing.Messaging;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>An order that waits for its commit.</summary>
/// <param name="Row">The booking to insert.</param>
/// <param name="Message">The seat request, made by the caller's thread and with its trace.</param>
/// <param name="IdempotencyKey">The buyer's key, or null.</param>
/// <param name="RequestHash">What was asked with the key, or null.</param>
/// <param name="MaxSeatsPerPerson">Of the event; null for any number.</param>
/// <param name="Code">The code of which it takes a use, as it was found; null without one.</param>
internal sealed record PendingOrder(
    BookingRow Row, OutgoingMessage Message, string? IdempotencyKey, byte[]? RequestHash, int? MaxSeatsPerPerson,
    CodeState? Code = null)
{
    public Guid? CodeId => Code?.Id;
}

/// <summary>Writes the orders that are waiting at the same time in one transaction.</summary>
internal sealed partial class OrderWriter : GroupWriter<PendingOrder, OrderOutcome>
{
    private readonly OrderBatch _batches;
    private readonly DiscountedOrders _discounts;
    private readonly ILogger _logger;

    public OrderWriter(
        OrderBatch batches, DiscountedOrders discounts, BookingOptions options, ILogger<OrderWriter> logger)
        : base(options.OrderBounds) => (_batches, _discounts, _logger) = (batches, discounts, logger);

    /// <summary>
    /// Queues the order and answers after its commit, or refuses at once when the queue is full. An exception
    /// means that the order may or may not be written; the same idempotency key finds out.
    /// </summary>
    public Task<OrderOutcome> WriteAsync(PendingOrder order)
    {
        if (TryAdd(order) is { } answer)
        {
            return answer;
        }
        BookingMetrics.OrdersShed.Add(1);
        return Task.FromResult<OrderOutcome>(BookingErrors.TemporarilyUnavailable);
    }

    /// <summary>
    /// What an earlier request with this key was answered, or null: asked before an order is refused that may have been
    /// taken when its buyer last heard.
    /// </summary>
    public async Task<OrderOutcome?> FindEarlierAsync(
        UserId buyer, string? idempotencyKey, byte[] requestHash, CancellationToken ct) =>
        idempotencyKey is null ? null : await _batches.FindEarlierAsync(buyer, idempotencyKey, requestHash, ct);

    protected override async Task<IReadOnlyList<OrderOutcome>> CommitAsync(IReadOnlyList<PendingOrder> batch)
    {
        try
        {
            // The statements have their own time limit.
            var outcomes = await _batches.WriteAsync(batch, CancellationToken.None);
            BookingMetrics.OrderBatchSize.Record(batch.Count);
            foreach (var (order, outcome) in batch.Zip(outcomes))
            {
                // The answer to a repeated request is the row of the first one.
                if (order.Code is not null && ReferenceEquals(outcome.Order, order.Row))
                {
                    _discounts.Remember(order.Row);
                }
            }
            return outcomes;
        }
        catch (Exception e)
        {
            LogFailed(_logger, e, batch.Count);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} orders could not be written")]
    private static partial void LogFailed(ILogger logger, Exception exception, int count);
}
