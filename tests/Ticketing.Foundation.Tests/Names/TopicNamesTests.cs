using Ticketing.Contracts.Channels;

namespace Ticketing.Foundation.Tests.Names;

/// <summary>Topics, groups and keys, character by character: other systems read them.</summary>
public class TopicNamesTests
{
    private static readonly Channel EventOne = Channel.OwnedBy(new EventId(1));

    public static TheoryData<TopicKind, string> NamesOfEventOne => new()
    {
        {
            Topics.ReserveRequest,
            "event-id-1______ticket-reserving-request-in-kvrocks______booking-service___to___seat-reservation-service"
        },
        {
            Topics.ReleaseSeat,
            "event-id-1______release-ticket-status-to-available-in-kvrocks"
            + "______event-ticketing-service___to___seat-reservation-service"
        },
        {
            Topics.FinalizePayment,
            "event-id-1______finalize-ticket-status-to-paid-in-kvrocks"
            + "______event-ticketing-service___to___seat-reservation-service"
        },
        {
            Topics.SeatInitialization,
            "event-id-1______seat-initialization-command-in-kvrocks"
            + "______event-ticketing-service___to___seat-reservation-service"
        },
        {
            Topics.TicketsReserved,
            "event-id-1______update-ticket-status-to-reserved-in-postgresql"
            + "______seat-reservation-service___to___event-ticketing-service"
        },
        {
            Topics.TicketsPaid,
            "event-id-1______update-ticket-status-to-paid-in-postgresql"
            + "______booking-service___to___event-ticketing-service"
        },
        {
            Topics.TicketsReleased,
            "event-id-1______update-ticket-status-to-available-in-kvrocks"
            + "______booking-service___to___event-ticketing-service"
        },
        {
            Topics.BookingPendingPayment,
            "event-id-1______update-booking-status-to-pending-payment"
            + "______seat-reservation-service___to___booking-service"
        },
        {
            Topics.BookingFailed,
            "event-id-1______update-booking-status-to-failed______seat-reservation-service___to___booking-service"
        },
    };

    [Theory]
    [MemberData(nameof(NamesOfEventOne))]
    public void Topic_of_event_one_is_named_as_the_contract_says(TopicKind kind, string name)
    {
        kind.In(EventOne).ShouldBe(name);
        kind.Matches(name).ShouldBeTrue();
        Topics.All.Where(other => other.Matches(name)).ShouldBe([kind]);
    }

    [Fact]
    public void Nine_topics_of_ten_partitions_are_an_events()
    {
        Topics.All.Select(kind => kind.In(EventOne)).Distinct().Count().ShouldBe(9);
        Topics.PartitionCount.ShouldBe(10);
        Topics.All.Count.ShouldBe(NamesOfEventOne.Count);
    }

    [Fact]
    public void Lane_stands_in_the_place_of_the_event_id()
    {
        Topics.BookingFailed.In(Channel.Lane(3)).ShouldBe(
            "event-id-lane-3______update-booking-status-to-failed______seat-reservation-service___to___booking-service");
        ConsumerGroups.Of(Channel.Lane(3), ServiceNames.Booking)
            .ShouldBe("event-id-lane-3_____booking-service--lane-3");
    }

    [Theory]
    [InlineData(ServiceNames.Booking, "event-id-42_____booking-service--42")]
    [InlineData(ServiceNames.EventTicketing, "event-id-42_____event-ticketing-service--42")]
    [InlineData(ServiceNames.SeatReservation, "event-id-42_____seat-reservation-service--42")]
    public void Consumer_group_has_no_random_suffix(string service, string group) =>
        ConsumerGroups.Of(Channel.OwnedBy(new EventId(42)), service).ShouldBe(group);

    [Theory]
    [InlineData(ServiceNames.SeatReservation, 4)]
    [InlineData(ServiceNames.EventTicketing, 3)]
    [InlineData(ServiceNames.Booking, 2)]
    public void Service_consumes_the_topics_that_name_it(string service, int count)
    {
        var consumed = Topics.ConsumedBy(service);
        consumed.Count.ShouldBe(count);
        consumed.ShouldAllBe(kind => kind.In(EventOne).EndsWith("___to___" + service));
    }

    [Fact]
    public void Names_are_legal_in_Kafka_for_the_largest_event_id()
    {
        // Kafka: at most 249 characters of a-z, A-Z, 0-9, dot, underscore and dash.
        var largest = Channel.OwnedBy(new EventId(long.MaxValue));
        foreach (var name in Topics.All.Select(kind => kind.In(largest)).Append(
            Topics.DeadLetters(ServiceNames.Booking)))
        {
            name.ShouldMatch("^[a-zA-Z0-9._-]{1,249}$");
        }
    }

    [Fact]
    public void Keys_carry_the_events_own_id()
    {
        MessageKeys.SeatWork(new EventId(7), "B", 1).ShouldBe("event-7-section-B-partition-1");
        MessageKeys.BookingLevel(new EventId(7)).ShouldBe("event-7");
    }

    [Theory]
    [InlineData(0, 0)] // A
    [InlineData(1, 1)] // B
    [InlineData(9, 9)]
    [InlineData(10, 0)] // more sections than partitions
    [InlineData(25, 5)]
    public void Section_belongs_to_one_partition(int sectionIndex, int partition) =>
        MessageKeys.PartitionOf(sectionIndex).ShouldBe(partition);

    [Fact]
    public void Event_above_the_size_owns_its_topics_and_others_share_lanes()
    {
        var policy = new ChannelPolicy(OwnTopicsAboveSeats: 1_000, LaneCount: 4);
        policy.ChannelOf(new EventId(6), 1_001).ShouldBe(Channel.OwnedBy(new EventId(6)));
        policy.ChannelOf(new EventId(6), 1_000).ShouldBe(Channel.Lane(2));
        policy.ChannelOf(new EventId(6), 1_000).IsLane.ShouldBeTrue();
        Channel.OwnedBy(new EventId(6)).IsLane.ShouldBeFalse();
        Enumerable.Range(1, 100).Select(id => policy.ChannelOf(new EventId(id), 1)).Distinct().Count().ShouldBe(4);
    }
}
