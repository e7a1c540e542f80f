namespace Ticketing.Booking.Notifications;

/// <summary>A row of <c>notifications</c>.</summary>
internal sealed record NotificationRow
{
    /// <summary>The columns, of the table or CTE that is called <c>n</c>.</summary>
    public const string Columns = """
        n.id, n.seq, n.kind AS kind_name, n.user_id, n.event_id, n.booking_id, n.detail AS detail_json, n.created_at,
        n.read_at, n.mail_attempts
        """;

    public required Guid Id { get; init; }

    /// <summary>Order of a user's list, and the cursor of its pages.</summary>
    public required long Seq { get; init; }
    public required string KindName { get; init; }
    public required Guid UserId { get; init; }
    public required long EventId { get; init; }
    public Guid? BookingId { get; init; }
    public required string DetailJson { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
    public int MailAttempts { get; init; }

    public NotificationKind Kind => NotificationKinds.Parse(KindName);

    public NotificationDetail Detail
    {
        get => field ??= NotificationDetail.Parse(DetailJson);
        init;
    }
}
