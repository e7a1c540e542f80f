using System.Data.Common;

namespace Ticketing.Booking.Notifications;

/// <summary>A row of <c>notifications</c>.</summary>
internal sealed record NotificationRow(
    Guid Id,
    long Seq,
    NotificationKind Kind,
    Guid UserId,
    long EventId,
    Guid? BookingId,
    NotificationDetail Detail,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt,
    int MailAttempts)
{
    /// <summary>The columns that <see cref="Read"/> wants, of the table or CTE called <c>n</c>.</summary>
    public const string Columns = """
        n.id, n.seq, n.kind, n.user_id, n.event_id, n.booking_id, n.detail, n.created_at, n.read_at, n.mail_attempts
        """;

    public static NotificationRow Read(DbDataReader r) => new(
        r.GetGuid(0),
        r.GetInt64(1),
        NotificationKinds.Parse(r.GetString(2)),
        r.GetGuid(3),
        r.GetInt64(4),
        r.IsDBNull(5) ? null : r.GetGuid(5),
        NotificationDetail.Parse(r.GetString(6)),
        r.GetFieldValue<DateTimeOffset>(7),
        r.IsDBNull(8) ? null : r.GetFieldValue<DateTimeOffset>(8),
        r.GetInt32(9));
}
