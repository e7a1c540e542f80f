using System.Globalization;

namespace Ticketing.SystemKit.Api;

/// <summary>
/// Somebody who uses the system over HTTP; what a person may do depends on the role in the token.
/// </summary>
/// <param name="http">Its base address is the gateway.</param>
/// <param name="id">The person's id.</param>
/// <param name="token">Access token.</param>
public sealed class Person(HttpClient http, Guid id, string token) : ApiClient(http, token)
{
    /// <summary>Largest page of a list.</summary>
    private const int PageSize = 100;

    /// <summary>The person's id.</summary>
    public Guid Id => id;

    /// <summary>The access token.</summary>
    public string Token => AccessToken!;

    /// <summary>Creates an order; the answer comes before seats are chosen.</summary>
    public Task<Answer<OrderResponse>> OrderAsync(
        CreateOrderRequest request, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        PostAsync<CreateOrderRequest, OrderResponse>("/orders/create", request, cancellation,
            idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)]);

    /// <summary>Creates an order and waits until seats were found or not.</summary>
    public async Task<OrderResponse> BookAsync(CreateOrderRequest request)
    {
        var key = Guid.NewGuid().ToString("n");
        var created = await Served.AnswerAsync(ct => OrderAsync(request, key, ct), "an order");
        return await SettledAsync(created.Value.OrderId);
    }

    /// <summary>One of this person's orders.</summary>
    public Task<Answer<OrderResponse>> OrderAsync(Guid orderId, CancellationToken cancellation = default) =>
        GetAsync<OrderResponse>($"/orders/{id}/{orderId}", cancellation);

    /// <summary>The order once it is no longer PROCESSING.</summary>
    public Task<OrderResponse> SettledAsync(Guid orderId, TimeSpan? patience = null) =>
        WaitForAsync(orderId, order => order.Status != OrderStatus.Processing, "settled", patience);

    /// <summary>The order once it fulfils a condition.</summary>
    public Task<OrderResponse> WaitForAsync(
        Guid orderId, Func<OrderResponse, bool> reached, string what, TimeSpan? patience = null) =>
        Eventually.GetAsync(
            async cancellation => (await OrderAsync(orderId, cancellation)).Value, reached, $"order {orderId} {what}",
            patience);

    /// <summary>
    /// Pays; with a good card unless told otherwise. Where the provider is slow (202) or the service busy (503) the
    /// answer is that of asking again later, as the page does.
    /// </summary>
    public async Task<Answer<OrderResponse>> PayAsync(
        Guid orderId, ConfirmOrderRequest? payment = null, CancellationToken cancellation = default)
    {
        while (true)
        {
            var answer = await Served.AnswerAsync(ct => AskToPayAsync(orderId, payment, ct), "a payment", cancellation);
            if (answer is not { IsSuccess: true, Content: { PaymentRunning: true, NextAction: null } })
            {
                return answer;
            }

            await WaitForAsync(orderId, order => !order.PaymentRunning, "whose payment is over");
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Asks once to pay, whatever is answered.</summary>
    public Task<Answer<OrderResponse>> AskToPayAsync(
        Guid orderId, ConfirmOrderRequest? payment = null, CancellationToken cancellation = default) =>
        PostAsync<ConfirmOrderRequest, OrderResponse>(
            $"/orders/{orderId}/confirm", payment ?? ConfirmOrderRequest.Good, cancellation);

    /// <summary>Gives the order up.</summary>
    public Task<Answer<OrderResponse>> CancelAsync(Guid orderId) =>
        SendAsync<OrderResponse>(HttpMethod.Post, $"/orders/{orderId}/cancel", null);

    /// <summary>All orders, newest first.</summary>
    public Task<List<OrderResponse>> HistoryAsync(CancellationToken cancellation = default) =>
        AllAsync<OrderPage, OrderResponse>($"/orders/{id}?limit={PageSize}", p => p.Orders, p => p.Next, cancellation);

    /// <summary>Creates an event (sellers).</summary>
    public Task<Answer<EventAnswer>> CreateEventAsync(EventDraft draft)
    {
        var key = Guid.NewGuid().ToString("n");
        return Served.AnswerAsync(
            ct => PostAsync<EventDraft, EventAnswer>("/events", draft, ct, ("Idempotency-Key", key)), "a new event");
    }

    /// <summary>All tickets of an event or of one of its sections; its seller sees whose they are.</summary>
    public Task<List<TicketAnswer>> TicketsAsync(
        long eventId, string? section = null, CancellationToken cancellation = default) =>
        AllAsync<TicketListAnswer, TicketAnswer>(
            string.Create(CultureInfo.InvariantCulture, $"/events/{eventId}/tickets?limit={PageSize}")
                + (section is null ? "" : $"&section={Uri.EscapeDataString(section)}"),
            p => p.Tickets, p => p.Next, cancellation);

    private async Task<List<TItem>> AllAsync<TPage, TItem>(
        string path, Func<TPage, IReadOnlyList<TItem>> items, Func<TPage, string?> next, CancellationToken cancellation)
    {
        var all = new List<TItem>();
        string? after = null;
        do
        {
            var url = after is null ? path : $"{path}&after={Uri.EscapeDataString(after)}";
            var page = (await GetAsync<TPage>(url, cancellation)).Value;
            all.AddRange(items(page));
            after = next(page);
        }
        while (after is not null);

        return all;
    }
}
