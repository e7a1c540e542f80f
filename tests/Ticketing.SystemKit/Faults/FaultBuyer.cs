using System.Net;
using Ticketing.SystemKit.Api;
using Ticketing.SystemKit.Running;

namespace Ticketing.SystemKit.Faults;

/// <summary>What a buyer of a fault run is going to do.</summary>
/// <param name="Section">Where to sit.</param>
/// <param name="Party">How many seats.</param>
/// <param name="Token">The payment method, which decides how the provider misbehaves; null never pays.</param>
/// <param name="GivesBack">After paying, asks for the money back.</param>
public sealed record BuyerScript(string Section, int Party, string? Token, bool GivesBack);

/// <summary>
/// A buyer who never gives up on an answer: asks again, with the same idempotency key, whatever dies in between.
/// </summary>
internal sealed class FaultBuyer(
    Person person, long eventId, BuyerScript script, string key, SandboxControl sandbox, TimeSpan patience)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly TaskCompletionSource _accepted = New();
    private readonly TaskCompletionSource _held = New();
    private readonly TaskCompletionSource _paid = New();
    private readonly TaskCompletionSource _ranOut = New();

    /// <summary>Completes when the order was accepted, held, paid, or ran out; never if it is not.</summary>
    public Task Reached(SagaStep step) =>
        step == SagaStep.OrderSent || step == SagaStep.Processing ? _accepted.Task
        : step == SagaStep.SeatsHeld ? _held.Task
        : step == SagaStep.HoldRunOut ? _ranOut.Task
        : _paid.Task;

    public async Task ShopAsync()
    {
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            await ShopAsync(deadline.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"Buyer {key} got no answer in {patience.TotalSeconds:0} s: {script}.", e);
        }
    }

    private async Task ShopAsync(CancellationToken ct)
    {
        var request = CreateOrderRequest.Best(eventId, script.Section, script.Party);
        var order = (await PersistAsync(() => person.OrderAsync(request, key, ct), ct)).Value;
        _accepted.TrySetResult();
        order = await UntilAsync(order.OrderId, o => o.Status != OrderStatus.Processing, ct);
        _held.TrySetResult();
        if (order.Status == OrderStatus.PendingPayment)
        {
            order = script.Token is null
                ? await UntilAsync(order.OrderId, o => o.Status != OrderStatus.PendingPayment, ct)
                : await PayAsync(order, script.Token, ct);
        }

        if (order.Status is OrderStatus.Cancelled)
        {
            _ranOut.TrySetResult();
        }

        if (order.Status == OrderStatus.Paid && script.GivesBack)
        {
            await PersistAsync(() => person.CancelAsync(order.OrderId), ct);
        }
    }

    /// <summary>Pays until the order is paid or lost; a card that is refused is followed by a good one.</summary>
    private async Task<OrderResponse> PayAsync(OrderResponse order, string token, CancellationToken ct)
    {
        while (order.Status == OrderStatus.PendingPayment)
        {
            var answer = await PersistAsync(
                () => person.AskToPayAsync(order.OrderId, ConfirmOrderRequest.By(token), ct), ct);
            if (answer.Status == HttpStatusCode.PaymentRequired)
            {
                token = ConfirmOrderRequest.Good.PaymentToken;
                continue;
            }

            if (answer is { IsSuccess: true, Content.NextAction.Url: { } page })
            {
                await ApproveAsync(new Uri(page), ct);
            }

            order = await UntilAsync(
                order.OrderId, o => o.Status != OrderStatus.PendingPayment || IsPayable(o), ct);
        }

        if (order.Status == OrderStatus.Paid)
        {
            _paid.TrySetResult();
        }

        return order;
    }

    /// <summary>True when the last attempt is over and another one makes sense.</summary>
    private static bool IsPayable(OrderResponse order) => order.PaymentError is not null;

    private async Task ApproveAsync(Uri page, CancellationToken ct)
    {
        try
        {
            await sandbox.ApproveAsync(page, ct);
        }
        catch (Exception e) when (Passing.Is(e) && !ct.IsCancellationRequested)
        {
            // The bank's page is down with the sandbox. The buyer starts again or runs out of time.
        }
    }

    private async Task<OrderResponse> UntilAsync(Guid orderId, Func<OrderResponse, bool> reached, CancellationToken ct)
    {
        while (true)
        {
            var order = (await PersistAsync(() => person.OrderAsync(orderId, ct), ct)).Value;
            if (reached(order))
            {
                return order;
            }

            await Task.Delay(Pause, ct);
        }
    }

    private static async Task<Answer<OrderResponse>> PersistAsync(
        Func<Task<Answer<OrderResponse>>> ask, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                var answer = await ask();
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

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
