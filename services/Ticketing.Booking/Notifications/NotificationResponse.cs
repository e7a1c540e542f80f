using System.Text.Json.Serialization;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging.Directory;

namespace Ticketing.Booking.Notifications;

/// <summary>A notification as the public API shows it (docs/api.md). Money in minor units, times in UTC.</summary>
internal sealed record NotificationResponse(
    Guid NotificationId,
    string Kind,
    long EventId,
    string? EventName,
    Guid? OrderId,
    DateTimeOffset CreatedAt,
    bool Read,
    NotificationDetail Detail)
{
    /// <summary>
    /// What people call the seats of the detail, in its order; null, or absent for all, where that is their numbers.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OrderSeatName?>? SeatNames { get; init; }

    public static NotificationResponse Of(NotificationRow row, IEventDirectory events) =>
        Of(row, events.Find(new EventId(row.EventId)));

    private static NotificationResponse Of(NotificationRow row, EventDirectoryEntry? about) => new(
        row.Id,
        row.KindName,
        row.EventId,
        about?.Name,
        row.BookingId,
        row.CreatedAt,
        row.ReadAt is not null,
        row.Detail)
    {
        SeatNames = NamesOf(row.Detail, about),
    };

    private static List<OrderSeatName?>? NamesOf(NotificationDetail detail, EventDirectoryEntry? about)
    {
        var section = detail.Section is { } name ? about?.Find(name) : null;
        var names = (detail.Seats ?? []).Select(s => OrderSeatName.Of(section, new SeatPosition(s[0], s[1], s[2]))).ToList();

        // The seats of a booking are of one section, but not always of one subsection: some may have names and others not.
        return names.TrueForAll(n => n is null) ? null : names;
    }
}

/// <summary>One page of a user's notifications, newest first.</summary>
/// <param name="Notifications">At most as many as asked for.</param>
/// <param name="Unread">How many of all are unread.</param>
/// <param name="Next">What to give as <c>before</c> for the next page; null on the last.</param>
internal sealed record NotificationPage(
    IReadOnlyList<NotificationResponse> Notifications, long Unread, long? Next);

/// <summary>Frame of the socket: a new notification.</summary>
internal sealed record NotificationPush(NotificationResponse Notification, string Type = "notification");

/// <summary>Frame of the socket: the newest unread ones, at its begin and after a loss.</summary>
internal sealed record UnreadPush(
    IReadOnlyList<NotificationResponse> Notifications, long Unread, string Type = "unread");

/// <summary>Frame of the socket and answer of marking as read: how many are still unread.</summary>
internal sealed record ReadAnswer(long Unread, string Type = "read");

/// <summary>What a client says: these are read; without ids all. On the socket <c>type</c> is <c>ack</c>.</summary>
internal sealed record MarkReadRequest(Guid[]? Ids, string? Type = null);
