using Ticketing.Booking.Notifications.Mail;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.BoxOffice;

/// <summary>
/// How to write to guests of the box office, who have no account, besides users. A guest's address is kept because
/// nobody else has it, and only where the guest left one.
/// </summary>
internal sealed class GuestContacts(Database database, HttpUserContacts users) : IUserContacts
{
    private const string Locale = "en";

    private const string Read = """
        SELECT guest_id, buyer_name, buyer_email FROM desk_sales
        WHERE guest_id = ANY(@ids) AND buyer_email IS NOT NULL
        """;

    public async Task<Dictionary<Guid, UserContact>> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var guests = (await database.QueryAsync<Guest>(Read, new { ids = ids.ToArray() }, ct)).ToDictionary(
            g => g.GuestId,
            g => new UserContact(new UserId(g.GuestId), g.BuyerEmail, g.BuyerName ?? g.BuyerEmail, Locale));
        List<Guid> others = [.. ids.Where(id => !guests.ContainsKey(id))];
        if (others.Count > 0)
        {
            foreach (var (id, contact) in await users.ReadAsync(others, ct))
            {
                guests[id] = contact;
            }
        }
        return guests;
    }

    private sealed class Guest
    {
        public required Guid GuestId { get; init; }
        public string? BuyerName { get; init; }
        public required string BuyerEmail { get; init; }
    }
}
