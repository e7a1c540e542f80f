using Ticketing.Booking.Notifications.Mail;
using Ticketing.Messaging.Auditing;

namespace Ticketing.Booking.AuditTrail;

/// <summary>Names of people, asked of event-ticketing; without an answer the log is shown without names.</summary>
internal sealed class AuditNames(IUserContacts contacts) : IAuditNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> FindAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        try
        {
            return ids.Count == 0
                ? new Dictionary<Guid, string>()
                : (await contacts.ReadAsync(ids, cancellation)).ToDictionary(e => e.Key, e => e.Value.Name);
        }
        catch (HttpRequestException)
        {
            return new Dictionary<Guid, string>();
        }
    }
}
