using Ticketing.Contracts.Channels;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Seating;
using Ticketing.Messaging;
using Ticketing.SeatReservation.Reconciling.AuditLog;
using Ticketing.SeatReservation.Tests.Support;

namespace Ticketing.SeatReservation.Tests.Reconciling;

public sealed class AuditLogTests : IDisposable
{
    private static readonly SeatPosition Seat = new(1, 1, 1);
    private readonly EventId _event = new(77);
    private readonly AnswerLog _kafka = new();
    private readonly SeatLog _log = new();
    private readonly BookingId _first = BookingId.New(DateTimeOffset.UtcNow);
    private readonly BookingId _second = BookingId.New(DateTimeOffset.UtcNow);
    private readonly BookingId _third = BookingId.New(DateTimeOffset.UtcNow);

    public void Dispose() => _kafka.Dispose();

    [Theory]
    [InlineData("reserve1 release1 reserve2 sell2", "")]
    [InlineData("reserve1 reserve1 release1 release1 reserve2 reserve1", "")]
    [InlineData("reserve1 reserve2", "reserved-while-held 2 1")]
    [InlineData("reserve1 sell1 reserve2", "reserved-after-sold 2 1")]
    [InlineData("reserve1 sell2", "sold-without-reservation 2 1")]
    [InlineData("sell2", "sold-without-reservation 2 -")]
    [InlineData("reserve1 sell1 release1", "sold-and-released 1 -")]
    [InlineData("reserve1 sell1 refund1 reserve2 sell2", "")]
    [InlineData("reserve1 refund1 sell1", "")]
    [InlineData("reserve1 reserve2 wait release1", "released-too-late 2 1")]
    [InlineData("reserve1 sell1 refund1 resell2 sell2", "")]
    [InlineData("reserve1 sell1 refund1 resell2 sell2 refund2 reserve3 sell3", "")]
    [InlineData("reserve1 sell1 refund1 resell2 sell2 reserve3", "reserved-after-sold 3 1")]
    public void Every_breach_of_one_owner_a_seat_is_told(string history, string expected)
    {
        var now = DateTimeOffset.UnixEpoch;
        foreach (var step in history.Split(' '))
        {
            now += step == "wait" ? SeatLog.ClockTolerance * 2 : TimeSpan.FromMilliseconds(1);
            var place = new LogPlace("t", 0, 0, now);
            var booking = step[^1] switch { '1' => _first, '2' => _second, _ => _third };
            switch (step[..^1])
            {
                case "reserve": _log.Reserved(place, "A", booking, [Seat]); break;
                case "release": _log.Released(place, booking, [Seat], wereSold: false); break;
                case "refund": _log.Released(place, booking, [Seat], wereSold: true); break;
                case "resell": _log.Resold(_first, booking, [Seat]); break;
                case "sell": _log.Sold(place, "A", booking, [Seat]); break;
                default: break;
            }
        }

        string.Join(';', _log.Findings().Select(f => $"{f.Kind} {NameOf(f.BookingId)} {NameOf(f.OtherBookingId)}"))
            .ShouldBe(expected);
    }

    [Fact]
    public async Task The_log_is_read_from_its_beginning_and_other_events_of_the_channel_are_passed_over()
    {
        var other = new EventId(78);
        await _kafka.Publisher.PublishAsync(
            [
                Reserved(_event, _first), Released(_event, _first), Reserved(other, _first), Reserved(other, _second),
                Reserved(_event, _second), Paid(_event, BookingId.New(DateTimeOffset.UtcNow)),
                .. Empty(Topics.FinalizePayment),
            ],
            default);
        var directory = new FixedDirectory(_event, "A");
        var reader = new SeatLogReader(new MessagingOptions { BootstrapServers = _kafka.Address });

        var extent = reader.Read(directory.All.Single(), _log, default);

        extent.ShouldBe(new LogExtent(4, true));
        (_log.Seats, _log.Reservations).ShouldBe((1, 2));
        var finding = _log.Findings().ShouldHaveSingleItem();
        (finding.Kind, finding.Topic).ShouldBe(
            ("sold-without-reservation", Topics.TicketsPaid.In(Channel.OwnedBy(_event))));
    }

    private string NameOf(Guid? booking) => booking == _first.Value ? "1"
        : booking == _second.Value ? "2" : booking == _third.Value ? "3" : "-";

    private OutgoingMessage Reserved(EventId id, BookingId booking) => Message(
        Topics.TicketsReserved, MessageKeys.SeatWork(id, "A", 0), 0,
        new SeatUpdatedToReserved(booking, default, id, "A", [Seat], DateTimeOffset.UtcNow),
        ContractsJson.Default.SeatUpdatedToReserved);

    private OutgoingMessage Released(EventId id, BookingId booking) => Message(
        Topics.ReleaseSeat, MessageKeys.SeatWork(id, "A", 0), 0, new ReleaseSeat(booking, id, "A", [Seat]),
        ContractsJson.Default.ReleaseSeat);

    private OutgoingMessage Paid(EventId id, BookingId booking) => Message(
        Topics.TicketsPaid, MessageKeys.BookingLevel(id), null,
        new BookingPaidSuccess(booking, default, id, "A", [Seat], DateTimeOffset.UtcNow),
        ContractsJson.Default.BookingPaidSuccess);

    /// <summary>A message of nobody, so that the broker of the test has the topic.</summary>
    private IEnumerable<OutgoingMessage> Empty(TopicKind kind) =>
        [Message(kind, "", 0, new ReleaseSeat(_first, _event, "A", []), ContractsJson.Default.ReleaseSeat)];

    private OutgoingMessage Message<T>(
        TopicKind kind, string key, int? partition, T body,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json) => OutgoingMessage.Create(
            Guid.NewGuid(), kind, Channel.OwnedBy(_event), key, partition, body, json, null);
}
