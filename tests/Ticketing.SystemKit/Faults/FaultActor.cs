using System.Collections.Concurrent;
using System.Net;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Faults;

/// <summary>
/// Somebody of a fault run, who never gives up on an answer: asks again, with the same idempotency key, whatever dies in
/// between.
/// </summary>
/// <param name="scene">The event it is about.</param>
/// <param name="gate">Of the kill.</param>
internal abstract class FaultActor(FaultScene scene, FaultGate gate)
{
    /// <summary>Between two times of asking.</summary>
    protected static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> _reached = new();
    private readonly ConcurrentDictionary<string, int> _refusals = new();

    /// <summary>What this one was refused with, and how often.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    protected FaultScene Scene => scene;

    /// <summary>Idempotency key of its first request.</summary>
    protected string Key { get; } = Guid.NewGuid().ToString("n");

    /// <summary>Completes when this one came to the step; never if it does not.</summary>
    public Task Reached(SagaStep step) => Of(step.Name).Task;

    /// <summary>Ends with every answer, or fails.</summary>
    public async Task RunAsync()
    {
        using var deadline = new CancellationTokenSource(scene.Patience);
        try
        {
            await ActAsync(deadline.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"{this} got no answer in {scene.Patience.TotalSeconds:0} s.", e);
        }
    }

    protected abstract Task ActAsync(CancellationToken ct);

    protected void Reach(string step) => Of(step).TrySetResult();

    protected Task PassAsync(string action, CancellationToken ct) => gate.PassAsync(action, ct);

    /// <summary>Orders and pays with a good card; as it is then, which may be FAILED or CANCELLED.</summary>
    protected async Task<OrderResponse> BuyAsync(Person buyer, CreateOrderRequest request, bool pays, CancellationToken ct)
    {
        var order = await HoldAsync(buyer, request, ct);
        return order is { Status: OrderStatus.PendingPayment } && pays
            ? await PayAsync(buyer, order.OrderId, ct)
            : order;
    }

    protected async Task<OrderResponse> HoldAsync(Person buyer, CreateOrderRequest request, CancellationToken ct)
    {
        var order = (await PersistAsync(() => buyer.OrderAsync(request, Key, ct), ct)).Value;
        return await UntilAsync(buyer, order.OrderId, o => o.Status != OrderStatus.Processing, ct);
    }

    /// <summary>Pays until the order is paid or lost.</summary>
    protected async Task<OrderResponse> PayAsync(Person buyer, Guid orderId, CancellationToken ct)
    {
        while (true)
        {
            await PersistAsync(() => buyer.AskToPayAsync(orderId, ConfirmOrderRequest.Good, ct), ct);
            var order = await UntilAsync(
                buyer, orderId, o => o.Status != OrderStatus.PendingPayment || o.PaymentError is not null, ct);
            if (order.Status != OrderStatus.PendingPayment)
            {
                return order;
            }
        }
    }

    /// <summary>The tickets of an order once there are so many that are good; their codes are remembered.</summary>
    protected async Task<IReadOnlyList<MyTicketAnswer>> TicketsAsync(
        Person holder, Guid orderId, int count, CancellationToken ct)
    {
        while (true)
        {
            var answer = await PersistAsync(() => holder.GetAsync<MyTicketsAnswer>($"/tickets/orders/{orderId}", ct), ct);
            List<MyTicketAnswer> good = [.. answer.Content?.Tickets.Where(t => t.Code is not null) ?? []];
            if (good.Count >= count)
            {
                scene.Saw(good);
                return good;
            }

            await Task.Delay(Pause, ct);
        }
    }

    protected async Task<OrderResponse> UntilAsync(
        Person buyer, Guid orderId, Func<OrderResponse, bool> reached, CancellationToken ct) =>
        await UntilAsync(() => buyer.OrderAsync(orderId, ct), reached, ct);

    protected async Task<T> UntilAsync<T>(
        Func<Task<Answer<T>>> ask, Func<T, bool> reached, CancellationToken ct)
    {
        while (true)
        {
            var seen = (await PersistAsync(ask, ct)).Value;
            if (reached(seen))
            {
                return seen;
            }

            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>The first answer that is a yes or a no.</summary>
    protected async Task<Answer<T>> PersistAsync<T>(Func<Task<Answer<T>>> ask, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                var answer = await ask();
                if (answer.Problem?.Code is { } code)
                {
                    _refusals.AddOrUpdate(code, 1, (_, n) => n + 1);
                }

                if (answer.Status is not (HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError))
                {
                    return answer;
                }
            }
            catch (Exception e) when (Passing.Is(e) && !ct.IsCancellationRequested)
            {
                // The connection broke with a process, or nobody answered in time: the same question again.
            }

            await Task.Delay(Pause, ct);
        }
    }

    private TaskCompletionSource Of(string step) => _reached.GetOrAdd(
        step, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
