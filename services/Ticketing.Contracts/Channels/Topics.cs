using Ticketing.Contracts.Seating;

namespace Ticketing.Contracts.Channels;

/// <summary>
/// Kafka topic names:
/// <c>event-id-{event_id}______{action}______{from_service}___to___{to_service}</c>, with six, six and three
/// underscores. For example
/// <c>event-id-1______ticket-reserving-request-in-kvrocks______booking-service___to___seat-reservation-service</c>.
/// </summary>
public static class Topics
{
    /// <summary>Partitions of every topic. The seat owner of a section is section index modulo this.</summary>
    public const int PartitionCount = 10;

    /// <summary>Message: <see cref="Messages.TicketReservedRequest"/>.</summary>
    public static readonly TopicKind ReserveRequest = new(
        "ticket-reserving-request-in-kvrocks", ServiceNames.Booking, ServiceNames.SeatReservation);

    /// <summary>Message: <see cref="Messages.ReleaseSeat"/>.</summary>
    public static readonly TopicKind ReleaseSeat = new(
        "release-ticket-status-to-available-in-kvrocks", ServiceNames.EventTicketing, ServiceNames.SeatReservation);

    /// <summary>Message: <see cref="Messages.FinalizeSeatPayment"/>.</summary>
    public static readonly TopicKind FinalizePayment = new(
        "finalize-ticket-status-to-paid-in-kvrocks", ServiceNames.EventTicketing, ServiceNames.SeatReservation);

    /// <summary>Messages: <see cref="Messages.SeatInitializationCommand"/>, <see cref="Messages.ChangeSeatPlan"/>.</summary>
    public static readonly TopicKind SeatInitialization = new(
        "seat-initialization-command-in-kvrocks", ServiceNames.EventTicketing, ServiceNames.SeatReservation);

    /// <summary>Messages: <see cref="Messages.SeatUpdatedToReserved"/>, <see cref="Messages.SeatPlanChanged"/>.</summary>
    public static readonly TopicKind TicketsReserved = new(
        "update-ticket-status-to-reserved-in-postgresql", ServiceNames.SeatReservation, ServiceNames.EventTicketing);

    /// <summary>Message: <see cref="Messages.BookingPaidSuccess"/>.</summary>
    public static readonly TopicKind TicketsPaid = new(
        "update-ticket-status-to-paid-in-postgresql", ServiceNames.Booking, ServiceNames.EventTicketing);

    /// <summary>Message: <see cref="Messages.BookingExpiredReleaseTickets"/>.</summary>
    public static readonly TopicKind TicketsReleased = new(
        "update-ticket-status-to-available-in-kvrocks", ServiceNames.Booking, ServiceNames.EventTicketing);

    /// <summary>Message: <see cref="Messages.BookingUpdatedToPendingPayment"/>.</summary>
    public static readonly TopicKind BookingPendingPayment = new(
        "update-booking-status-to-pending-payment", ServiceNames.SeatReservation, ServiceNames.Booking);

    /// <summary>Message: <see cref="Messages.BookingUpdatedToFailed"/>.</summary>
    public static readonly TopicKind BookingFailed = new(
        "update-booking-status-to-failed", ServiceNames.SeatReservation, ServiceNames.Booking);

    /// <summary>All nine kinds; each channel has one topic of each.</summary>
    public static readonly IReadOnlyList<TopicKind> All =
    [
        ReserveRequest, ReleaseSeat, FinalizePayment, SeatInitialization, TicketsReserved, TicketsPaid,
        TicketsReleased, BookingPendingPayment, BookingFailed,
    ];

    /// <summary>The kinds that <paramref name="serviceName"/> consumes.</summary>
    public static IReadOnlyList<TopicKind> ConsumedBy(string serviceName) =>
        [.. All.Where(kind => kind.To == serviceName)];

    /// <summary>The dead-letter topic of one service: poison messages with the reason in their headers.</summary>
    public static string DeadLetters(string serviceName) => $"dead-letter______{serviceName}";
}

/// <summary>One of the nine sorts of topic a channel has.</summary>
/// <param name="Action">The action part of the name, kebab case.</param>
/// <param name="From">The producing service.</param>
/// <param name="To">The consuming service.</param>
public sealed record TopicKind(string Action, string From, string To)
{
    private readonly string _afterChannel = $"______{Action}______{From}___to___{To}";
    private volatile TopicName? _last; // asked for with every message, mostly for the same channel

    /// <summary>The topic of this kind in <paramref name="channel"/>.</summary>
    public string In(Channel channel)
    {
        var last = _last;
        if (last is null || last.Channel != channel)
        {
            _last = last = new TopicName(channel, string.Concat("event-id-", channel.Name, _afterChannel));
        }

        return last.Name;
    }

    /// <summary>True if <paramref name="topic"/> is of this kind, in whichever channel.</summary>
    public bool Matches(string topic) => topic.EndsWith(_afterChannel, StringComparison.Ordinal);

    /// <summary>What it is and what it is called, and nothing of what was asked before.</summary>
    public bool Equals(TopicKind? other) =>
        ReferenceEquals(this, other) || (other is not null && _afterChannel == other._afterChannel);

    /// <inheritdoc/>
    public override int GetHashCode() => _afterChannel.GetHashCode(StringComparison.Ordinal);

    private sealed record TopicName(Channel Channel, string Name);
}

/// <summary>
/// Consumer groups: <c>event-id-{event_id}_____{service_name}--{event_id}</c> with five underscores and no random
/// suffix, so that a restarted service resumes where it was.
/// </summary>
public static class ConsumerGroups
{
    /// <summary>The group of <paramref name="serviceName"/> in <paramref name="channel"/>.</summary>
    public static string Of(Channel channel, string serviceName) =>
        $"event-id-{channel}_____{serviceName}--{channel}";
}

/// <summary>Message keys and the partition that owns a section.</summary>
public static class MessageKeys
{
    /// <summary>
    /// The partition that owns a section: A→0, B→1, … by the section's place in the event's plan, modulo ten. Seat
    /// work is always produced to this partition by number, never by hashing the key.
    /// </summary>
    public static int PartitionOf(int sectionIndex) => sectionIndex % Topics.PartitionCount;

    /// <summary>
    /// Key of seat work: <c>event-{event_id}-section-{section}-partition-{partition_number}</c>, the section as
    /// <see cref="SectionName.KeyOf"/> writes it.
    /// </summary>
    public static string SeatWork(EventId eventId, string section, int partition) =>
        $"event-{eventId}-section-{SectionName.KeyOf(section)}-partition-{partition}";

    /// <summary>Key of booking-level messages: <c>event-{event_id}</c>.</summary>
    public static string BookingLevel(EventId eventId) => $"event-{eventId}";
}
