using System.Threading.Channels;
using Ticketing.Booking.Infrastructure;
using Ticketing.Messaging;
using Ticketing.Messaging.Outboxes;

namespace Ticketing.Booking.Features.CreateOrder;

/// <summary>An order that waits for its commit.</summary>
/// <param name="Row">The booking to insert.</param>
/// <param name="Message">The seat request, made by the caller's thread and with its trace.</param>
/// <param name="IdempotencyKey">The buyer's key, or null.</param>
/// <param name="RequestHash">What was asked with the key, or null.</param>
internal sealed record PendingOrder(
    BookingRow Row, OutgoingMessage Message, string? IdempotencyKey, byte[]? RequestHash)
{
    /// <summary>Completes after the commit.</summary>
    public TaskCompletionSource<OrderOutcome> Answer { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>
/// Group commit: a few writers take whatever is queued, up to a bound, and write it in one transaction, each a few
/// milliseconds after its last one at the soonest. Under light load a batch is one order, at once; under a rush it is
/// hundreds for the price of one log flush.
/// </summary>
internal sealed partial class OrderWriter(
    OrderBatch batches, OutboxSignal outboxSignal, BookingOptions options, ILogger<OrderWriter> logger)
    : BackgroundService
{
    private readonly Channel<PendingOrder> _queue = Channel.CreateBounded<PendingOrder>(
        new BoundedChannelOptions(options.OrderQueueCapacity) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>
    /// Queues the order and answers after its commit, or refuses at once when the queue is full. An exception
    /// means that the order may or may not be written; the same idempotency key finds out.
    /// </summary>
    public Task<OrderOutcome> WriteAsync(PendingOrder order)
    {
        if (_queue.Writer.TryWrite(order))
        {
            return order.Answer.Task;
        }
        BookingMetrics.OrdersShed.Add(1);
        return Task.FromResult<OrderOutcome>(OrderProblems.Busy);
    }

    /// <summary>Writes what is queued, then stops; the server has stopped taking requests before.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.OrderWriters).Select(_ =>
            Task.Run(RunAsync, CancellationToken.None)));

    private async Task RunAsync()
    {
        var batch = new List<PendingOrder>(options.OrderBatchMax);
        var pace = new Pace(options.OrderCommitInterval);
        while (await _queue.Reader.WaitToReadAsync())
        {
            await pace.WaitAsync(CancellationToken.None);
            batch.Clear();
            while (batch.Count < options.OrderBatchMax && _queue.Reader.TryRead(out var order))
            {
                batch.Add(order);
            }
            if (batch.Count > 0)
            {
                await CommitAsync(batch);
            }
        }
    }

    private async Task CommitAsync(List<PendingOrder> batch)
    {
        IReadOnlyList<OrderOutcome> outcomes;
        try
        {
            // The statement's own time limit bounds this; a caller that left does not undo others' orders.
            outcomes = await batches.WriteAsync(batch, CancellationToken.None);
        }
        catch (Exception e)
        {
            // Every caller gets the failure and answers for it; this loop goes on.
            LogFailed(e, batch.Count);
            batch.ForEach(order => order.Answer.SetException(e));
            return;
        }
        outboxSignal.Wake();
        BookingMetrics.OrderBatchSize.Record(batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Answer.SetResult(outcomes[i]);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} orders could not be written")]
    private partial void LogFailed(Exception exception, int count);
}
