using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Notifications.Mail;

/// <summary>
/// Asks event-ticketing how to write to users, when a mail is sent. Addresses are kept nowhere in this service:
/// not in the database, not in a cache, not in a log.
/// </summary>
internal interface IUserContacts
{
    /// <summary>Those that exist; at most 100 are asked for.</summary>
    Task<Dictionary<Guid, UserContact>> ReadAsync(IReadOnlyCollection<Guid> users, CancellationToken ct);
}

/// <summary><c>GET /internal/users/contacts</c>.</summary>
internal sealed class HttpUserContacts(IHttpClientFactory clients) : IUserContacts
{
    /// <summary>Name of the client that carries the services' key.</summary>
    public const string Client = "user-contacts";

    public static Uri BaseAddress => new($"http://{ServiceNames.EventTicketing}");

    public async Task<Dictionary<Guid, UserContact>> ReadAsync(
        IReadOnlyCollection<Guid> users, CancellationToken ct)
    {
        using var http = clients.CreateClient(Client);
        var contacts = await http.GetFromJsonAsync(
            $"/internal/users/contacts?{string.Join('&', users.Select(id => $"id={id}"))}",
            ContractsJson.Default.ListUserContact,
            ct) ?? throw new HttpRequestException("The contacts are JSON null.");
        return contacts.ToDictionary(c => c.UserId.Value);
    }
}
