using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Refunds;

/// <summary>
/// What the doors may take, as far as a buyer's refund goes. Event-ticketing decides it where scans are decided, so
/// that a ticket is used or given back and never both (ADR 0019).
/// </summary>
internal interface ITicketsAtDoor
{
    /// <summary>
    /// Keeps the refund's tickets out of the door, all of them or none. Asking again is the same question.
    /// </summary>
    /// <returns>Tickets that have let somebody in or are another person's; none: they are withheld.</returns>
    /// <exception cref="HttpRequestException">Event-ticketing did not answer: the refund waits.</exception>
    Task<TicketsWithheld> WithholdAsync(OpenRefund refund, CancellationToken ct);

    /// <summary>What <see cref="WithholdAsync"/> would answer now. It withholds nothing.</summary>
    Task<TicketsWithheld> AskAsync(OpenRefund refund, CancellationToken ct);

    /// <summary>The refund is not made: its tickets are good again. Doing it twice is doing it once.</summary>
    Task LiftAsync(Guid refundId, CancellationToken ct);
}

/// <summary><c>/internal/tickets/withhold</c> of event-ticketing.</summary>
internal sealed class HttpTicketsAtDoor(IHttpClientFactory clients) : ITicketsAtDoor
{
    /// <summary>Name of the client that carries the services' key.</summary>
    public const string Client = "tickets-at-door";

    private const string Path = "/internal/tickets/withhold";

    public static Uri BaseAddress => new($"http://{ServiceNames.EventTicketing}");

    public Task<TicketsWithheld> WithholdAsync(OpenRefund refund, CancellationToken ct) =>
        PostAsync(refund, asksOnly: false, ct);

    public Task<TicketsWithheld> AskAsync(OpenRefund refund, CancellationToken ct) => PostAsync(refund, asksOnly: true, ct);

    public async Task LiftAsync(Guid refundId, CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        using var answer = await http.DeleteAsync($"{Path}/{refundId}", ct);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<TicketsWithheld> PostAsync(OpenRefund refund, bool asksOnly, CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        using var answer = await http.PostAsJsonAsync(
            Path,
            new WithholdTickets(
                refund.Id, new BookingId(refund.BookingId), new EventId(refund.EventId), refund.Section, refund.Seats,
                IsMove: refund.Kind == BookingExpiredReleaseTickets.ReasonReseated, AsksOnly: asksOnly),
            ContractsJson.Default.WithholdTickets,
            ct);
        answer.EnsureSuccessStatusCode();
        var withheld = await answer.Content.ReadFromJsonAsync(ContractsJson.Default.TicketsWithheld, ct);
        return withheld ?? throw new HttpRequestException("The withheld tickets are JSON null.");
    }
}
