using System.Collections.Concurrent;
using System.Diagnostics;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Webhooks;

/// <summary>
/// Delivers to sellers' webhooks, at least once. A round starts what is due and does not wait for it, at most
/// MaxInFlightPerSeller a seller: a slow server delays its own seller alone.
/// </summary>
internal sealed partial class WebhookDispatcher(
    WebhookQueue queue,
    WebhookClient client,
    WebhookOptions options,
    TimeProvider clock,
    ILogger<WebhookDispatcher> logger)
    : PeriodicWork("Delivering webhooks", options.Interval, clock, logger)
{
    private readonly ConcurrentDictionary<Guid, (Guid Seller, Task Sending)> _inFlight = [];
    private readonly ILogger _logger = logger;

    internal override async Task RunOnceAsync(CancellationToken ct)
    {
        var free = options.MaxInFlight - _inFlight.Count;
        if (free <= 0)
        {
            return;
        }
        // A seller with deliveries in flight waits for them: the statement takes a full share of each seller.
        var busy = _inFlight.Values.Select(f => f.Seller).Distinct().ToArray();
        foreach (var delivery in await queue.TakeAsync(busy, free, ct))
        {
            var started = new TaskCompletionSource();
            _inFlight[delivery.Id] = (delivery.SellerId, SendAsync(delivery, started.Task, ct));
            started.SetResult();
        }
    }

    /// <summary>Completes when everything that was started has ended.</summary>
    internal Task WhenIdleAsync() => Task.WhenAll(_inFlight.Values.Select(f => f.Sending));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WhenIdleAsync();
    }

    private async Task SendAsync(WebhookDelivery delivery, Task started, CancellationToken ct)
    {
        await started;
        try
        {
            var answer = await client.SendAsync(delivery, ct);
            await queue.FinishAsync(delivery, answer, ct);
            BookingMetrics.Webhooks.Add(1, new TagList { { "outcome", answer.Error ?? "delivered" } });
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopping: it is due again when its lease is over.
        }
        catch (Exception e)
        {
            // Mostly the database being away. Nobody awaits this task, so the failure is logged here.
            LogNotRecorded(_logger, e, delivery.Id);
        }
        finally
        {
            _inFlight.TryRemove(delivery.Id, out _);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Webhook delivery {DeliveryId} was not made, or its answer not recorded; it comes again")]
    private static partial void LogNotRecorded(ILogger logger, Exception exception, Guid deliveryId);
}
