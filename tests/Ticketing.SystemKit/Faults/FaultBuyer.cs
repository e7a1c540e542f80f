using System.Net;
using Ticketing.SystemKit.Api;

namespace Ticketing.SystemKit.Faults;

/// <summary>What a buyer of a fault run is going to do.</summary>
/// <param name="Section">Where to sit.</param>
/// <param name="Party">How many seats.</param>
/// <param name="Token">The payment method, which decides how the provider misbehaves; null never pays.</param>
/// <param name="GivesBack">After paying, asks for the money back.</param>
/// <param name="Code">Typed at the order; null for none.</param>
public sealed record BuyerScript(string Section, int Party, string? Token, bool GivesBack, string? Code = null);

/// <summary>A buyer at a provider that misbehaves.</summary>
internal sealed class FaultBuyer(FaultScene scene, FaultGate gate, string name, BuyerScript script)
    : FaultActor(scene, gate)
{
    private readonly Person _person = scene.Client.Buyer(name);

    /// <inheritdoc/>
    public override string ToString() => $"Buyer {Key} ({script})";

    protected override async Task ActAsync(CancellationToken ct)
    {
        var order = await OrderAsync(ct);
        Reach(SagaStep.Processing.Name);
        order = await UntilAsync(_person, order.OrderId, o => o.Status != OrderStatus.Processing, ct);
        Reach(SagaStep.SeatsHeld.Name);
        if (order.Status == OrderStatus.PendingPayment)
        {
            order = script.Token is null
                ? await UntilAsync(_person, order.OrderId, o => o.Status != OrderStatus.PendingPayment, ct)
                : await PayAsync(order, script.Token, ct);
        }

        if (order.Status is OrderStatus.Cancelled)
        {
            Reach(SagaStep.HoldRunOut.Name);
        }

        if (order.Status == OrderStatus.Paid && script.GivesBack)
        {
            await PersistAsync(() => _person.CancelAsync(order.OrderId), ct);
        }
    }

    /// <summary>With the code; without it where its last use is somebody else's.</summary>
    private async Task<OrderResponse> OrderAsync(CancellationToken ct)
    {
        var request = CreateOrderRequest.Best(Scene.EventId, script.Section, script.Party);
        if (script.Code is { } code)
        {
            var withCode = await PersistAsync(
                () => _person.OrderAsync(request with { Code = code }, $"{Key}-code", ct), ct);
            if (withCode.IsSuccess)
            {
                return withCode.Value;
            }
        }

        return (await PersistAsync(() => _person.OrderAsync(request, Key, ct), ct)).Value;
    }

    /// <summary>Pays until the order is paid or lost; a card that is refused is followed by a good one.</summary>
    private async Task<OrderResponse> PayAsync(OrderResponse order, string token, CancellationToken ct)
    {
        while (order.Status == OrderStatus.PendingPayment)
        {
            var answer = await PersistAsync(
                () => _person.AskToPayAsync(order.OrderId, ConfirmOrderRequest.By(token), ct), ct);
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
                _person, order.OrderId, o => o.Status != OrderStatus.PendingPayment || IsPayable(o), ct);
        }

        if (order.Status == OrderStatus.Paid)
        {
            Reach(SagaStep.Paid.Name);
        }

        return order;
    }

    /// <summary>True when the last attempt is over and another one makes sense.</summary>
    private static bool IsPayable(OrderResponse order) => order.PaymentError is not null;

    private async Task ApproveAsync(Uri page, CancellationToken ct)
    {
        try
        {
            await Scene.Sandbox.ApproveAsync(page, ct);
        }
        catch (Exception e) when (Passing.Is(e) && !ct.IsCancellationRequested)
        {
            // The bank's page is down with the sandbox. The buyer starts again or runs out of time.
        }
    }
}
