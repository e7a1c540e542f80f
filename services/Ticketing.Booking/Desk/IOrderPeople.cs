using Ticketing.Booking.Notifications.Mail;
using Ticketing.Contracts;
using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Desk;

/// <summary>What event-ticketing knows of an order: its buyer's name, and which ticket has which number.</summary>
internal interface IOrderPeople
{
    /// <summary>What a text may mean.</summary>
    /// <exception cref="HttpRequestException">Event-ticketing does not answer.</exception>
    Task<OrderSearchAnswer> SearchAsync(EventId eventId, string text, CancellationToken ct);
}

/// <summary><c>POST /internal/order-search</c>.</summary>
internal sealed class HttpOrderPeople(IHttpClientFactory clients) : IOrderPeople
{
    /// <summary>Name of the client that carries the services' key.</summary>
    public const string Client = "order-people";

    public static Uri BaseAddress => new($"http://{ServiceNames.EventTicketing}");

    public async Task<OrderSearchAnswer> SearchAsync(EventId eventId, string text, CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        using var answer = await http.PostAsJsonAsync(
            new Uri("/internal/order-search", UriKind.Relative), new OrderSearchQuestion(eventId, text),
            ContractsJson.Default.OrderSearchQuestion, ct);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync(ContractsJson.Default.OrderSearchAnswer, ct)
            ?? throw new HttpRequestException("The answer of the order search is JSON null.");
    }
}

/// <summary>Names and addresses of many buyers.</summary>
internal static class ManyContacts
{
    /// <summary>Of one question to event-ticketing.</summary>
    private const int MaxIds = 100;

    /// <summary>Those that exist, in as many questions as it takes.</summary>
    public static async Task<Dictionary<Guid, UserContact>> ReadManyAsync(
        this IUserContacts contacts, IEnumerable<Guid> users, CancellationToken ct)
    {
        var found = new Dictionary<Guid, UserContact>();
        foreach (var ids in users.Distinct().Chunk(MaxIds))
        {
            foreach (var (id, contact) in await contacts.ReadAsync(ids, ct))
            {
                found[id] = contact;
            }
        }
        return found;
    }
}
